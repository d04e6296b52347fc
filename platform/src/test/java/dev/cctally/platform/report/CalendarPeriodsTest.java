package dev.cctally.platform.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.platform.time.EpochMicros;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CalendarPeriodsTest {
  private static final ZoneId ZONE = ZoneId.of("America/New_York");

  @ParameterizedTest
  @EnumSource
  void tilesTime(Granularity granularity) {
    CalendarPeriods periods = new CalendarPeriods(granularity, ZONE, DayOfWeek.WEDNESDAY);
    LocalDate start = periods.startOf(LocalDate.of(2023, 12, 20));
    for (LocalDate day = start; day.getYear() < 2027; day = day.plusDays(1)) {
      if (day.equals(periods.plus(start, 1))) {
        start = day;
      }
      assertThat(periods.startOf(day)).isEqualTo(start);
    }
  }

  @Test
  void startsWeeksOnTheChosenDayAcrossTheYearsEnd() {
    CalendarPeriods weeks = new CalendarPeriods(Granularity.WEEK, ZONE, DayOfWeek.SUNDAY);

    assertThat(weeks.startOf(LocalDate.of(2027, 1, 2))).isEqualTo(LocalDate.of(2026, 12, 27));
    assertThat(weeks.startOf(LocalDate.of(2027, 1, 3))).isEqualTo(LocalDate.of(2027, 1, 3));
  }

  @ParameterizedTest
  @EnumSource
  void findsPeriodsOfInstantsInAnyOrder(Granularity granularity) {
    CalendarPeriods periods = new CalendarPeriods(granularity, ZONE, DayOfWeek.MONDAY);
    PeriodCursor cursor = new PeriodCursor(periods);
    long seed = System.nanoTime();
    Random random = new Random(seed);
    long base = EpochMicros.of(Instant.parse("2025-10-01T00:00:00Z"));
    for (int i = 0; i < 5000; i++) {
      long at = base + random.nextLong(500L * 86_400 * 1_000_000);
      LocalDate day = EpochMicros.toInstant(at).atZone(ZONE).toLocalDate();
      assertThat(cursor.startDayOf(at))
          .as("seed %d", seed)
          .isEqualTo(periods.startOf(day).toEpochDay());
    }
  }
}
