package dev.cctally.platform.quota;

import dev.cctally.spi.period.TimeWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * A week that usage is counted in, or the part of one up to or from a reset.
 *
 * @param key its stable name: the date in UTC its week was first said to start on; of a calendar
 *     week, the day it starts on
 * @param window its first instant and the first one after it
 * @param readings what is recorded about it, by time; none if it follows from its neighbours or
 *     from the calendar
 * @param sinceReset whether it starts at a reset
 */
public record QuotaWeek(
    LocalDate key, TimeWindow window, List<WeekReading> readings, boolean sinceReset) {
  /** Rejects {@code null}, copies the readings and puts them in order. */
  public QuotaWeek {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(window, "window");
    readings = readings.stream().sorted(Comparator.comparing(WeekReading::capturedAt)).toList();
  }

  /** {@return the first instant} */
  public Instant start() {
    return window.start();
  }

  /** {@return the first instant after it} */
  public Instant end() {
    return window.end();
  }

  /** {@return whether anything is recorded about it} */
  public boolean recorded() {
    return !readings.isEmpty();
  }

  /** {@return the highest percentage recorded for it, if any} */
  public OptionalDouble highest() {
    return readings.stream().mapToDouble(WeekReading::usedPercent).max();
  }

  /**
   * {@return the newest percentage recorded up to an instant, if any}
   *
   * @param until the instant, included
   */
  public OptionalDouble newest(Instant until) {
    OptionalDouble newest = OptionalDouble.empty();
    for (WeekReading reading : readings) {
      if (!reading.capturedAt().isAfter(until)) {
        newest = OptionalDouble.of(reading.usedPercent());
      }
    }
    return newest;
  }
}
