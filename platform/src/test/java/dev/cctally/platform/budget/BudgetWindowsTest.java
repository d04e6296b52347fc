package dev.cctally.platform.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cctally.platform.AppException;
import dev.cctally.platform.config.Configuration;
import dev.cctally.platform.ingest.UsageHistory;
import dev.cctally.platform.time.EpochMicros;
import dev.cctally.spi.period.TimeWindow;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetWindowsTest {
  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Etc/UTC|monday|2026-06-17T00:00:00Z|2026-06-15T00:00Z|2026-06-22T00:00Z|2026-06-01T00:00Z|2026-07-01T00:00Z|0.2857142857142857
          Etc/UTC|sunday|2026-06-17T00:00:00Z|2026-06-14T00:00Z|2026-06-21T00:00Z|2026-06-01T00:00Z|2026-07-01T00:00Z|0.42857142857142855
          Etc/UTC|monday|2026-06-15T00:00:00Z|2026-06-15T00:00Z|2026-06-22T00:00Z|2026-06-01T00:00Z|2026-07-01T00:00Z|0
          Etc/UTC|monday|2026-06-14T23:59:59Z|2026-06-08T00:00Z|2026-06-15T00:00Z|2026-06-01T00:00Z|2026-07-01T00:00Z|0.99999834656084652
          America/New_York|sunday|2026-03-08T06:00:00Z|2026-03-08T05:00Z|2026-03-15T04:00Z|2026-03-01T05:00Z|2026-04-01T04:00Z|0.005988023952095809
          America/New_York|sunday|2026-03-10T16:00:00Z|2026-03-08T05:00Z|2026-03-15T04:00Z|2026-03-01T05:00Z|2026-04-01T04:00Z|0.3532934131736527
          America/New_York|sunday|2026-03-10T12:00:00Z|2026-03-08T05:00Z|2026-03-15T04:00Z|2026-03-01T05:00Z|2026-04-01T04:00Z|0.32934131736526945
          America/New_York|sunday|2026-11-03T12:00:00Z|2026-11-01T04:00Z|2026-11-08T05:00Z|2026-11-01T04:00Z|2026-12-01T05:00Z|0.33136094674556216
          America/New_York|saturday|2026-03-08T06:30:00Z|2026-03-07T05:00Z|2026-03-14T04:00Z|2026-03-01T05:00Z|2026-04-01T04:00Z|0.15269461077844312
          America/New_York|monday|2026-07-01T03:30:00Z|2026-06-29T04:00Z|2026-07-06T04:00Z|2026-06-01T04:00Z|2026-07-01T04:00Z|0.28273809523809523
          America/New_York|monday|2026-12-20T00:00:00Z|2026-12-14T05:00Z|2026-12-21T05:00Z|2026-12-01T05:00Z|2027-01-01T05:00Z|0.82738095238095233
          America/Santiago|sunday|2026-09-08T12:00:00Z|2026-09-06T04:00Z|2026-09-13T03:00Z|2026-09-01T04:00Z|2026-10-01T03:00Z|0.33532934131736525
          Asia/Beirut|sunday|2026-03-31T12:00:00Z|2026-03-28T22:00Z|2026-04-04T21:00Z|2026-02-28T22:00Z|2026-03-31T21:00Z|0.3712574850299401
          """)
  void followsTheTable(
      String zone,
      String first,
      String now,
      String weekStart,
      String weekEnd,
      String monthStart,
      String monthEnd,
      double elapsed) {
    Instant present = Instant.parse(now);
    BudgetWindow week = window(zone, first, "calendar-week", present);
    assertThat(week.start()).isEqualTo(instant(weekStart));
    assertThat(week.end()).isEqualTo(instant(weekEnd));
    assertThat(week.label()).isEqualTo("calendar week");
    BudgetStatus status = BudgetStatus.of(1, 0, 0, week.start(), week.end(), present, List.of());
    assertThat(status.elapsedFraction()).isEqualTo(elapsed);
    BudgetWindow month = window(zone, first, "calendar-month", present);
    assertThat(month.start()).isEqualTo(instant(monthStart));
    assertThat(month.end()).isEqualTo(instant(monthEnd));
    assertThat(month.key()).isEqualTo(String.valueOf(month.firstDay()));
  }

  @Test
  void weeksAreAsLongAsClocksMakeThem() {
    assertThat(length("2026-03-10T12:00:00Z")).isEqualTo(Duration.ofHours(167));
    assertThat(length("2026-11-03T12:00:00Z")).isEqualTo(Duration.ofHours(169));
    assertThat(length("2026-06-03T12:00:00Z")).isEqualTo(Duration.ofDays(7));
  }

  private static Duration length(String now) {
    BudgetWindow week = window("America/New_York", "sunday", "calendar-week", Instant.parse(now));
    return Duration.between(week.start(), week.end());
  }

  @ParameterizedTest
  @CsvSource({"2026-11-01T04:30:00Z", "2026-11-01T05:30:00Z", "2026-11-01T06:30:00Z"})
  void aMidnightThatHappensTwiceStartsOneWindow(String now) {
    Instant start = Instant.parse("2026-11-01T04:00:00Z");
    BudgetWindow week = window("America/Havana", "sunday", "calendar-week", Instant.parse(now));
    assertThat(week.start()).isEqualTo(start);
    assertThat(week.end()).isEqualTo(Instant.parse("2026-11-08T05:00:00Z"));
    assertThat(week.key()).isEqualTo("2026-11-01");
    BudgetWindow month = window("America/Havana", "sunday", "calendar-month", Instant.parse(now));
    assertThat(month.start()).isEqualTo(start);
    assertThat(month.end()).isEqualTo(Instant.parse("2026-12-01T05:00:00Z"));
    assertThat(month.key()).isEqualTo("2026-11-01");
  }

  @Test
  void aWindowIsCalledTheSameInWhateverZoneItsDayIs() {
    Instant now = Instant.parse("2026-06-17T12:00:00Z");
    assertThat(window("Etc/UTC", "monday", "calendar-month", now).key())
        .isEqualTo(window("America/New_York", "monday", "calendar-month", now).key())
        .isEqualTo("2026-06-01");
  }

  @Test
  void windowsOfAVendorsOwnKindAreFoundByTheVendor() {
    Instant start = Instant.parse("2026-05-26T17:00:00Z");
    TimeWindow open = new TimeWindow(start, start.plus(Duration.ofDays(7)));
    BudgetWindows windows =
        new BudgetWindows(
            ZoneOffset.UTC,
            () -> DayOfWeek.MONDAY,
            (vendor, period, now, zone) ->
                vendor.equals("north") && open.contains(now)
                    ? Optional.of(new VendorPeriods.Found("own week", open))
                    : Optional.empty());
    BudgetWindow found =
        windows.containing("north", "own-week", start.plusSeconds(1)).orElseThrow();
    assertThat(found.label()).isEqualTo("own week");
    assertThat(found.firstDay()).isNull();
    assertThat(found.key()).isEqualTo("2026-05-26T17:00:00+00:00");
    assertThat(windows.containing("north", "own-week", open.end())).isEmpty();
    assertThat(windows.containing("south", "own-week", start)).isEmpty();
  }

  @Test
  void theDayWeeksStartOnIsAskedForOnlyWhereItMatters() {
    Configuration wrong =
        new Configuration(
            null,
            "funday",
            Configuration.DEFAULTS.plugins(),
            Configuration.DEFAULTS.statusLine(),
            List.of(),
            Configuration.DEFAULTS.feed(),
            Configuration.DEFAULTS.alerts(),
            Configuration.DEFAULTS.budget(),
            true,
            List.of());
    BudgetWindows windows =
        new BudgetWindows(ZoneOffset.UTC, wrong::firstWeekday, VendorPeriods.NONE);
    Instant now = Instant.parse("2026-06-17T00:00:00Z");
    assertThat(windows.containing("north", "calendar-month", now)).isPresent();
    assertThatThrownBy(() -> windows.containing("north", "calendar-week", now))
        .isInstanceOf(AppException.class)
        .hasMessageContaining("Invalid week start 'funday'");
  }

  @Test
  void usageCountsFromTheStartUpToNowButNeverFromTheEndOn() {
    BudgetWindow window =
        window("Etc/UTC", "monday", "calendar-week", Instant.parse("2026-06-17T00:00:00Z"));
    Instant now = Instant.parse("2026-06-17T00:00:00Z");
    UsageHistory.Range range = window.until(now);
    assertThat(range.contains(EpochMicros.of(window.start()))).isTrue();
    assertThat(range.contains(EpochMicros.of(window.start()) - 1)).isFalse();
    assertThat(range.contains(EpochMicros.of(now))).isTrue();
    assertThat(range.contains(EpochMicros.of(now) + 1)).isFalse();
    UsageHistory.Range over = window.until(window.end().plusSeconds(5));
    assertThat(over.contains(EpochMicros.of(window.end()) - 1)).isTrue();
    assertThat(over.contains(EpochMicros.of(window.end()))).isFalse();
    assertThat(window.recent(now).fromMicros())
        .isEqualTo(EpochMicros.of(Instant.parse("2026-06-16T00:00:00Z")));
    assertThat(window.recent(window.start().plusSeconds(60)).fromMicros())
        .isEqualTo(EpochMicros.of(window.start()));
  }

  private static BudgetWindow window(String zone, String first, String period, Instant now) {
    return new BudgetWindows(
            ZoneId.of(zone),
            () -> DayOfWeek.valueOf(first.toUpperCase(Locale.ROOT)),
            VendorPeriods.NONE)
        .containing("any", period, now)
        .orElseThrow();
  }

  private static Instant instant(String text) {
    return Instant.parse(text.replace("Z", ":00Z"));
  }
}
