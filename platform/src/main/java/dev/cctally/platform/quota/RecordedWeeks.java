package dev.cctally.platform.quota;

import dev.cctally.spi.period.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Weeks as the vendor stated them. Before the first, between and after them the weeks follow in
 * steps of seven days; the last step before a known week ends where that begins.
 */
final class RecordedWeeks implements QuotaWeeks {
  private static final Duration WEEK = Duration.ofDays(7);

  private final List<QuotaWeek> known;

  /**
   * Makes them.
   *
   * @param record what is recorded; has readings
   */
  RecordedWeeks(WeeklyRecord record) {
    List<QuotaWeek> weeks = new ArrayList<>();
    Map<Instant, List<WeekReset>> resets = touching(record.resets());
    byEnd(record.readings())
        .forEach((end, readings) ->
            weeks.addAll(WeekParts.of(readings, resets.getOrDefault(end, List.of()))));
    // Of two that start at once, the one that was talked about last stands.
    weeks.sort(
        Comparator.comparing(QuotaWeek::start)
            .thenComparing(
                week -> week.recorded() ? week.readings().getLast().capturedAt() : Instant.MIN));
    known = withoutOverlap(weeks);
  }

  /** Resets by the ends of the weeks they ended or began, in their order. */
  private static Map<Instant, List<WeekReset>> touching(List<WeekReset> resets) {
    Map<Instant, List<WeekReset>> touching = new HashMap<>();
    for (WeekReset reset : resets) {
      touching.computeIfAbsent(reset.newEnd(), _ -> new ArrayList<>()).add(reset);
      if (!reset.oldEnd().equals(reset.newEnd())) {
        touching.computeIfAbsent(reset.oldEnd(), _ -> new ArrayList<>()).add(reset);
      }
    }
    return touching;
  }

  private static Map<Instant, List<WeekReading>> byEnd(List<WeekReading> readings) {
    Map<Instant, List<WeekReading>> byEnd = new LinkedHashMap<>();
    readings.stream()
        .sorted(Comparator.comparing(WeekReading::capturedAt))
        .forEach(reading ->
            byEnd.computeIfAbsent(reading.week().end(), _ -> new ArrayList<>()).add(reading));
    return byEnd;
  }

  /** A week ends where the next one begins, at the latest. */
  private static List<QuotaWeek> withoutOverlap(List<QuotaWeek> weeks) {
    List<QuotaWeek> clean = new ArrayList<>(weeks.size());
    for (int i = 0; i < weeks.size(); i++) {
      QuotaWeek week = weeks.get(i);
      Instant next = i + 1 < weeks.size() ? weeks.get(i + 1).start() : Instant.MAX;
      Instant end = week.end().isAfter(next) ? next : week.end();
      if (end.isAfter(week.start())) {
        clean.add(
            new QuotaWeek(
                week.key(), new TimeWindow(week.start(), end), week.readings(), week.sinceReset()));
      }
    }
    return List.copyOf(clean);
  }

  @Override
  public List<QuotaWeek> overlapping(Instant from, Instant to) {
    List<QuotaWeek> weeks = new ArrayList<>();
    if (to.isBefore(from)) {
      return weeks;
    }
    Instant first = known.getFirst().start();
    Instant at = first;
    if (from.isBefore(first)) {
      long steps = Math.ceilDiv(Duration.between(from, first).toSeconds() + 1, WEEK.toSeconds());
      at = first.minus(WEEK.multipliedBy(steps));
    }
    int next = 0;
    while (!at.isAfter(to)) {
      QuotaWeek week;
      if (next < known.size() && !known.get(next).start().isAfter(at)) {
        week = known.get(next++);
      } else {
        week = step(at, next < known.size() ? known.get(next).start() : Instant.MAX, from);
      }
      if (week.end().isAfter(from)) {
        weeks.add(week);
      }
      at = week.end();
    }
    return weeks;
  }

  /** A week that nobody recorded; far ahead of the range, several at once. */
  private static QuotaWeek step(Instant start, Instant limit, Instant from) {
    Instant at = start;
    if (at.plus(WEEK).isBefore(from)) {
      Instant target = from.isBefore(limit) ? from : limit;
      long skipped = Math.max(0, Duration.between(at, target).dividedBy(WEEK) - 1);
      at = at.plus(WEEK.multipliedBy(skipped));
    }
    Instant end = at.plus(WEEK);
    return new QuotaWeek(
        LocalDate.ofInstant(at, ZoneOffset.UTC),
        new TimeWindow(at, end.isAfter(limit) ? limit : end),
        List.of(),
        false);
  }

  @Override
  public Instant startBefore(QuotaWeek week, long count) {
    return week.start().minus(WEEK.multipliedBy(count));
  }
}
