package dev.cctally.plugins.codex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.vendor.CostBasis;
import dev.cctally.spi.vendor.VendorInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class CodexVendorTest {
  private final CodexVendor vendor = new CodexVendor();

  @Test
  void claimsTheNamesOfThePublishedContracts() {
    VendorInfo info = vendor.info();

    assertThat(info.id()).isEqualTo("codex");
    assertThat(info.displayName()).isEqualTo("Codex");
    assertThat(info.costBasis()).isEqualTo(CostBasis.ACTUAL);
    assertThat(info.budgetPeriods()).containsExactly("calendar-month", "calendar-week");
    assertThat(info.names().budgetKeyPrefix()).isEqualTo("budget.codex");
    assertThat(info.names().jsonMember()).isEqualTo("codex");
    assertThat(info.names().alertAxis()).isEqualTo("codex_budget");
    assertThat(info.names().reportTitle()).isEqualTo("Codex");
    assertThat(info.names().modelPrefixes()).isEmpty();
    assertThat(vendor.info()).isSameAs(info);
  }

  @Test
  void readsOneSource() {
    assertThat(vendor.logSources())
        .singleElement()
        .satisfies(source -> assertThat(source.id()).isEqualTo("sessions"));
  }

  @Test
  void offersSampleLogs() {
    assertThat(vendor.sampleLogs()).isPresent();
  }

  @Test
  void isFoundByThePluginFramework() throws IOException {
    try (InputStream index = CodexVendor.class.getResourceAsStream("/META-INF/extensions.idx")) {
      assertThat(index).as("written by PF4J's annotation processor").isNotNull();
      assertThat(new String(index.readAllBytes(), StandardCharsets.UTF_8).lines())
          .contains(CodexVendor.class.getName());
    }
  }
}
