package dev.cctally.plugins.claude;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.vendor.CostBasis;
import dev.cctally.spi.vendor.VendorInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class ClaudeVendorTest {
  private final ClaudeVendor vendor = new ClaudeVendor();

  @Test
  void claimsTheFlatContractNames() {
    VendorInfo info = vendor.info();

    assertThat(info.id()).isEqualTo("claude");
    assertThat(info.costBasis()).isEqualTo(CostBasis.EQUIVALENT);
    assertThat(info.names().budgetKeyPrefix()).isEqualTo("budget");
    assertThat(info.names().jsonMember()).isEmpty();
    assertThat(info.names().alertAxis()).isEqualTo("budget");
    assertThat(info.names().reportTitle()).isEqualTo("Claude Code");
    assertThat(info.names().modelPrefixes()).containsEntry("claude-", "");
    assertThat(vendor.info()).isSameAs(info);
  }

  @Test
  void readsOneSource() {
    assertThat(vendor.logSources())
        .singleElement()
        .satisfies(source -> assertThat(source.id()).isEqualTo("projects"));
  }

  @Test
  void offersSampleLogs() {
    assertThat(vendor.sampleLogs()).isPresent();
  }

  @Test
  void isFoundByThePluginFramework() throws IOException {
    try (InputStream index = ClaudeVendor.class.getResourceAsStream("/META-INF/extensions.idx")) {
      assertThat(index).as("written by PF4J's annotation processor").isNotNull();
      assertThat(new String(index.readAllBytes(), StandardCharsets.UTF_8).lines())
          .contains(ClaudeVendor.class.getName());
    }
  }
}
