package dev.cctally.platform.report;

import static dev.cctally.platform.report.Entries.tokens;
import static dev.cctally.platform.report.ListPrices.HK;
import static dev.cctally.platform.report.ListPrices.OP;
import static dev.cctally.platform.report.ListPrices.OP6;
import static dev.cctally.platform.report.ListPrices.SON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.platform.ingest.SessionRef;
import dev.cctally.platform.ingest.UsageEntry;
import dev.cctally.platform.project.InMemoryRoots;
import dev.cctally.platform.project.ProjectResolver;
import dev.cctally.platform.quota.QuotaWeeks;
import dev.cctally.platform.quota.WeekReading;
import dev.cctally.platform.quota.WeeklyRecord;
import dev.cctally.platform.report.diff.DiffFilter;
import dev.cctally.platform.report.diff.DiffPart;
import dev.cctally.platform.report.diff.DiffQuery;
import dev.cctally.platform.report.diff.DiffReport;
import dev.cctally.platform.report.diff.DiffReports;
import dev.cctally.platform.report.diff.DiffRow;
import dev.cctally.platform.report.diff.DiffSection;
import dev.cctally.platform.report.diff.DiffSide;
import dev.cctally.platform.report.diff.DiffSort;
import dev.cctally.platform.report.diff.QuotaUse;
import dev.cctally.platform.report.diff.WindowTokens;
import dev.cctally.spi.model.TokenCounts;
import dev.cctally.spi.period.TimeWindow;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DiffReportTest {
  private static final Instant NOW = Instant.parse("2026-05-20T12:00:00Z");
  private static final DiffFilter EVERYTHING = filter(DiffSort.DELTA, true, "0.1", "1", null);

  @TempDir Path root;
  private List<UsageEntry> entries = List.of();
  private WeeklyRecord quota = WeeklyRecord.NONE;

  @BeforeEach
  void makeFolders() throws IOException {
    root = root.toRealPath();
    WorkedExample.makeFolders(root);
    entries = ReferenceExample.entries(root);
  }

  private static DiffFilter filter(
      DiffSort sort, boolean all, String dollars, String percent, @Nullable Integer top) {
    return new DiffFilter(sort, all, new BigDecimal(dollars), new BigDecimal(percent), top);
  }

  private DiffReport diff(String a, String b, DiffFilter filter, Set<DiffPart> parts) {
    Optional<QuotaWeeks> weeks = QuotaWeeks.recorded(quota);
    WindowTokens tokens = new WindowTokens(weeks, ZoneId.of("Etc/UTC"), NOW);
    return new DiffReports(
            new ListHistory(entries, List.of(200_000L)),
            _ -> Optional.of(ListPrices.worked()),
            new ProjectResolver(Path.of("/nobody"), new InMemoryRoots()))
        .report(new DiffQuery("acme", tokens.window(a), tokens.window(b), parts, filter, weeks));
  }

  private DiffReport diff(String a, String b) {
    return diff(a, b, EVERYTHING, EnumSet.allOf(DiffPart.class));
  }

  private static DiffSection section(DiffReport report, DiffPart part) {
    return report.sections().stream()
        .filter(section -> section.part() == part)
        .findFirst()
        .orElseThrow();
  }

  private static List<String> labels(DiffSection section) {
    return section.rows().stream().map(DiffRow::label).toList();
  }

  private static String line(DiffRow row) {
    return row.label()
        + " "
        + row.status()
        + " "
        + dollars(row.a())
        + " "
        + dollars(row.b())
        + " "
        + rounded(row.dollars(), 6)
        + " "
        + rounded(row.dollarsPercent(), 3);
  }

  private static String dollars(@Nullable DiffSide side) {
    return side == null ? "-" : rounded(side.dollars(), 6);
  }

  private static String rounded(@Nullable BigDecimal number, int places) {
    return number == null ? "-" : number.setScale(places, RoundingMode.HALF_EVEN).toPlainString();
  }

  private static String rounded(@Nullable Double number) {
    return number == null ? "-" : rounded(new BigDecimal(number), 3);
  }

  @Test
  void comparesWeeksOfDifferentLengthByTheDay() {
    quota = ReferenceExample.QUOTA;
    DiffReport report = diff("last-week", "this-week");

    assertThat(report.query().mismatched()).isTrue();
    assertThat(report.usedA()).isEqualTo(new QuotaUse(QuotaUse.Mode.EXACT, 8.0));
    assertThat(report.usedB()).isEqualTo(new QuotaUse(QuotaUse.Mode.NOT_AVAILABLE, null));
    assertThat(report.quotaComparable()).isFalse();
    assertThat(line(report.overall()))
        .isEqualTo("Overall CHANGED 0.002517 1.022242 1.019725 40511.208");
    DiffSide a = Objects.requireNonNull(report.overall().a());
    assertThat(rounded(a.cacheHitPercent())).isEqualTo("97.717");
    assertThat(a.usedPercent()).isEqualTo(8.0);
    assertThat(report.overall().points(DiffSide::usedPercent)).isNull();
    List<String> models =
        section(report, DiffPart.MODELS).rows().stream().map(DiffReportTest::line).toList();
    assertThat(models.stream().map(model -> model.substring(0, model.indexOf(' '))))
        .containsExactly(SON, OP, OP6, HK, "claude-zeta-9");
    assertThat(models.get(1)).startsWith(OP + " NEW - ");
    assertThat(models.get(3)).isEqualTo(HK + " CHANGED 0.000074 0.000066 -0.000008 -10.974");
    assertThat(models.get(4)).isEqualTo("claude-zeta-9 NEW - 0.000000 0.000000 -");
  }

  @Test
  void comparesWholeWeeksAsTheyAre() {
    quota = ReferenceExample.QUOTA;
    DiffReport report = diff("0w-ago", "1w-ago");

    assertThat(report.query().mismatched()).isFalse();
    assertThat(report.usedA()).isEqualTo(new QuotaUse(QuotaUse.Mode.EXACT, 42.5));
    assertThat(report.usedB()).isEqualTo(new QuotaUse(QuotaUse.Mode.EXACT, 8.0));
    assertThat(report.quotaComparable()).isTrue();
    assertThat(rounded(report.overall().points(DiffSide::usedPercent))).isEqualTo("-34.500");
    assertThat(line(report.overall()))
        .isEqualTo("Overall CHANGED 1.916704 0.017620 -1.899084 -99.081");
  }

  @Test
  void comparesMonthsByTheDay() {
    assertThat(line(diff("this-month", "last-month").overall()))
        .isEqualTo("Overall CHANGED 0.062494 0.000200 -0.062294 -99.680");
  }

  @Test
  void hidesSmallChangesButNothingNew() {
    DiffReport report =
        diff(
            "2026-05-18..2026-05-19",
            "2026-05-19..2026-05-20",
            filter(DiffSort.DELTA, false, "5", "1000", null),
            Set.of(DiffPart.MODELS));
    assertThat(report.sections()).hasSize(1);
    DiffSection models = report.sections().getFirst();
    assertThat(models.rows().stream().map(DiffReportTest::line))
        .containsExactly(
            OP6 + " NEW - 0.030000 0.030000 -", "claude-zeta-9 NEW - 0.000000 0.000000 -");
    assertThat(models.hidden()).isEqualTo(3);
  }

  @Test
  void hidesOnlyWhatIsSmallInDollarsAndInPercent() {
    DiffReport report =
        diff(
            "2026-05-18..2026-05-19",
            "2026-05-19..2026-05-20",
            filter(DiffSort.NAME, false, "0.1", "30", null),
            Set.of(DiffPart.MODELS));
    // haiku −0.000396 of 0.00052 (−76 %), opus −0.02125 of 0.05125 (−41 %), sonnet +0.4829
    assertThat(labels(report.sections().getFirst()))
        .containsExactly(HK, OP, OP6, SON, "claude-zeta-9");
    DiffReport stricter =
        diff(
            "2026-05-18..2026-05-19",
            "2026-05-19..2026-05-20",
            filter(DiffSort.NAME, false, "0.1", "50", null),
            Set.of(DiffPart.MODELS));
    assertThat(labels(stricter.sections().getFirst()))
        .containsExactly(HK, OP6, SON, "claude-zeta-9");
    assertThat(stricter.sections().getFirst().hidden()).isEqualTo(1);
  }

  @Test
  void keepsTheFirstChangedRows() {
    DiffReport report =
        diff(
            "2026-05-18..2026-05-19",
            "2026-05-19..2026-05-20",
            filter(DiffSort.DELTA, true, "0.1", "1", 1),
            Set.of(DiffPart.MODELS, DiffPart.PROJECTS));
    assertThat(labels(report.sections().getFirst())).containsExactly(SON, OP6, "claude-zeta-9");
    assertThat(report.sections().getFirst().hidden()).isEqualTo(2);
    assertThat(labels(report.sections().get(1))).containsExactly("lib", "app");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DELTA  | sonnet opus-4-6 opus-4-5 haiku zeta
          COST_A | sonnet opus-4-5 haiku opus-4-6 zeta
          COST_B | sonnet opus-4-5 opus-4-6 haiku zeta
          NAME   | haiku opus-4-5 opus-4-6 sonnet zeta
          STATUS | sonnet opus-4-5 haiku opus-4-6 zeta
          """)
  void sorts(DiffSort sort, String order) {
    DiffReport report =
        diff(
            "2026-05-18..2026-05-19",
            "2026-05-19..2026-05-20",
            filter(sort, true, "0", "0", null),
            Set.of(DiffPart.MODELS));
    List<String> labels = labels(report.sections().getFirst());
    String[] wanted = order.split(" ");
    assertThat(labels).hasSize(wanted.length);
    for (int i = 0; i < wanted.length; i++) {
      assertThat(labels.get(i)).startsWith("claude-" + wanted[i]);
    }
  }

  @Test
  void tellsDroppedFromNewAndSortsThemFirst() {
    DiffReport report =
        diff(
            "2026-05-19..2026-05-20",
            "2026-05-18..2026-05-19",
            EVERYTHING,
            Set.of(DiffPart.MODELS));
    assertThat(line(report.sections().getFirst().rows().get(1)))
        .isEqualTo(OP6 + " DROPPED 0.030000 - -0.030000 -");
    DiffRow dropped = report.sections().getFirst().rows().get(1);
    assertThat(dropped.more(side -> side.figures().tokens().input())).isEqualTo(-1000);
    assertThat(dropped.morePercent(side -> side.figures().tokens().input())).isNull();
    assertThat(dropped.points(DiffSide::cacheHitPercent)).isNull();
  }

  @Test
  void mergesProjectsOfOneNameAndAddsUpToTheWhole() {
    DiffReport report = diff("2026-05-18..2026-05-19", "2026-05-19..2026-05-20");
    DiffSection projects = section(report, DiffPart.PROJECTS);
    // app: alpha in both, beta only in the second
    assertThat(projects.rows().stream().map(DiffReportTest::line))
        .containsExactly(
            "lib NEW - 0.530124 0.530124 -", "app CHANGED 1.374200 1.335330 -0.038870 -2.829");
    assertThat(projects.rows().getFirst().key()).isEqualTo("projects:lib");
    for (DiffPart part : List.of(DiffPart.MODELS, DiffPart.PROJECTS)) {
      BigDecimal sum = BigDecimal.ZERO;
      for (DiffRow row : section(report, part).rows()) {
        sum = sum.add(row.dollars());
      }
      assertThat(sum).isEqualByComparingTo(report.overall().dollars());
    }
  }

  @Test
  void looksAtResponsesThatUsedTheCache() {
    DiffReport report = diff("2026-05-18..2026-05-19", "2026-05-19..2026-05-20");
    DiffSection cache = section(report, DiffPart.CACHE);
    assertThat(cache.rows().stream().map(DiffRow::key))
        .containsExactly("cache:overall", "cache:acme");
    // All of the 18th and the long prompt of the 19th, not the short one beside it.
    assertThat(cache.rows().stream().map(DiffReportTest::line))
        .containsExactly(
            "cache:overall CHANGED 1.373870 1.305000 -0.068870 -5.013",
            "cache:acme CHANGED 1.373870 1.305000 -0.068870 -5.013");
    DiffSide b = Objects.requireNonNull(cache.rows().getFirst().b());
    assertThat(b.figures().entries()).isEqualTo(1);
    assertThat(rounded(b.cacheHitPercent())).isEqualTo("45.455");
    assertThat(
            section(diff("2026-05-01..2026-05-02", "2026-05-20..2026-05-21"), DiffPart.CACHE)
                .rows())
        .isEmpty();
    DiffSection once =
        section(diff("2026-05-01..2026-05-02", "2026-05-18..2026-05-19"), DiffPart.CACHE);
    assertThat(once.rows().getFirst().status()).isEqualTo(DiffRow.Status.NEW);
  }

  @Test
  void countsASingleCachedResponseOutOfACellWithOthers() {
    Entries list = new Entries();
    SessionRef session = list.session("one", "/nowhere/x", "/logs/one.jsonl");
    entries =
        list.add("2026-05-20T08:00:00Z", session, HK, tokens(1000, 0))
            .add("2026-05-20T08:01:00Z", session, HK, new TokenCounts(10, 90, 0, 0, 0, 0))
            .all();
    DiffReport report = diff("prev-1d", "last-1d");
    DiffSide cached = Objects.requireNonNull(section(report, DiffPart.CACHE).rows().getFirst().b());
    assertThat(cached.figures().tokens().input()).isEqualTo(10);
    assertThat(rounded(cached.dollars(), 6)).isEqualTo("0.000019"); // 10 × 1 + 90 × 0.1 µ$
  }

  @Test
  void isAllZeroWithoutUsage() {
    entries = List.of();
    DiffReport report = diff("prev-7d", "last-7d");
    assertThat(line(report.overall())).isEqualTo("Overall CHANGED 0.000000 0.000000 0.000000 -");
    assertThat(report.overall().points(DiffSide::cacheHitPercent)).isNull();
    assertThat(report.sections().stream().map(DiffSection::part))
        .containsExactly(DiffPart.values());
    assertThat(section(report, DiffPart.MODELS).rows()).isEmpty();
    assertThat(section(report, DiffPart.PROJECTS).rows()).isEmpty();
    assertThat(section(report, DiffPart.CACHE).rows()).isEmpty();
  }

  @Test
  void dividesWindowsWhereTheyMeet() {
    Entries list = new Entries();
    SessionRef session = list.session("one", "/nowhere/x", "/logs/one.jsonl");
    entries =
        list.add("2026-05-19T11:59:59.999999Z", session, HK, tokens(1, 0))
            .add("2026-05-19T12:00:00Z", session, HK, tokens(20, 0))
            .add("2026-05-20T11:59:59.999999Z", session, HK, tokens(300, 0))
            .add("2026-05-20T12:00:00Z", session, HK, tokens(4000, 0))
            .all();
    DiffReport report = diff("prev-1d", "last-1d");
    assertThat(input(report.overall().a())).isEqualTo(1);
    assertThat(input(report.overall().b())).isEqualTo(320);
  }

  private static long input(@Nullable DiffSide side) {
    return Objects.requireNonNull(side).figures().tokens().input();
  }

  @Test
  void averagesTheWeeksOfAMonthIfAllAreKnown() {
    List<WeekReading> readings = new ArrayList<>();
    Instant end = Instant.parse("2026-05-05T00:00:00Z");
    for (int week = 0; week < 4; week++) {
      Instant start = end.minus(Duration.ofDays(7));
      Instant read = end.minus(Duration.ofHours(1));
      readings.add(new WeekReading(read, new TimeWindow(start, end), 10 * (week + 1)));
      end = end.plus(Duration.ofDays(7));
    }
    quota = new WeeklyRecord(readings, List.of());
    assertThat(diff("this-month", "last-month").usedA())
        .isEqualTo(new QuotaUse(QuotaUse.Mode.AVERAGE, 25.0));
    assertThat(diff("this-month", "last-month").usedB())
        .isEqualTo(new QuotaUse(QuotaUse.Mode.NOT_AVAILABLE, null));
    quota = new WeeklyRecord(readings.subList(0, 3), List.of());
    assertThat(diff("this-month", "last-month").usedA().mode())
        .isEqualTo(QuotaUse.Mode.NOT_AVAILABLE);
  }

  @Test
  void knowsWhichWindowsCanBeCompared() {
    WindowTokens tokens =
        new WindowTokens(QuotaWeeks.recorded(ReferenceExample.QUOTA), ZoneId.of("Etc/UTC"), NOW);
    assertThat(DiffQuery.comparable(tokens.window("this-week"), tokens.window("last-week")))
        .isTrue();
    assertThat(DiffQuery.comparable(tokens.window("this-month"), tokens.window("last-month")))
        .isTrue();
    assertThat(DiffQuery.comparable(tokens.window("this-month"), tokens.window("last-week")))
        .isFalse();
    assertThat(DiffQuery.comparable(tokens.window("last-2d"), tokens.window("last-3d"))).isFalse();
    assertThat(DiffQuery.mismatched(tokens.window("last-week"), tokens.window("last-7d")))
        .isFalse();
    assertThat(DiffQuery.mismatched(tokens.window("last-7d"), tokens.window("last-8d"))).isTrue();
  }
}
