package dev.cctally.platform.report;

import static dev.cctally.platform.report.Entries.tokens;
import static dev.cctally.platform.report.ListPrices.HK;
import static dev.cctally.platform.report.ListPrices.OP6;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.platform.ingest.SessionRef;
import dev.cctally.platform.project.InMemoryRoots;
import dev.cctally.platform.project.ProjectResolver;
import dev.cctally.spi.model.Money;
import dev.cctally.spi.model.SpeedTier;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CostAuditTest {
  private final Entries list = new Entries();
  private final SessionRef session = list.session("s", null, "/logs/a.jsonl");

  private CostAudit audit(ListPrices prices, int samples) {
    return new DefaultUsageReports(
            new ListHistory(list.all(), prices.promptThresholds()),
            _ -> Optional.of(prices),
            new ProjectResolver(Path.of("/home"), new InMemoryRoots()))
        .costs(Asking.ALL, samples);
  }

  @Test
  void countsModelsAndKeepsTheCostliestEntries() {
    list.add("2026-05-01T00:00:00Z", session, HK, tokens(10, 0));
    list.add("2026-05-01T00:01:00Z", session, HK, tokens(30, 0), SpeedTier.STANDARD, "9");
    list.add("2026-05-01T00:02:00Z", session, HK, tokens(20, 0));
    list.add("2026-05-01T00:03:00Z", session, HK, tokens(20, 0));
    list.add("2026-05-01T00:04:00Z", session, OP6, tokens(1, 0), SpeedTier.FAST, null);
    list.add("2026-05-01T00:05:00Z", session, "b-new", tokens(1, 0));

    CostAudit audit = audit(ListPrices.worked().withFallback(HK), 3);

    assertThat(audit.entries()).isEqualTo(6);
    // 81 tokens at 1 µ$, one at 5 × 6 µ$; what was recorded does not matter
    assertThat(audit.cost()).isEqualTo(Money.ofPico(111_000_000));
    assertThat(audit.models())
        .containsExactly(
            new CostAudit.ModelCount(HK, 4, null),
            new CostAudit.ModelCount("b-new", 1, HK),
            new CostAudit.ModelCount(OP6, 1, null));
    assertThat(audit.costliest())
        .extracting(sample -> sample.entry().model() + " " + sample.entry().tokens().input())
        .containsExactly(HK + " 30", OP6 + " 1", HK + " 20");
    assertThat(audit.costliest().getLast().entry().position()).isEqualTo(200);
  }

  @Test
  void keepsNothingIfNothingIsWanted() {
    list.add("2026-05-01T00:00:00Z", session, "new", tokens(10, 0));

    CostAudit audit = audit(ListPrices.worked(), 0);

    assertThat(audit.costliest()).isEmpty();
    assertThat(audit.models()).isEqualTo(List.of(new CostAudit.ModelCount("new", 1, null)));
    assertThat(audit.cost()).isEqualTo(Money.ZERO);
  }
}
