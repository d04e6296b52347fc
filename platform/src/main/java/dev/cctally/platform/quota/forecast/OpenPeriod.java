package dev.cctally.platform.quota.forecast;

import dev.cctally.platform.quota.Period;
import dev.cctally.platform.quota.QuotaEvent;
import dev.cctally.platform.quota.QuotaSeries;
import dev.cctally.platform.quota.Reading;
import dev.cctally.platform.quota.Segment;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds the period that is open at a moment, as it was known then. */
public final class OpenPeriod {
  private OpenPeriod() {}

  /**
   * {@return the part since its latest reset of the period that contains a moment; {@code null} if
   * none is known} Of several, which a vendor states at times when it is about to move an end, the
   * one that was heard of last.
   *
   * @param series the series
   * @param nowMicros the moment: microseconds since 1970-01-01T00:00:00Z; what is stored of later
   *     ones is not looked at
   */
  public static @Nullable Segment at(QuotaSeries series, long nowMicros) {
    List<QuotaEvent> events =
        series.resets().stream().filter(event -> event.detectedMicros() <= nowMicros).toList();
    Segment open = null;
    Reading latest = null;
    for (Period period : series.periods()) {
      if (period.startMicros() <= nowMicros && nowMicros < period.endMicros()) {
        Segment segment = segment(period, events);
        Reading reading = segment.contains(nowMicros) ? series.latestOf(segment, nowMicros) : null;
        if (reading != null && (latest == null || isLater(reading, latest))) {
          open = segment;
          latest = reading;
        }
      }
    }
    return open;
  }

  /**
   * {@return the moments from which on another part of a period may be the open one; between two of
   * them {@link #at} answers the same}
   *
   * @param series the series
   */
  public static NavigableSet<Long> changes(QuotaSeries series) {
    NavigableSet<Long> changes = new TreeSet<>();
    for (Period period : series.periods()) {
      changes.add(period.startMicros());
      changes.add(period.endMicros());
    }
    for (QuotaEvent event : series.resets()) {
      changes.add(event.effectiveMicros());
      changes.add(event.detectedMicros());
    }
    Reading before = null;
    for (Reading reading : series.readings()) {
      if (before == null
          || before.periodId() != reading.periodId()
          || before.segment() != reading.segment()) {
        changes.add(reading.atMicros());
      }
      before = reading;
    }
    return changes;
  }

  private static boolean isLater(Reading one, Reading other) {
    return one.atMicros() > other.atMicros()
        || (one.atMicros() == other.atMicros() && one.id() > other.id());
  }

  private static Segment segment(Period period, List<QuotaEvent> events) {
    long from = period.startMicros();
    long to = period.endMicros();
    long opened = 0;
    for (QuotaEvent event : events) {
      if (event.periodId() == period.id()) {
        from = Math.max(from, event.effectiveMicros());
        opened = event.id();
      } else if (!event.inPlace() && event.oldEndMicros() == period.endMicros()) {
        to = Math.min(to, event.effectiveMicros());
      }
    }
    boolean whole = opened == 0 && to == period.endMicros();
    return new Segment(period, opened, from, to, null, whole);
  }
}
