package dev.cctally.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    assertThat(difference(Files.readString(RECORDED), found))
        .as("mvn -pl spi test -Dtest=SpiApiTest -Dspi.api=rewrite records a change that is meant")
        .isEmpty();
  }

  @Test
  void showsWhatChangedAndWhere() {
    assertThat(difference("class A\n  int a()\n  int b()\n", "class A\n  int b()\n  int c()\n"))
        .containsExactlyInAnyOrder("- class A: int a()", "+ class A: int c()");
  }

  private static List<String> difference(String recorded, String found) {
    List<String> before = qualified(recorded);
    List<String> after = qualified(found);
    List<String> difference = new ArrayList<>();
    before.stream().filter(line -> !after.contains(line)).forEach(x -> difference.add("- " + x));
    after.stream().filter(line -> !before.contains(line)).forEach(x -> difference.add("+ " + x));
    return difference;
  }

  /** {@return the lines, each member's with its type's in front} */
  private static List<String> qualified(String api) {
    List<String> lines = new ArrayList<>();
    String type = "";
    for (String line : api.split("\n")) {
      if (line.startsWith("  ")) {
        lines.add(type + ": " + line.strip());
      } else {
        type = line;
        lines.add(line);
      }
    }
    return lines;
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
