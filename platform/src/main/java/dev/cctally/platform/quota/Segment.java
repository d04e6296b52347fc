package dev.cctally.platform.quota;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a period between resets and credits, half-open. Percentages only grow inside one,
 * and usage counts for the one its instant lies in. A period that nothing happened to is one
 * segment.
 *
 * @param period the period
 * @param event the event that opened it; 0 for the first one of a period
 * @param fromMicros its first instant: microseconds since 1970-01-01T00:00:00Z
 * @param toMicros the first instant after it
 * @param creditedAt what was used when a credit ended it, or {@code null} if none did
 * @param whole whether the period is as it was first stated
 */
public record Segment(
    Period period,
    long event,
    long fromMicros,
    long toMicros,
    @Nullable Double creditedAt,
    boolean whole) {
  /** Rejects {@code null}. */
  public Segment {
    Objects.requireNonNull(period, "period");
  }

  /**
   * {@return whether an instant lies inside}
   *
   * @param micros the instant
   */
  public boolean contains(long micros) {
    return micros >= fromMicros && micros < toMicros;
  }

  /**
   * {@return the segments of periods, by start; they do not overlap, and none is empty}
   *
   * @param periods the periods of a series
   * @param events what happened to them, in the order it was found
   */
  public static List<Segment> of(List<Period> periods, List<QuotaEvent> events) {
    List<Bounds> bounds = new ArrayList<>();
    Map<Long, Bounds> byId = new HashMap<>();
    Map<Long, Bounds> byEnd = new HashMap<>();
    for (Period period : periods) {
      Bounds one = new Bounds(period);
      bounds.add(one);
      byId.put(period.id(), one);
      byEnd.put(period.endMicros(), one);
    }
    for (QuotaEvent event : events) {
      Bounds after = byId.get(event.periodId());
      if (after == null) {
        continue;
      }
      if (event.inPlace()) {
        after.credits.add(event);
      } else {
        after.opened = event.id();
        after.from = event.effectiveMicros();
        Bounds before = byEnd.get(event.oldEndMicros());
        if (before != null) {
          before.to = Math.min(before.to, event.effectiveMicros());
        }
      }
    }
    bounds.sort(
        Comparator.comparingLong((Bounds one) -> one.from).thenComparingLong(o -> o.period.id()));
    for (int i = 0; i + 1 < bounds.size(); i++) {
      long next = bounds.get(i + 1).from;
      if (next > bounds.get(i).from) {
        bounds.get(i).to = Math.min(bounds.get(i).to, next);
      }
    }
    List<Segment> segments = new ArrayList<>();
    bounds.forEach(one -> one.addTo(segments));
    return segments;
  }

  /** A period on its way to being cut. */
  private static final class Bounds {
    private final Period period;
    private final List<QuotaEvent> credits = new ArrayList<>();
    private long opened;
    private long from;
    private long to;

    Bounds(Period period) {
      this.period = period;
      from = period.startMicros();
      to = period.endMicros();
    }

    void addTo(List<Segment> segments) {
      boolean whole = credits.isEmpty() && from == period.startMicros() && to == period.endMicros();
      long start = from;
      long event = opened;
      for (QuotaEvent credit : credits) {
        long end = Math.min(credit.effectiveMicros(), to);
        if (end > start) {
          segments.add(new Segment(period, event, start, end, credit.prior(), whole));
        }
        start = Math.max(start, end);
        event = credit.id();
      }
      if (to > start) {
        segments.add(new Segment(period, event, start, to, null, whole));
      }
    }
  }
}
