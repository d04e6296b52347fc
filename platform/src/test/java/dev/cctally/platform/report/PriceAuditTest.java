package dev.cctally.platform.report;

import static dev.cctally.platform.report.Entries.tokens;
import static dev.cctally.platform.report.ListPrices.HK;
import static dev.cctally.platform.report.ListPrices.OP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cctally.platform.ingest.SessionRef;
import dev.cctally.platform.project.InMemoryRoots;
import dev.cctally.platform.project.ProjectResolver;
import dev.cctally.spi.model.SpeedTier;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PriceAuditTest {
  private final Entries list = new Entries();
  private final SessionRef session = list.session("s", null, "/logs/a.jsonl");

  @Test
  void matchesBelowAThousandthOfTheRecordedCost() {
    // A million input tokens of haiku are a dollar.
    record(HK, "1"); // the same
    record(HK, "1.001"); // differs by 0.001 / 1.001: 0.0999 %
    record(HK, "1.002"); // 0.1996 %
    record(HK, "0"); // nothing to compare a difference with
    record("unknown", "1");
    list.add("2026-05-01T00:00:00Z", session, HK, tokens(1_000_000, 0));

    PriceAudit audit = audit(ListPrices.worked(), 5);

    assertThat(audit.entries()).isEqualTo(6);
    assertThat(audit.compared()).isEqualTo(4);
    assertThat(audit.matches()).isEqualTo(3);
    assertThat(audit.samples()).hasSize(1);
    assertThat(audit.samples().getFirst().recorded().toDollars()).isEqualByComparingTo("1.002");
    assertThat(audit.models()).hasSize(1);
    // 0.001 / 1.001 + 0.002 / 1.002, in percent
    assertThat(audit.models().getFirst().differenceSum())
        .isCloseTo(0.0999000999 + 0.1996007984, within(1e-9));
  }

  @Test
  void doesNotMatchAtExactlyAThousandth() {
    list.add("2026-05-01T00:00:00Z", session, HK, tokens(999_000, 0), SpeedTier.STANDARD, "1");
    list.add("2026-05-01T00:00:00Z", session, HK, tokens(999_001, 0), SpeedTier.STANDARD, "1");

    assertThat(audit(ListPrices.worked(), 5).matches()).isEqualTo(1);
  }

  @Test
  void listsModelsByMismatchesAndKeepsTheFirstSamples() {
    record(OP, "1");
    record(HK, "2");
    record(HK, "3");
    record(HK, "1");

    PriceAudit audit = audit(ListPrices.worked(), 2);

    assertThat(audit.models())
        .extracting(model -> model.model() + " " + model.compared() + " " + model.matches())
        .containsExactly(HK + " 3 1", OP + " 1 0");
    assertThat(audit.samples())
        .extracting(sample -> sample.recorded().toDollars().toPlainString())
        .containsExactly("1", "2");
  }

  @Test
  void doesNotCompareWithABorrowedPrice() {
    record("unknown", "1");

    assertThat(audit(ListPrices.worked().withFallback(HK), 5).compared()).isZero();
  }

  @Test
  void looksOnlyAtTheEntriesShown() {
    record(HK, "2");
    record(OP, "2");

    DefaultUsageReports reports = reports(ListPrices.worked());
    assertThat(reports.audit(Asking.ALL, entry -> entry.model().equals(HK), 5).entries())
        .isEqualTo(1);
  }

  private void record(String model, String dollars) {
    list.add(
        "2026-05-01T00:00:00Z", session, model, tokens(1_000_000, 0), SpeedTier.STANDARD, dollars);
  }

  private PriceAudit audit(ListPrices prices, int samples) {
    return reports(prices).audit(Asking.ALL, _ -> true, samples);
  }

  private DefaultUsageReports reports(ListPrices prices) {
    return new DefaultUsageReports(
        new ListHistory(list.all(), List.of(200_000L)),
        _ -> Optional.of(prices),
        new ProjectResolver(Path.of("/nobody"), new InMemoryRoots()));
  }
}
