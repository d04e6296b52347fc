package dev.cctally.platform.report;

import static dev.cctally.platform.report.Entries.tokens;
import static dev.cctally.platform.report.ListPrices.HK;
import static dev.cctally.platform.report.ListPrices.OP;
import static dev.cctally.platform.report.ListPrices.OP6;
import static dev.cctally.platform.report.ListPrices.SON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.ingest.SessionRef;
import dev.cctally.platform.ingest.UsageEntry;
import dev.cctally.platform.ingest.UsageHistory;
import dev.cctally.platform.pricing.PriceSource;
import dev.cctally.platform.project.InMemoryRoots;
import dev.cctally.platform.project.ProjectResolver;
import dev.cctally.platform.time.EpochMicros;
import dev.cctally.spi.model.SpeedTier;
import dev.cctally.spi.model.TokenCounts;
import dev.cctally.spi.pricing.Quote;
import dev.cctally.spi.pricing.TokenRates;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BucketReportTest {
  private static final List<Long> THRESHOLDS = List.of(200_000L);

  private final Entries list = new Entries();
  private final SessionRef session = list.session("s", "/w/app", "/logs/a.jsonl");

  @Test
  void hasNoRowsWithoutUsage() {
    BucketReport report = reports().buckets(Asking.ALL, Granularity.DAY);

    assertThat(report.rows()).isEmpty();
    assertThat(report.totals()).isEqualTo(Figures.ZERO);
    assertThat(report.unpricedModels()).isEmpty();
    assertThat(reports().bucketsByProject(Asking.ALL, Granularity.DAY).projects()).isEmpty();
    assertThat(reports().sessions(Asking.ALL).rows()).isEmpty();
    assertThat(reports().audit(Asking.ALL, _ -> true, 5))
        .isEqualTo(new PriceAudit(0, 0, 0, List.of(), List.of()));
  }

  @Test
  void putsTheShortDayOfSpringTogether() {
    // Clocks in New York skipped 02:00 to 03:00 on 8 March 2026: 05:00Z to 04:00Z is one day.
    assertThat(
            days(
                "America/New_York",
                "2026-03-08T04:59:59.999999Z",
                "2026-03-08T05:00:00Z",
                "2026-03-09T03:59:59.999999Z",
                "2026-03-09T04:00:00Z"))
        .containsExactly("2026-03-07 1", "2026-03-08 2", "2026-03-09 1");
  }

  @Test
  void putsTheLongDayOfAutumnTogether() {
    // 1 November 2026 has 25 hours there: 04:00Z to 05:00Z of the next day.
    assertThat(
            days(
                "America/New_York",
                "2026-11-01T03:59:59.999999Z",
                "2026-11-01T04:00:00Z",
                "2026-11-02T04:59:59.999999Z",
                "2026-11-02T05:00:00Z"))
        .containsExactly("2026-10-31 1", "2026-11-01 2", "2026-11-02 1");
  }

  @Test
  void knowsZonesThatAreNotWholeHoursAway() {
    // Kathmandu is 5:45 ahead: its midnight is 18:15Z.
    assertThat(days("Asia/Kathmandu", "2026-05-18T18:14:59.999999Z", "2026-05-18T18:15:00Z"))
        .containsExactly("2026-05-18 1", "2026-05-19 1");
  }

  @Test
  void startsTheDayLateWhereMidnightIsSkipped() {
    // Beirut's clocks go from 24:00 to 01:00: 29 March 2026 starts at 22:00Z.
    assertThat(days("Asia/Beirut", "2026-03-28T21:59:59Z", "2026-03-28T22:00:00Z"))
        .containsExactly("2026-03-28 1", "2026-03-29 1");
  }

  private List<String> days(String zone, String... instants) {
    for (String instant : instants) {
      list.add(instant, session, HK, tokens(1, 0));
    }
    return reports().buckets(Asking.in(zone), Granularity.DAY).rows().stream()
        .map(row -> row.start() + " " + row.figures().entries())
        .toList();
  }

  @Test
  void reversesRowsOnRequest() {
    list.add("2026-05-01T00:00:00Z", session, HK, tokens(1, 0));
    list.add("2026-05-02T00:00:00Z", session, HK, tokens(1, 0));

    assertThat(
            reports()
                .buckets(Asking.rawNames(SortOrder.DESC, UsageHistory.Range.ALL), Granularity.DAY)
                .rows())
        .extracting(BucketRow::start)
        .containsExactly(LocalDate.of(2026, 5, 2), LocalDate.of(2026, 5, 1));
  }

  @Test
  void listsModelsByFirstUseAcrossFilesAndBreaksCostTiesLikewise() {
    SessionRef second = list.session("t", "/w/app", "/logs/b.jsonl");
    // Cells come file by file within 15 minutes, so the first cell is not the first use.
    list.add("2026-05-01T00:05:00Z", session, OP6, tokens(10, 10));
    list.add("2026-05-01T00:01:00Z", second, OP, tokens(10, 10));
    list.add("2026-05-01T00:05:00Z", second, HK, tokens(50, 50));

    BucketRow row = reports().buckets(Asking.ALL, Granularity.DAY).rows().getFirst();

    // All three cost 0.0003: opus 10 × 5e-6 + 10 × 2.5e-5, haiku 50 × 1e-6 + 50 × 5e-6.
    assertThat(row.modelsUsed()).containsExactly(OP, OP6, HK);
    assertThat(row.models()).extracting(ModelUsage::model).containsExactly(OP, OP6, HK);
  }

  @Test
  void addsTheSuffixForFastResponsesOnlyOnRequest() {
    list.add("2026-05-01T00:00:00Z", session, OP6, tokens(10, 10));
    list.add("2026-05-01T00:01:00Z", session, OP6, tokens(10, 10), SpeedTier.FAST, null);

    BucketRow apart = reports().buckets(Asking.ALL, Granularity.DAY).rows().getFirst();
    BucketRow together =
        reports()
            .buckets(Asking.rawNames(SortOrder.ASC, UsageHistory.Range.ALL), Granularity.DAY)
            .rows()
            .getFirst();

    assertThat(apart.models())
        .extracting(model -> model.model() + " " + model.figures().cost().pico())
        .containsExactly(OP6 + "-fast 1800000000", OP6 + " 300000000"); // 0.0003 × 6, 0.0003
    assertThat(together.models())
        .extracting(model -> model.model() + " " + model.figures().cost().pico())
        .containsExactly(OP6 + " 2100000000");
  }

  @Test
  void countsFastResponsesWithAModelThatIsCalledSo() {
    list.add("2026-05-01T00:00:00Z", session, "m-fast", tokens(1, 0));
    list.add("2026-05-01T00:01:00Z", session, "m", tokens(1, 0), SpeedTier.FAST, null);

    BucketReport report = reports().buckets(Asking.ALL, Granularity.DAY);

    assertThat(report.rows().getFirst().modelsUsed()).containsExactly("m-fast");
    assertThat(report.rows().getFirst().models()).hasSize(1);
    assertThat(report.totals().entries()).isEqualTo(2);
    assertThat(report.unpricedModels()).containsExactly("m", "m-fast");
  }

  @Test
  void namesAModelAsUnpricedOnlyIfItsPriceWasNeeded() {
    list.add("2026-05-01T00:00:00Z", session, "new", tokens(5, 5), SpeedTier.FAST, "0.25");

    assertThat(reports().buckets(Asking.ALL, Granularity.DAY).unpricedModels()).isEmpty();
    BucketReport calculated =
        reports().buckets(Asking.mode(CostMode.CALCULATE, UsageHistory.Range.ALL), Granularity.DAY);
    assertThat(calculated.unpricedModels()).containsExactly("new"); // without the suffix
    assertThat(calculated.totals().cost().pico()).isZero();
    assertThat(calculated.rows().getFirst().models().getFirst().status())
        .isEqualTo(PriceStatus.UNPRICED);
  }

  @Test
  void saysWhenAModelIsPricedAsAnother() {
    list.add("2026-05-01T00:00:00Z", session, "new", tokens(1_000_000, 0));
    list.add("2026-05-01T00:01:00Z", session, HK, tokens(1, 0));

    BucketReport report =
        reports(_ -> Optional.of(ListPrices.worked().withFallback(HK)))
            .buckets(Asking.ALL, Granularity.DAY);

    assertThat(report.rows().getFirst().models())
        .extracting(model -> model.model() + " " + model.status())
        .containsExactly("new FALLBACK", HK + " PRICED");
    assertThat(report.totals().cost().pico()).isEqualTo(1_000_001_000_000L); // $1 and 1e-6
    assertThat(report.unpricedModels()).isEmpty();
  }

  @Test
  void countsTokensAndRecordedCostsOfADegradedVendor() {
    list.add("2026-05-01T00:00:00Z", session, HK, tokens(10, 0));
    list.add("2026-05-01T00:01:00Z", session, SON, tokens(10, 0), SpeedTier.STANDARD, "0.5");

    BucketReport report = reports(_ -> Optional.empty()).buckets(Asking.ALL, Granularity.DAY);

    assertThat(report.totals().tokens().input()).isEqualTo(20);
    assertThat(report.totals().cost().toDollars()).isEqualByComparingTo("0.5");
    assertThat(report.unpricedModels()).containsExactly(HK);
  }

  @Test
  void doesNotAskForPricesItDoesNotNeed() {
    list.add("2026-05-01T00:00:00Z", session, HK, tokens(10, 0));

    BucketReport report =
        reports(
                _ -> {
                  throw new AssertionError("asked for prices");
                })
            .buckets(Asking.mode(CostMode.DISPLAY, UsageHistory.Range.ALL), Granularity.DAY);

    assertThat(report.totals().entries()).isEqualTo(1);
    assertThat(report.totals().cost().pico()).isZero();
  }

  @Test
  void pricesEachResponseByItsOwnInstant() {
    TokenRates one = new TokenRates(1_000_000, 0, 0, 0, 0);
    TokenRates two = new TokenRates(2_000_000, 0, 0, 0, 0);
    long noon = EpochMicros.of(Instant.parse("2026-05-01T12:00:00Z"));
    list.add("2026-05-01T11:59:59.999999Z", session, "m", tokens(1, 0));
    list.add("2026-05-01T12:00:00Z", session, "m", tokens(1, 0));

    assertThat(
            reports(_ -> Optional.of(new ListPrices().changing("m", one, noon, two)))
                .buckets(Asking.ALL, Granularity.DAY)
                .totals()
                .cost()
                .pico())
        .isEqualTo(3_000_000);
  }

  @Test
  void billsTheWholeLongRequestAtLongRates() {
    list.add("2026-05-01T00:00:00Z", session, SON, new TokenCounts(100_000, 100_000, 0, 0, 0, 0));
    list.add("2026-05-01T00:01:00Z", session, SON, new TokenCounts(100_000, 100_000, 0, 1, 0, 0));

    // Exactly 200,000 tokens: 100000 × 3e-6 + 100000 × 3e-7 = 0.33. One more: 100000 × 6e-6 +
    // 100000 × 6e-7 + 1 × 1.2e-5 = 0.660012.
    assertThat(reports().buckets(Asking.ALL, Granularity.DAY).totals().cost().toDollars())
        .isEqualByComparingTo("0.990012");
  }

  @Test
  void refusesASumThatDoesNotFit() {
    list.add("2026-05-01T00:00:00Z", session, OP, tokens(0, 300_000_000_000L)); // $7.5 million
    UsageReports reports = reports();
    assertThat(reports.buckets(Asking.ALL, Granularity.DAY).totals().cost().toDollars())
        .isEqualByComparingTo("7500000");
    list.add("2026-05-02T00:00:00Z", session, OP, tokens(0, 300_000_000_000L));

    assertThatThrownBy(() -> reports().buckets(Asking.ALL, Granularity.DAY))
        .isInstanceOfSatisfying(
            AppException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.VALUE))
        .hasMessageContaining("9.2 million dollars");
    assertThatThrownBy(() -> reports().sessions(Asking.ALL)).isInstanceOf(AppException.class);
  }

  @Test
  void keepsTheLastPeriodsIncludingTheCurrentOne() {
    Instant now = Instant.parse("2026-05-20T12:00:00Z");
    ZoneId zone = ZoneId.of("America/New_York");
    CalendarPeriods days = new CalendarPeriods(Granularity.DAY, zone, Asking.ALL.firstWeekday());
    CalendarPeriods weeks = new CalendarPeriods(Granularity.WEEK, zone, Asking.ALL.firstWeekday());
    CalendarPeriods months =
        new CalendarPeriods(Granularity.MONTH, zone, Asking.ALL.firstWeekday());

    assertThat(days.last(1, now)).isEqualTo(DateRange.parse("20260520", null, zone, now));
    assertThat(days.last(3, now)).isEqualTo(DateRange.parse("20260518", null, zone, now));
    assertThat(weeks.last(2, now)).isEqualTo(DateRange.parse("20260511", null, zone, now));
    assertThat(months.last(6, now)).isEqualTo(DateRange.parse("20251201", null, zone, now));
    assertThat(months.last(Integer.MAX_VALUE, now))
        .isEqualTo(DateRange.parse("19700101", null, zone, now));
    assertThatThrownBy(() -> days.last(0, now))
        .isInstanceOfSatisfying(
            AppException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.USAGE))
        .hasMessage("argument --last: must be >= 1, got 0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Etc/UTC",
        "America/New_York",
        "Asia/Kathmandu",
        "Australia/Lord_Howe",
        "Pacific/Apia"
      })
  void agreesWithCountingEntryByEntry(String zone) {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<SessionRef> sessions =
        List.of(
            session,
            list.session("s", "/w/other", "/logs/b.jsonl"),
            list.session("u", null, "/logs/c.jsonl"));
    List<String> models = List.of(SON, OP, OP6, HK);
    List<SpeedTier> speeds = List.of(SpeedTier.UNSPECIFIED, SpeedTier.STANDARD, SpeedTier.FAST);
    Instant start = Instant.parse("2025-11-01T00:00:00Z");
    for (int i = 0; i < 2000; i++) {
      list.add(
          start.plusNanos(random.nextLong(200L * 86_400_000_000L) * 1000).toString(),
          sessions.get(random.nextInt(sessions.size())),
          models.get(random.nextInt(models.size())),
          new TokenCounts(
              random.nextInt(150_000),
              random.nextInt(150_000),
              random.nextInt(1000),
              random.nextInt(1000),
              random.nextInt(9000),
              0),
          speeds.get(random.nextInt(speeds.size())),
          random.nextInt(10) == 0 ? "0.01" : null);
    }
    Map<LocalDate, Long> expected = new HashMap<>();
    for (UsageEntry entry : list.all()) {
      LocalDate day = EpochMicros.toInstant(entry.atMicros()).atZone(ZoneId.of(zone)).toLocalDate();
      expected.merge(day, costOf(entry), Math::addExact);
    }

    BucketReport report = reports().buckets(Asking.in(zone), Granularity.DAY);

    Map<LocalDate, Long> found = new HashMap<>();
    report.rows().forEach(row -> found.put(row.start(), row.figures().cost().pico()));
    assertThat(found).as("seed %d", seed).isEqualTo(expected);
    Map<LocalDate, Long> byProject = new HashMap<>();
    reports()
        .bucketsByProject(Asking.in(zone), Granularity.DAY)
        .projects()
        .forEach(project ->
            project
                .rows()
                .forEach(row ->
                    byProject.merge(row.start(), row.figures().cost().pico(), Math::addExact)));
    assertThat(byProject).as("seed %d", seed).isEqualTo(expected);
    assertThat(reports().sessions(Asking.in(zone)).totals())
        .as("seed %d", seed)
        .isEqualTo(report.totals());
  }

  private static long costOf(UsageEntry entry) {
    if (entry.recordedCost() != null) {
      return entry.recordedCost().pico();
    }
    return ListPrices.worked().quote(entry.model(), entry.atMicros()) instanceof Quote.Priced p
        ? p.rates().cost(entry.tokens(), entry.speed()).pico()
        : 0;
  }

  private UsageReports reports() {
    return reports(_ -> Optional.of(ListPrices.worked()));
  }

  private UsageReports reports(PriceSource prices) {
    return new DefaultUsageReports(
        new ListHistory(list.all(), THRESHOLDS),
        prices,
        new ProjectResolver(Path.of("/nobody"), new InMemoryRoots()));
  }
}
