package dev.cctally.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * {@code spi.api} holds every public signature of the SPI, so that a change of the contract with
 * plugin authors shows up in review. After a change that is meant, rewrite it with
 *
 * <pre>mvn -pl spi test -Dtest=SpiApiTest -Dspi.api=rewrite</pre>
 *
 * and look at the difference: what is removed or changed breaks plugins that exist.
 */
final class SpiApiTest {
  private static final Path RECORDED = Path.of("spi.api");

  @Test
  void isWhatTheRecordSays() throws Exception {
    String found = PublicApi.of(Path.of("target", "classes"));
    if ("rewrite".equals(System.getProperty("spi.api"))) {
      Files.writeString(RECORDED, found);
    }
    assertThat(found)
        .as("mvn -pl spi test -Dtest=SpiApiTest -Dspi.api=rewrite records a change that is meant")
        .isEqualTo(Files.readString(RECORDED));
  }

  @Test
  void tellsWhatAPluginCompilesAgainst() throws Exception {
    assertThat(PublicApi.of(Path.of("target", "test-classes")))
        .contains("interface dev.cctally.spi.ApiSample permits dev.cctally.spi.ApiSample$Only\n")
        .contains("@org.jspecify.annotations.Nullable() java.lang.String maybe(int)\n")
        .contains("  public default void done() throws java.io.IOException\n")
        .contains("  @Deprecated public static void gone()\n")
        .contains("  public static <T extends java.lang.Number> T first(java.util.List<T>)\n")
        .contains("  (long count)\n")
        .doesNotContain("hidden");
  }
}
