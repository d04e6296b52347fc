package dev.cctally.platform.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cctally.platform.period.CalendarWeeks;
import dev.cctally.spi.period.TimeWindow;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QuotaWeeksTest {
  private final List<WeekReading> readings = new ArrayList<>();
  private final List<WeekReset> resets = new ArrayList<>();

  /** A reading of the week that ends then. */
  private void read(String at, String end, double percent) {
    Instant reset = Instant.parse(end);
    TimeWindow week = new TimeWindow(reset.minus(Duration.ofDays(7)), reset);
    readings.add(new WeekReading(Instant.parse(at), week, percent));
  }

  private void reset(
      String oldEnd, String newEnd, String effective, String detected, @Nullable Double before) {
    resets.add(
        new WeekReset(
            Instant.parse(oldEnd),
            Instant.parse(newEnd),
            Instant.parse(effective),
            Instant.parse(detected),
            before));
  }

  private QuotaWeeks weeks() {
    return QuotaWeeks.of(
        new WeeklyRecord(readings, resets),
        () -> {
          throw new AssertionError("the calendar matters only without a record");
        });
  }

  private List<String> between(String from, String to) {
    return weeks().overlapping(Instant.parse(from), Instant.parse(to)).stream()
        .map(QuotaWeeksTest::line)
        .toList();
  }

  private static String line(QuotaWeek week) {
    String percent =
        week.highest().isPresent() ? Double.toString(week.highest().getAsDouble()) : "-";
    return week.key() + " " + brief(week.start()) + " " + brief(week.end()) + " " + percent;
  }

  private static String brief(Instant instant) {
    return instant.toString().substring(5, 16);
  }

  @Test
  void tilesAllTimeFromWhatIsRecorded() {
    // 20 % of one week, and a month later 30 % of one that starts on another day.
    read("2026-04-11T10:00:00Z", "2026-04-16T15:00:00Z", 20);
    read("2026-05-12T10:00:00Z", "2026-05-16T09:00:00Z", 30);
    assertThat(between("2026-03-27T00:00:00Z", "2026-05-24T00:00:00Z"))
        .containsExactly(
            "2026-03-26 03-26T15:00 04-02T15:00 -",
            "2026-04-02 04-02T15:00 04-09T15:00 -",
            "2026-04-09 04-09T15:00 04-16T15:00 20.0",
            "2026-04-16 04-16T15:00 04-23T15:00 -",
            "2026-04-23 04-23T15:00 04-30T15:00 -",
            "2026-04-30 04-30T15:00 05-07T15:00 -",
            "2026-05-07 05-07T15:00 05-09T09:00 -", // cut, so that nothing lies between weeks
            "2026-05-09 05-09T09:00 05-16T09:00 30.0",
            "2026-05-16 05-16T09:00 05-23T09:00 -",
            "2026-05-23 05-23T09:00 05-30T09:00 -");
    assertThat(between("2026-05-09T08:59:59Z", "2026-05-09T08:59:59Z"))
        .containsExactly("2026-05-07 05-07T15:00 05-09T09:00 -");
    assertThat(between("2026-05-09T09:00:00Z", "2026-05-09T09:00:00Z"))
        .containsExactly("2026-05-09 05-09T09:00 05-16T09:00 30.0");
    assertThat(between("2026-05-10T00:00:00Z", "2026-05-09T00:00:00Z")).isEmpty();
  }

  @Test
  void findsWeeksFarAwayAtOnce() {
    read("2026-05-12T10:00:00Z", "2026-05-16T09:00:00Z", 30);
    QuotaWeeks weeks = weeks();
    for (String far : new String[] {"1970-01-01T00:00:00Z", "2500-07-01T12:00:00Z"}) {
      Instant instant = Instant.parse(far);
      QuotaWeek week = weeks.containing(instant);
      assertThat(week.window().contains(instant)).isTrue();
      assertThat(
              Duration.between(Instant.parse("2026-05-16T09:00:00Z"), week.start()).toSeconds()
                  % Duration.ofDays(7).toSeconds())
          .isZero();
    }
  }

  @Test
  void dividesAWeekWhoseCountWentBack() {
    read("2026-05-09T10:30:00Z", "2026-05-16T09:00:00Z", 64);
    read("2026-05-12T10:30:00Z", "2026-05-16T09:00:00Z", 67);
    read("2026-05-13T17:34:00Z", "2026-05-16T09:00:00Z", 2);
    read("2026-05-13T20:10:00Z", "2026-05-16T09:00:00Z", 3);
    reset(
        "2026-05-13T17:00:00Z",
        "2026-05-16T09:00:00Z",
        "2026-05-13T17:00:00Z",
        "2026-05-13T17:34:00Z",
        67.0);
    assertThat(between("2026-05-10T00:00:00Z", "2026-05-14T00:00:00Z"))
        .containsExactly(
            "2026-05-09 05-09T09:00 05-13T17:00 67.0", "2026-05-09 05-13T17:00 05-16T09:00 3.0");
    assertThat(weeks().containing(Instant.parse("2026-05-13T17:00:00Z")).sinceReset()).isTrue();
    assertThat(weeks().containing(Instant.parse("2026-05-13T16:59:59Z")).sinceReset()).isFalse();
  }

  @Test
  void takesTheHighestThatWasSeenBeforeTheCountWentBack() {
    read("2026-05-12T10:30:00Z", "2026-05-16T09:00:00Z", 60);
    read("2026-05-13T17:34:00Z", "2026-05-16T09:00:00Z", 2);
    reset(
        "2026-05-13T17:00:00Z",
        "2026-05-16T09:00:00Z",
        "2026-05-13T17:00:00Z",
        "2026-05-13T17:34:00Z",
        67.0);
    QuotaWeek before = weeks().containing(Instant.parse("2026-05-13T00:00:00Z"));
    assertThat(before.highest()).hasValue(67);
    assertThat(before.newest(Instant.parse("2026-05-16T09:00:00Z"))).hasValue(67);
  }

  @Test
  void dividesAWeekAsOftenAsItsCountWentBack() {
    read("2026-05-10T00:00:00Z", "2026-05-16T09:00:00Z", 60);
    read("2026-05-11T10:30:00Z", "2026-05-16T09:00:00Z", 2);
    read("2026-05-12T00:00:00Z", "2026-05-16T09:00:00Z", 40);
    read("2026-05-13T08:20:00Z", "2026-05-16T09:00:00Z", 3);
    for (String at : new String[] {"2026-05-11T10:00:00Z", "2026-05-13T08:00:00Z"}) {
      reset(at, "2026-05-16T09:00:00Z", at, at.replace(":00:00Z", ":20:00Z"), null);
    }
    assertThat(between("2026-05-10T00:00:00Z", "2026-05-14T00:00:00Z"))
        .containsExactly(
            "2026-05-09 05-09T09:00 05-11T10:00 60.0",
            "2026-05-09 05-11T10:00 05-13T08:00 40.0",
            "2026-05-09 05-13T08:00 05-16T09:00 3.0");
  }

  @Test
  void endsAWeekWhereTheVendorStartedAnother() {
    read("2026-05-10T10:30:00Z", "2026-05-16T09:00:00Z", 34);
    read("2026-05-13T14:34:00Z", "2026-05-18T09:00:00Z", 0.5);
    read("2026-05-14T10:30:00Z", "2026-05-18T09:00:00Z", 5);
    reset(
        "2026-05-16T09:00:00Z",
        "2026-05-18T09:00:00Z",
        "2026-05-13T14:00:00Z",
        "2026-05-13T14:34:00Z",
        null);
    assertThat(between("2026-05-10T00:00:00Z", "2026-05-18T09:00:00Z"))
        .containsExactly(
            "2026-05-09 05-09T09:00 05-13T14:00 34.0",
            "2026-05-11 05-13T14:00 05-18T09:00 5.0",
            "2026-05-18 05-18T09:00 05-25T09:00 -");
  }

  @Test
  void cutsWeeksThatOverlapWithoutAReset() {
    read("2026-05-12T08:40:00Z", "2026-05-16T09:00:00Z", 35);
    read("2026-05-12T09:20:00Z", "2026-05-18T09:00:00Z", 33);
    read("2026-05-12T09:30:00Z", "2026-05-16T09:00:00Z", 35.5);
    assertThat(between("2026-05-10T00:00:00Z", "2026-05-12T00:00:00Z"))
        .containsExactly(
            "2026-05-09 05-09T09:00 05-11T09:00 35.5", "2026-05-11 05-11T09:00 05-18T09:00 33.0");
  }

  @Test
  void givesTheNewestReadingOfATime() {
    read("2026-05-12T08:00:00Z", "2026-05-16T09:00:00Z", 10);
    read("2026-05-13T08:00:00Z", "2026-05-16T09:00:00Z", 20);
    QuotaWeek week = weeks().containing(Instant.parse("2026-05-12T00:00:00Z"));
    assertThat(week.newest(Instant.parse("2026-05-12T07:59:59Z"))).isEmpty();
    assertThat(week.newest(Instant.parse("2026-05-12T08:00:00Z"))).hasValue(10);
    assertThat(week.newest(week.end())).hasValue(20);
  }

  @ParameterizedTest
  @CsvSource({
    // no change of clocks; forward on the 8th of March; back on the 1st of November
    "America/New_York, 2026-05-20T12:00:00Z, 2026-05-18T04:00:00Z, 2026-05-25T04:00:00Z",
    "America/New_York, 2026-03-08T12:00:00Z, 2026-03-02T05:00:00Z, 2026-03-09T04:00:00Z",
    "America/New_York, 2026-11-01T12:00:00Z, 2026-10-26T04:00:00Z, 2026-11-02T05:00:00Z",
    "Asia/Kathmandu, 2026-05-17T18:14:59Z, 2026-05-10T18:15:00Z, 2026-05-17T18:15:00Z",
    "Asia/Kathmandu, 2026-05-17T18:15:00Z, 2026-05-17T18:15:00Z, 2026-05-24T18:15:00Z",
    "UTC, 2026-05-18T00:00:00Z, 2026-05-18T00:00:00Z, 2026-05-25T00:00:00Z"
  })
  void makesCalendarWeeksFromMidnightToMidnight(String zone, String now, String start, String end) {
    QuotaWeeks weeks = calendar(zone, DayOfWeek.MONDAY);
    QuotaWeek week = weeks.containing(Instant.parse(now));
    assertThat(week.start()).isEqualTo(start);
    assertThat(week.end()).isEqualTo(end);
    assertThat(week.recorded()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "America/New_York, 2026-03-10T12:00:00Z, 1, 2026-03-02T05:00:00Z",
    "America/New_York, 2026-03-10T12:00:00Z, 0, 2026-03-09T04:00:00Z",
    "America/New_York, 2026-11-03T12:00:00Z, 1, 2026-10-26T04:00:00Z",
    "Europe/Berlin, 2026-04-01T12:00:00Z, 2, 2026-03-15T23:00:00Z",
    "Asia/Kathmandu, 2026-05-20T12:00:00Z, 3, 2026-04-26T18:15:00Z"
  })
  void countsCalendarWeeksBack(String zone, String now, int count, String start) {
    QuotaWeeks weeks = calendar(zone, DayOfWeek.MONDAY);
    assertThat(weeks.startBefore(weeks.containing(Instant.parse(now)), count)).isEqualTo(start);
  }

  @Test
  void startsCalendarWeeksOnTheChosenDay() {
    QuotaWeeks weeks = calendar("UTC", DayOfWeek.SUNDAY);
    assertThat(
            weeks
                .overlapping(
                    Instant.parse("2026-05-09T12:00:00Z"), Instant.parse("2026-05-17T00:00:00Z"))
                .stream()
                .map(QuotaWeek::key))
        .extracting(Object::toString)
        .containsExactly("2026-05-03", "2026-05-10", "2026-05-17");
  }

  private static QuotaWeeks calendar(String zone, DayOfWeek first) {
    return QuotaWeeks.of(WeeklyRecord.NONE, () -> new CalendarWeeks(ZoneId.of(zone), first));
  }

  @Test
  void refusesAPercentageThatIsNone() {
    assertThatThrownBy(() -> read("2026-05-12T08:00:00Z", "2026-05-16T09:00:00Z", Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
