package dev.cctally.platform.report;

import static dev.cctally.platform.report.ListPrices.HK;
import static dev.cctally.platform.report.ListPrices.OP;
import static dev.cctally.platform.report.ListPrices.OP6;
import static dev.cctally.platform.report.ListPrices.SON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.platform.ingest.UsageHistory;
import dev.cctally.platform.project.InMemoryRoots;
import dev.cctally.platform.project.ProjectResolver;
import dev.cctally.platform.time.EpochMicros;
import dev.cctally.spi.model.TokenCounts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The figures of the worked example F1, with what the vendor bills. */
final class WorkedExampleTest {
  private static final Instant NOW = Instant.parse("2026-05-20T12:00:00Z");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  @TempDir Path root;
  private UsageReports reports;

  @BeforeEach
  void makeReports() throws IOException {
    root = root.toRealPath();
    WorkedExample.makeFolders(root);
    reports =
        new DefaultUsageReports(
            new ListHistory(WorkedExample.entries(root), List.of(200_000L)),
            _ -> Optional.of(ListPrices.worked()),
            new ProjectResolver(Path.of("/nobody"), new InMemoryRoots()));
  }

  @Test
  void sumsDays() {
    BucketReport daily = reports.buckets(Asking.ALL, Granularity.DAY);

    assertThat(daily.rows().stream().map(row -> row.start() + " " + line(row.figures())))
        .containsExactly(
            // 1000 × 1e-6 + 1000 × 5e-6
            "2026-04-30 1000/1000/0/0 0.006",
            // 500 × 1e-6 + 500 × 5e-6
            "2026-05-01 500/500/0/0 0.003",
            // input 100 + 2000 + 50; output 200 + 500 + 80; writes 1000 + 3000; reads 5000 + 20000
            // +
            // 700; 0.05875 + 0.00855 + 0.00052, see below
            "2026-05-18 2150/780/4000/25700 0.06782",
            // 10 × 3e-6 + 20 × 1.5e-5 = 0.00033, and, its prompt being 550,000 tokens, all at long
            // rates: 300000 × 6e-6 + 1000 × 2.25e-5 + 250000 × 6e-7 = 1.9725
            "2026-05-19 300010/1020/0/250000 1.97283",
            // 0.5 recorded + 0.18 + 0.03 + 0.000124
            "2026-05-20 3114/3122/0/0 0.710124");
    // 0.006 + 0.003 + 0.06782 + 1.97283 + 0.710124
    assertThat(line(daily.totals())).isEqualTo("306774/6422/4000/275700 2.759774");
    assertThat(daily.totals().entries()).isEqualTo(13);
    assertThat(daily.unpricedModels()).containsExactly("claude-zeta-9");
  }

  @Test
  void breaksDaysDownByCostAndListsModelsByFirstUse() {
    List<BucketRow> rows = reports.buckets(Asking.ALL, Granularity.DAY).rows();

    BucketRow may18 = rows.get(2);
    assertThat(may18.modelsUsed()).containsExactly(SON, HK, OP);
    assertThat(may18.models().stream().map(WorkedExampleTest::line))
        .containsExactly(
            // 2000 × 5e-6 + 500 × 2.5e-5 + 1000 × 6.25e-6 + 2000 × 1e-5 + 20000 × 5e-7
            OP + " 2000/500/3000/20000 0.05875 PRICED",
            // 100 × 3e-6 + 200 × 1.5e-5 + 1000 × 3.75e-6 + 5000 × 3e-7
            SON + " 100/200/1000/5000 0.00855 PRICED",
            // 50 × 1e-6 + 80 × 5e-6 + 700 × 1e-7
            HK + " 50/80/0/700 0.00052 PRICED");
    BucketRow may20 = rows.get(4);
    assertThat(may20.modelsUsed()).containsExactly(OP, HK, SON, OP6 + "-fast", "claude-zeta-9");
    assertThat(may20.models().stream().map(WorkedExampleTest::line))
        .containsExactly(
            SON + " 100/100/0/0 0.5 PRICED",
            OP6 + "-fast 1000/1000/0/0 0.18 PRICED", // (0.005 + 0.025) × 6
            OP + " 1000/1000/0/0 0.03 PRICED",
            HK + " 14/22/0/0 0.000124 PRICED", // 2 × (7 × 1e-6 + 11 × 5e-6)
            "claude-zeta-9 1000/1000/0/0 0 UNPRICED");
  }

  @Test
  void makesDaysInTheDisplayZone() {
    BucketReport daily = reports.buckets(Asking.in("America/New_York"), Granularity.DAY);

    assertThat(daily.rows().stream().map(WorkedExampleTest::shortLine))
        .containsExactly(
            "2026-04-30 1500 0.009", // midnight UTC is still April there
            "2026-05-18 2150 0.06782",
            "2026-05-19 300010 1.97283",
            "2026-05-20 3114 0.710124");
  }

  @Test
  void cutsAtMidnightOfTheZone() {
    UsageHistory.Range april30 = DateRange.parse("20260430", "2026-04-30", NEW_YORK, NOW);
    UsageHistory.Range may1 = DateRange.parse("20260501", "20260501", ZoneOffset.UTC, NOW);

    assertThat(
            reports.buckets(Asking.in("America/New_York", april30), Granularity.DAY).rows().stream()
                .map(WorkedExampleTest::shortLine))
        .containsExactly("2026-04-30 1500 0.009");
    assertThat(
            reports.buckets(Asking.in("Etc/UTC", may1), Granularity.DAY).rows().stream()
                .map(WorkedExampleTest::shortLine))
        .containsExactly("2026-05-01 500 0.003");
  }

  @Test
  void knowsThreeCosts() {
    UsageHistory.Range may20 = DateRange.parse("20260520", null, ZoneOffset.UTC, NOW);

    // 0.0018 (100 × 3e-6 + 100 × 1.5e-5, not the recorded 0.5) + 0.18 + 0.03 + 0.000124
    assertThat(
            line(reports.buckets(Asking.mode(CostMode.CALCULATE, may20), Granularity.DAY).totals()))
        .isEqualTo("3114/3122/0/0 0.211924");
    BucketReport display = reports.buckets(Asking.mode(CostMode.DISPLAY, may20), Granularity.DAY);
    assertThat(line(display.totals())).isEqualTo("3114/3122/0/0 0.5");
    assertThat(display.unpricedModels()).isEmpty();
  }

  @Test
  void sumsMonths() {
    BucketReport monthly = reports.buckets(Asking.ALL, Granularity.MONTH);

    assertThat(monthly.rows().stream().map(row -> row.start() + " " + line(row.figures())))
        .containsExactly(
            "2026-04-01 1000/1000/0/0 0.006",
            "2026-05-01 305774/5422/4000/275700 2.753774"); // 2.759774 − 0.006
    BucketRow may = monthly.rows().get(1);
    assertThat(may.figures().tokens().total()).isEqualTo(590_896);
    assertThat(may.modelsUsed()).containsExactly(HK, SON, OP, OP6 + "-fast", "claude-zeta-9");
    assertThat(may.models().stream().map(model -> model.model() + " " + cost(model.figures())))
        .containsExactly(
            SON + " 2.48138", // 0.00855 + 1.97283 + 0.5
            OP6 + "-fast 0.18",
            OP + " 0.08875", // 0.05875 + 0.03
            HK + " 0.003644", // 0.003 + 0.00052 + 0.000124
            "claude-zeta-9 0");
    assertThat(
            reports.buckets(Asking.in("America/New_York"), Granularity.MONTH).rows().stream()
                .map(WorkedExampleTest::shortLine))
        .containsExactly("2026-04-01 1500 0.009", "2026-05-01 305274 2.750774");
  }

  @Test
  void sumsWeeksFromTheChosenDay() {
    assertThat(
            reports.buckets(Asking.ALL, Granularity.WEEK).rows().stream()
                .map(WorkedExampleTest::shortLine))
        .containsExactly("2026-04-27 1500 0.009", "2026-05-18 305274 2.750774");
    assertThat(
            reports.buckets(Asking.weeksFrom(DayOfWeek.SUNDAY), Granularity.WEEK).rows().stream()
                .map(BucketRow::start))
        .containsExactly(LocalDate.of(2026, 4, 26), LocalDate.of(2026, 5, 17));
  }

  @Test
  void groupsByProject() {
    ProjectBucketReport report = reports.bucketsByProject(Asking.ALL, Granularity.DAY);

    assertThat(
            report.projects().stream()
                .map(one ->
                    one.label() + one.rows().stream().map(WorkedExampleTest::shortLine).toList()))
        .containsExactly(
            "app (alpha)[2026-05-18 2150 0.06782, 2026-05-19 300010 1.97283]",
            "lib[2026-05-20 2114 0.680124]", // 0.5 + 0.18 + 0.000124
            "app (beta)[2026-05-20 1000 0.03]",
            "scratch[2026-04-30 1000 0.006]",
            "dir[2026-05-01 500 0.003]");
    assertThat(line(report.totals())).isEqualTo("306774/6422/4000/275700 2.759774");
    assertThat(report.unpricedModels()).containsExactly("claude-zeta-9");
    assertThat(report.projects().getFirst().project().gitRoot()).isEqualTo(root + "/alpha/app");
    assertThat(report.projects().get(4).project().gitRoot()).isNull();
  }

  @Test
  void tellsOnlyShownProjectsApart() {
    ProjectBucketReport report =
        reports.bucketsByProject(Asking.projects(root + "/ALPHA", root + "/lib"), Granularity.DAY);

    assertThat(report.projects().stream().map(ProjectBuckets::label)).containsExactly("app", "lib");
    // 2150 + 300010 + 2114; 2.04065 + 0.680124
    assertThat(report.totals().tokens().input()).isEqualTo(304_274);
    assertThat(cost(report.totals())).isEqualTo("2.720774");
  }

  @Test
  void filtersByProjectWithoutGrouping() {
    BucketReport apps = reports.buckets(Asking.projects("APP"), Granularity.DAY);

    assertThat(apps.rows().stream().map(WorkedExampleTest::shortLine))
        .containsExactly(
            "2026-05-18 2150 0.06782", "2026-05-19 300010 1.97283", "2026-05-20 1000 0.03");
    assertThat(cost(apps.totals())).isEqualTo("2.07065");
    assertThat(apps.unpricedModels()).isEmpty();
    BucketReport none = reports.buckets(Asking.projects("no such project"), Granularity.DAY);
    assertThat(none.rows()).isEmpty();
    assertThat(none.totals()).isEqualTo(Figures.ZERO);
  }

  @Test
  void sumsSessionsOverTheirFiles() {
    SessionReport report = reports.sessions(Asking.rawNames(SortOrder.ASC, UsageHistory.Range.ALL));

    assertThat(
            report.rows().stream()
                .map(row -> row.sessionId().charAt(0) + " " + line(row.figures())))
        .containsExactly(
            "4 1000/1000/0/0 0.006",
            "5 500/500/0/0 0.003",
            "1 2150/780/4000/25700 0.06782",
            "2 301010/2020/0/250000 2.00283", // 1.97283 + 0.03
            "3 2114/2122/0/0 0.680124");
    SessionRow second = report.rows().get(3);
    assertThat(second.projectPath()).isEqualTo(root + "/beta/app");
    assertThat(second.sourcePaths()).containsExactly(WorkedExample.ALPHA_S2, WorkedExample.BETA_S2);
    assertThat(EpochMicros.iso(second.firstMicros())).isEqualTo("2026-05-19T10:00:00+00:00");
    assertThat(EpochMicros.iso(second.lastMicros())).isEqualTo("2026-05-20T08:00:00.500000+00:00");
    assertThat(second.modelsUsed()).containsExactly(SON, OP);
    assertThat(second.models().stream().map(WorkedExampleTest::line))
        .containsExactly(
            SON + " 300010/1020/0/250000 1.97283 PRICED", OP + " 1000/1000/0/0 0.03 PRICED");
    assertThat(report.rows().get(2).sourcePaths()).hasSize(2);
    assertThat(report.rows().get(4).modelsUsed()).contains(OP6).doesNotContain(OP6 + "-fast");
    assertThat(line(report.totals())).isEqualTo("306774/6422/4000/275700 2.759774");
    assertThat(report.unpricedModels()).containsExactly("claude-zeta-9");
  }

  @Test
  void limitsSessionsToTheRange() {
    UsageHistory.Range since = DateRange.parse("20260519", null, ZoneOffset.UTC, NOW);

    assertThat(
            reports.sessions(Asking.rawNames(SortOrder.ASC, since)).rows().stream()
                .map(SessionRow::sessionId))
        .containsExactly(WorkedExample.S2, WorkedExample.S3);
  }

  @Test
  void comparesRecordedWithComputedCosts() {
    PriceAudit audit = reports.audit(Asking.ALL, _ -> true, 5);

    assertThat(audit.entries()).isEqualTo(13);
    assertThat(audit.compared()).isEqualTo(1);
    assertThat(audit.matches()).isZero();
    assertThat(audit.models()).hasSize(1);
    // (0.5 − 0.0018) / 0.5
    assertThat(audit.models().getFirst().differenceSum())
        .isCloseTo(99.64, org.assertj.core.data.Offset.offset(1e-9));
    assertThat(audit.samples()).hasSize(1);
    assertThat(audit.samples().getFirst().computed().toDollars()).isEqualByComparingTo("0.0018");
    assertThat(reports.audit(Asking.ALL, _ -> true, 0).samples()).isEmpty();
    assertThat(reports.audit(Asking.projects("scratch"), _ -> true, 5).entries()).isEqualTo(1);
  }

  private static String shortLine(BucketRow row) {
    return row.start() + " " + row.figures().tokens().input() + " " + cost(row.figures());
  }

  private static String line(ModelUsage model) {
    return model.model() + " " + line(model.figures()) + " " + model.status();
  }

  /** Input/output/writes/reads and dollars. */
  private static String line(Figures figures) {
    TokenCounts tokens = figures.tokens();
    return tokens.input()
        + "/"
        + tokens.output()
        + "/"
        + tokens.cacheWrite()
        + "/"
        + tokens.cacheRead()
        + " "
        + cost(figures);
  }

  private static String cost(Figures figures) {
    return figures.cost().toDollars().toPlainString();
  }
}
