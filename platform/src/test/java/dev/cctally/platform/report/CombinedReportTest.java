package dev.cctally.platform.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cctally.platform.AppException;
import dev.cctally.spi.model.Money;
import dev.cctally.spi.model.TokenCounts;
import dev.cctally.spi.vendor.CostBasis;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class CombinedReportTest {
  private static Figures cost(long pico) {
    return new Figures(1, new TokenCounts(pico, 0, 0, 0, 0, 0), Money.ofPico(pico));
  }

  private static VendorReport<BucketReport> vendor(
      String id, @Nullable CostBasis basis, long pico, String... days) {
    List<BucketRow> rows = new ArrayList<>();
    Figures totals = Figures.ZERO;
    for (String day : days) {
      rows.add(new BucketRow(LocalDate.parse(day), cost(pico), List.of(), List.of()));
      totals = totals.plus(cost(pico));
    }
    return new VendorReport<>(
        id, basis, new BucketReport(Granularity.DAY, rows, totals, List.of("new-" + id)));
  }

  private static List<String> rows(CombinedReport<BucketRow> report) {
    return report.rows().stream().map(row -> row.report().start() + " " + row.vendorId()).toList();
  }

  @Test
  void interleavesVendorsAndReversesExactly() {
    var up =
        CombinedReport.ofBuckets(
            List.of(
                vendor("b", CostBasis.EQUIVALENT, 1, "2026-05-01", "2026-05-03"),
                vendor("a", CostBasis.ACTUAL, 1, "2026-05-01", "2026-05-02")),
            SortOrder.ASC);
    var down =
        CombinedReport.ofBuckets(
            List.of(
                vendor("b", CostBasis.EQUIVALENT, 1, "2026-05-03", "2026-05-01"),
                vendor("a", CostBasis.ACTUAL, 1, "2026-05-02", "2026-05-01")),
            SortOrder.DESC);
    assertThat(rows(up))
        .containsExactly("2026-05-01 b", "2026-05-01 a", "2026-05-02 a", "2026-05-03 b");
    assertThat(rows(down)).isEqualTo(rows(up).reversed());
  }

  @Test
  void neverAddsDollarsThatMeanDifferentThings() {
    var report =
        CombinedReport.ofBuckets(
            List.of(
                vendor("a", CostBasis.EQUIVALENT, 1, "2026-05-01"),
                vendor("b", CostBasis.ACTUAL, 10, "2026-05-01"),
                vendor("c", CostBasis.EQUIVALENT, 100, "2026-05-01"),
                vendor("d", null, 1000, "2026-05-01")),
            SortOrder.ASC);
    assertThat(report.totals().of(CostBasis.EQUIVALENT).cost()).isEqualTo(Money.ofPico(101));
    assertThat(report.totals().of(CostBasis.ACTUAL).cost()).isEqualTo(Money.ofPico(10));
    assertThat(report.totals().unknown()).isEqualTo(cost(1000));
    assertThat(report.unpricedModels())
        .extracting(models -> models.vendorId() + models.report())
        .containsExactly("a[new-a]", "b[new-b]", "c[new-c]", "d[new-d]");
  }

  @Test
  void hasNothingForABasisThatNoVendorHas() {
    var report = CombinedReport.ofBuckets(List.of(), SortOrder.ASC);
    assertThat(report.totals().of(CostBasis.ACTUAL)).isEqualTo(Figures.ZERO);
    assertThat(report.totals().unknown()).isNull();
  }

  @Test
  void refusesSumsThatCannotBeCounted() {
    var huge = vendor("a", CostBasis.ACTUAL, Long.MAX_VALUE, "2026-05-01");
    assertThatExceptionOfType(AppException.class)
        .isThrownBy(() -> CombinedReport.ofBuckets(List.of(huge, huge), SortOrder.ASC))
        .withMessageContaining("--since");
  }
}
