package dev.cctally.platform.quota;

import dev.cctally.spi.period.TimeWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Cuts one stated week at the resets that belong to it. */
final class WeekParts {
  private WeekParts() {}

  /**
   * {@return the parts with a length, by time}
   *
   * @param readings what is recorded about the week, by time; not empty. The first says when the
   *     week started
   * @param resets the resets that ended or began it; others do no harm
   */
  static List<QuotaWeek> of(List<WeekReading> readings, List<WeekReset> resets) {
    TimeWindow stated = readings.getFirst().week();
    LocalDate key = LocalDate.ofInstant(stated.start(), ZoneOffset.UTC);
    Instant start = stated.start();
    Instant end = stated.end();
    for (WeekReset reset : resets) {
      boolean endsIt = !reset.inPlace() && reset.oldEnd().equals(stated.end());
      if (endsIt && reset.effective().isBefore(end)) {
        end = reset.effective();
      }
    }
    List<QuotaWeek> parts = new ArrayList<>();
    List<WeekReading> left = new ArrayList<>(readings);
    boolean sinceReset = false;
    for (WeekReset reset : starting(stated, resets)) {
      Instant cut = reset.effective();
      List<WeekReading> before = takeBefore(left, reset);
      // Where the end was moved as well, what came before belongs to the week before.
      if (reset.inPlace() && cut.isAfter(start)) {
        parts.add(new QuotaWeek(key, new TimeWindow(start, cut), before, sinceReset));
      }
      start = cut.isAfter(start) ? cut : start;
      sinceReset = true;
    }
    if (end.isAfter(start)) {
      parts.add(new QuotaWeek(key, new TimeWindow(start, end), left, sinceReset));
    }
    return parts;
  }

  private static List<WeekReset> starting(TimeWindow stated, List<WeekReset> resets) {
    return resets.stream()
        .filter(reset -> reset.newEnd().equals(stated.end()))
        .filter(reset -> reset.effective().isBefore(stated.end()))
        .sorted(Comparator.comparing(WeekReset::effective).thenComparing(WeekReset::detectedAt))
        .toList();
  }

  /** Takes away the readings from before the reset was noticed. */
  private static List<WeekReading> takeBefore(List<WeekReading> readings, WeekReset reset) {
    List<WeekReading> before = new ArrayList<>();
    readings.removeIf(reading -> {
      boolean earlier = reading.capturedAt().isBefore(reset.detectedAt());
      if (earlier) {
        before.add(reading);
      }
      return earlier;
    });
    Double seen = reset.usedBefore();
    if (seen != null && !before.isEmpty()) { // a reading that has since been purged
      WeekReading last = before.getLast();
      if (last.usedPercent() < seen) {
        before.add(new WeekReading(last.capturedAt(), last.week(), seen));
      }
    }
    return before;
  }
}
