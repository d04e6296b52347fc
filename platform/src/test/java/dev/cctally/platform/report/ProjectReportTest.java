package dev.cctally.platform.report;

import static dev.cctally.platform.report.Entries.tokens;
import static dev.cctally.platform.report.ListPrices.HK;
import static dev.cctally.platform.report.ListPrices.OP;
import static dev.cctally.platform.report.ListPrices.SON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.platform.ingest.SessionRef;
import dev.cctally.platform.ingest.UsageEntry;
import dev.cctally.platform.ingest.UsageHistory;
import dev.cctally.platform.period.CalendarWeeks;
import dev.cctally.platform.project.InMemoryRoots;
import dev.cctally.platform.project.ProjectResolver;
import dev.cctally.platform.quota.QuotaWeeks;
import dev.cctally.platform.quota.WeekReading;
import dev.cctally.platform.quota.WeekReset;
import dev.cctally.platform.quota.WeeklyRecord;
import dev.cctally.platform.report.project.ProjectGrouping;
import dev.cctally.platform.report.project.ProjectQuery;
import dev.cctally.platform.report.project.ProjectReport;
import dev.cctally.platform.report.project.ProjectReports;
import dev.cctally.platform.report.project.ProjectSort;
import dev.cctally.platform.report.project.ProjectUsage;
import dev.cctally.platform.time.EpochMicros;
import dev.cctally.spi.period.TimeWindow;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProjectReportTest {
  private static final Instant NOW = Instant.parse("2026-05-20T12:00:00Z");

  @TempDir Path root;
  private List<UsageEntry> entries = List.of();

  @BeforeEach
  void makeFolders() throws IOException {
    root = root.toRealPath();
    WorkedExample.makeFolders(root);
    entries = ReferenceExample.entries(root);
  }

  private static QuotaWeeks weeks(WeeklyRecord record) {
    return QuotaWeeks.of(record, () -> new CalendarWeeks(ZoneOffset.UTC, DayOfWeek.MONDAY));
  }

  private ProjectReports reports() {
    return new ProjectReports(
        new ListHistory(entries, List.of(200_000L)),
        _ -> Optional.of(ListPrices.worked()),
        new ProjectResolver(Path.of("/nobody"), new InMemoryRoots()));
  }

  /** A question, changed one thing at a time. */
  private record Ask(
      QuotaWeeks weeks,
      Instant from,
      List<String> projects,
      List<String> models,
      ProjectSort sort,
      SortOrder order,
      ProjectGrouping grouping) {
    static Ask since(QuotaWeeks weeks, Instant from) {
      return new Ask(
          weeks,
          from,
          List.of(),
          List.of(),
          ProjectSort.COST,
          SortOrder.DESC,
          ProjectGrouping.GIT_ROOT);
    }

    Ask models(String... patterns) {
      return new Ask(weeks, from, projects, List.of(patterns), sort, order, grouping);
    }

    Ask projects(String... patterns) {
      return new Ask(weeks, from, List.of(patterns), models, sort, order, grouping);
    }

    Ask by(ProjectSort by, SortOrder direction) {
      return new Ask(weeks, from, projects, models, by, direction, grouping);
    }

    Ask fullPaths() {
      return new Ask(weeks, from, projects, models, sort, order, ProjectGrouping.FULL_PATH);
    }
  }

  private ProjectReport report(Ask ask) {
    return reports()
        .report(
            new ProjectQuery(
                "acme",
                new UsageHistory.Range(EpochMicros.of(ask.from), EpochMicros.of(NOW)),
                ask.weeks.overlapping(ask.from, NOW),
                ask.grouping,
                ask.projects,
                ask.models,
                ask.sort,
                ask.order));
  }

  private Ask thisWeek(WeeklyRecord record) {
    QuotaWeeks weeks = weeks(record);
    return Ask.since(weeks, weeks.containing(NOW).start());
  }

  private static String line(ProjectUsage usage) {
    return usage.label()
        + " "
        + rounded(usage.figures().cost().toDollars())
        + " "
        + rounded(usage.usedPercent())
        + " "
        + rounded(usage.dollarsPerPercent());
  }

  private static List<String> lines(ProjectReport report) {
    return report.projects().stream().map(ProjectReportTest::line).toList();
  }

  private static String rounded(@Nullable Double number) {
    return number == null ? "-" : rounded(new BigDecimal(number));
  }

  private static String rounded(BigDecimal number) {
    return number.setScale(4, RoundingMode.HALF_EVEN).stripTrailingZeros().toPlainString();
  }

  @Test
  void sharesOutTheWeeksQuotaByCost() {
    ProjectReport report = report(thisWeek(ReferenceExample.QUOTA));

    // 1.35658 ÷ 1.916704 × 42.5, 0.530124 ÷ 1.916704 × 42.5, 0.03 ÷ 1.916704 × 42.5
    assertThat(lines(report))
        .containsExactly(
            "app (alpha) 1.3566 30.0801 0.0451",
            "lib 0.5301 11.7547 0.0451",
            "app (beta) 0.03 0.6652 0.0451");
    assertThat(report.weeks()).hasSize(1);
    assertThat(report.usedPercent()).hasValue(42.5);
    assertThat(report.weeksUnrecorded()).isZero();
    assertThat(rounded(report.totals().cost().toDollars())).isEqualTo("1.9167");
  }

  @Test
  void addsUpWeeks() {
    QuotaWeeks weeks = weeks(ReferenceExample.QUOTA);
    ProjectReport report = report(Ask.since(weeks, weeks.startBefore(weeks.containing(NOW), 1)));

    assertThat(report.weeks()).hasSize(2);
    assertThat(report.usedPercent()).hasValue(50.5);
    assertThat(rounded(report.totals().cost().toDollars())).isEqualTo("1.9343");
    ProjectUsage alpha = report.projects().getFirst();
    assertThat(alpha.quotaWeeks()).isEqualTo(2);
    // all of the first week's 8 percent and 30.0801 of the second's
    assertThat(rounded(alpha.usedPercent())).isEqualTo("38.0801");
  }

  @Test
  void comparesWithTheWholeWeekWhateverIsShown() {
    Ask week = thisWeek(ReferenceExample.QUOTA);
    assertThat(lines(report(Ask.since(week.weeks, Instant.parse("2026-05-20T00:00:00Z")))))
        .containsExactly("lib 0.5301 11.7547 0.0451", "app 0.03 0.6652 0.0451");
    ProjectReport opus = report(week.models("OPUS"));
    assertThat(lines(opus))
        .containsExactly(
            "app (alpha) 0.0512 1.1364 0.0451",
            "app (beta) 0.03 0.6652 0.0451",
            "lib 0.03 0.6652 0.0451");
    assertThat(opus.totals().cost().toDollars()).isEqualByComparingTo("0.11125");
    assertThat(opus.usedPercent()).hasValue(42.5);
    assertThat(lines(report(week.projects("lib", "beta"))))
        .containsExactly("lib 0.5301 11.7547 0.0451", "app 0.03 0.6652 0.0451");
    assertThat(lines(report(week.projects("app").models("haiku", "zeta")))).isEmpty();
  }

  @Test
  void countsUsageAfterTheRangeIntoTheWeek() {
    QuotaWeeks weeks = weeks(ReferenceExample.QUOTA);
    Instant from = Instant.parse("2026-05-19T00:00:00Z");
    Instant to = Instant.parse("2026-05-19T23:59:59.999999Z");
    ProjectReport report =
        reports()
            .report(
                new ProjectQuery(
                    "acme",
                    new UsageHistory.Range(EpochMicros.of(from), EpochMicros.of(to)),
                    weeks.overlapping(from, to),
                    ProjectGrouping.GIT_ROOT,
                    List.of(),
                    List.of(),
                    ProjectSort.COST,
                    SortOrder.DESC));
    // 1.30533 ÷ 1.916704 × 42.5
    assertThat(lines(report)).containsExactly("app 1.3053 28.9437 0.0451");
  }

  @Test
  void attributesNothingWhereNothingIsRecorded() {
    ProjectReport report = report(thisWeek(WeeklyRecord.NONE));

    assertThat(lines(report))
        .containsExactly("app (alpha) 1.3742 - -", "lib 0.5301 - -", "app (beta) 0.03 - -");
    assertThat(report.usedPercent()).isEmpty();
    assertThat(report.weeksUnrecorded()).isEqualTo(1);
    assertThat(
            report.projects().getFirst().models().stream()
                .map(model ->
                    model.usage().model()
                        + " "
                        + rounded(model.usage().figures().cost().toDollars())))
        .containsExactly(HK + " 0.0005", OP + " 0.0512", SON + " 1.3224");
    assertThat(report.unpricedModels()).containsExactly("claude-zeta-9");
  }

  @Test
  void startsAtAResetAndCountsReadingsFromThere() {
    Instant reset = Instant.parse("2026-05-19T00:00:00Z");
    WeeklyRecord record =
        new WeeklyRecord(
            ReferenceExample.QUOTA.readings(),
            List.of(
                new WeekReset(
                    Instant.parse("2026-05-20T15:00:00Z"),
                    ReferenceExample.W2.end(),
                    reset,
                    reset,
                    null)));
    ProjectReport report = report(thisWeek(record));

    assertThat(EpochMicros.toInstant(report.range().fromMicros())).isEqualTo(reset);
    // 1.916704 − 0.05125, which came before the reset
    assertThat(rounded(report.totals().cost().toDollars())).isEqualTo("1.8655");
    assertThat(report.usedPercent()).hasValue(42.5);
    assertThat(report.weeksUnrecorded()).isZero();
    // 1.30533 ÷ 1.865454 × 42.5
    assertThat(lines(report).getFirst()).isEqualTo("app (alpha) 1.3053 29.7389 0.0439");
  }

  @Test
  void attributesPartsOfWeeksThatStartWithinACell() {
    TimeWindow odd =
        new TimeWindow(
            Instant.parse("2026-05-20T11:05:30Z"), Instant.parse("2026-05-27T11:05:30Z"));
    WeeklyRecord record =
        new WeeklyRecord(
            List.of(new WeekReading(Instant.parse("2026-05-20T11:30:00Z"), odd, 10)), List.of());
    ProjectReport report = report(Ask.since(weeks(record), Instant.parse("2026-05-20T11:00:00Z")));
    // Of the week only the fast response and the one without a price; the rest of that quarter
    // of an hour belongs to the week before.
    assertThat(lines(report)).containsExactly("lib 0.5301 10 0.053");
    assertThat(report.projects().getFirst().quotaWeeks()).isEqualTo(1);
  }

  @Test
  void orders() {
    Ask week = thisWeek(WeeklyRecord.NONE);
    assertThat(labels(week.by(ProjectSort.COST, SortOrder.ASC)))
        .containsExactly("app (beta)", "lib", "app (alpha)");
    assertThat(labels(week.by(ProjectSort.NAME, SortOrder.ASC)))
        .containsExactly("app (alpha)", "app (beta)", "lib");
    // Ties keep their order: both are called app.
    assertThat(labels(week.by(ProjectSort.NAME, SortOrder.DESC)))
        .containsExactly("lib", "app (alpha)", "app (beta)");
    assertThat(labels(week.by(ProjectSort.LAST_SEEN, SortOrder.DESC)))
        .containsExactly("lib", "app (beta)", "app (alpha)");
    assertThat(labels(week.by(ProjectSort.USED, SortOrder.DESC)))
        .containsExactly("app (alpha)", "app (beta)", "lib");
    assertThat(labels(thisWeek(ReferenceExample.QUOTA).by(ProjectSort.USED, SortOrder.ASC)))
        .containsExactly("app (beta)", "lib", "app (alpha)");
  }

  private List<String> labels(Ask ask) {
    return report(ask).projects().stream().map(ProjectUsage::label).toList();
  }

  @Test
  void countsSessionsOnceAndTellsWhenAProjectWasUsed() {
    ProjectReport report = report(Ask.since(weeks(WeeklyRecord.NONE), Instant.EPOCH));
    ProjectUsage alpha = report.projects().getFirst();
    assertThat(alpha.sessions()).isEqualTo(2); // the first one in two files
    assertThat(EpochMicros.iso(alpha.firstMicros())).isEqualTo("2026-05-18T09:10:05.250000+00:00");
    assertThat(EpochMicros.iso(alpha.lastMicros())).isEqualTo("2026-05-19T10:05:00+00:00");
    assertThat(report.projects().stream().map(ProjectUsage::label))
        .containsExactly("app (alpha)", "lib", "app (beta)", "scratch", "dir");
  }

  @Test
  void takesEveryFolderForItselfOnDemand() {
    Entries list = new Entries();
    SessionRef top = list.session("one", root + "/alpha/app", "/logs/one.jsonl");
    SessionRef below = list.session("two", root + "/alpha/app/src", "/logs/two.jsonl");
    SessionRef nowhere = list.session("three", null, "/logs/three.jsonl");
    entries =
        list.add("2026-05-20T08:00:00Z", top, HK, tokens(1000, 0))
            .add("2026-05-20T08:01:00Z", below, HK, tokens(2000, 0))
            .add("2026-05-20T08:02:00Z", nowhere, HK, tokens(3000, 0))
            .all();
    Ask week = thisWeek(WeeklyRecord.NONE);
    assertThat(lines(report(week))).containsExactly("(unknown) 0.003 - -", "app 0.003 - -");
    ProjectReport paths = report(week.fullPaths());
    assertThat(lines(paths))
        .containsExactly(
            "(unknown) 0.003 - -",
            root + "/alpha/app/src 0.002 - -",
            root + "/alpha/app 0.001 - -");
    assertThat(paths.unknownFolders()).isTrue();
    assertThat(paths.projects().get(1).project().gitRoot()).isNull();
  }
}
