package dev.cctally.platform.quota;

import dev.cctally.platform.quota.PeriodTable.PendingZero;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Judges what a tick says of its period: which period it is, whether the period has begun anew, and
 * whether the reading counts.
 *
 * <p>A percentage only grows until the window resets. One that falls is therefore a reset, a
 * credit, or an error of the vendor's, and what it is decides what a percent has cost. A fall of
 * {@value #FALL} points is believed at once. One to nothing is believed too, if the end moved with
 * it; if it did not, only once a second reading confirms it, since vendors state a passing zero now
 * and then. Anything else that is lower than what was seen before is not believed.
 */
final class PeriodJudge {
  static final double FALL = 25.0;
  static final double ZERO = 1.0;
  static final double FALL_TO_ZERO = 3.0;

  /** How near a reading must be to what was true before a credit to be taken for a repeat of it. */
  static final double REPEAT = 1.0;

  /** How long after a credit old readings are still repeated, in microseconds. */
  static final long REPEAT_MICROS = TimeUnit.HOURS.toMicros(24);

  private final PeriodDesk periods;
  private final ReadingDesk readings;
  private final EventDesk events;

  PeriodJudge(PeriodDesk periods, ReadingDesk readings, EventDesk events) {
    this.periods = periods;
    this.readings = readings;
    this.events = events;
  }

  /**
   * What came of it.
   *
   * @param period the period; {@code null} only if nothing was looked at
   * @param segment the event that opened the part of it; 0 before any
   * @param counts whether the reading counts
   * @param noted whether it changed what later readings mean although it may not count
   */
  record Judgement(Period period, long segment, boolean counts, boolean noted) {}

  Judgement judge(Duration length, long now, double percent, long statedEnd) {
    long end = PeriodIdentity.end(statedEnd);
    Period own = periods.established(end, length);
    if (own != null && isRepeat(own, now, percent)) {
      return new Judgement(own, segment(own), false, false);
    }
    Period moved = null;
    boolean noted = false;
    Reading prior = readings.latestOfAnyPeriod();
    if (prior != null && prior.percent() != null && prior.statedEndMicros() != null) {
      long priorEnd = PeriodIdentity.end(prior.statedEndMicros());
      double fall = Percent.normal(prior.percent() - percent);
      if (priorEnd <= now) {
        noted = false; // it has run out: an ordinary new period
      } else if (priorEnd != end) {
        moved = moved(length, now, percent, end, prior, fall);
      } else {
        noted = inPlace(now, percent, prior, fall);
      }
    }
    Period period = moved != null ? moved : periods.established(end, length);
    if (period == null) {
      period = periods.at(end, length);
    }
    long segment = segment(period);
    Double highest = readings.highest(period.id(), segment);
    boolean counts = highest == null || !Percent.lower(percent, highest);
    return new Judgement(period, segment, counts, noted || moved != null);
  }

  private long segment(Period period) {
    QuotaEvent event = events.latestOfPeriod(period.id());
    return event == null ? 0 : event.id();
  }

  /** A late repeat of what was true before a credit would look like a sudden jump. */
  private boolean isRepeat(Period period, long now, double percent) {
    QuotaEvent event = events.latestOfPeriod(period.id());
    if (event == null
        || !event.inPlace()
        || event.prior() == null
        || now - event.detectedMicros() > REPEAT_MICROS) {
      return false;
    }
    Double highest = readings.highest(period.id(), event.id());
    double since = highest == null ? event.post() : highest;
    return Math.abs(percent - event.prior()) < REPEAT && Percent.normal(percent - since) >= FALL;
  }

  /** The period with a new end, if the old one was cut short; else {@code null}. */
  private @Nullable Period moved(
      Duration length, long now, double percent, long end, Reading prior, double fall) {
    Period before = periods.required(prior.periodId());
    boolean believed = fall >= FALL || (percent <= ZERO && fall >= FALL_TO_ZERO);
    if (!believed || events.moved(before.endMicros(), end)) {
      return null;
    }
    Period after = periods.at(end, length);
    events.add(
        new QuotaEvent(
            0,
            Axis.PERIOD,
            after.id(),
            0,
            false,
            before.endMicros(),
            end,
            PeriodIdentity.hour(now),
            now,
            null,
            percent,
            prior.id()));
    return after;
  }

  /** Whether the tick told of a credit, or at least changed what the next one means. */
  private boolean inPlace(long now, double percent, Reading prior, double fall) {
    long period = prior.periodId();
    PendingZero zero = periods.pendingZero(period);
    if (fall >= FALL) {
      credit(now, percent, prior, fall + percent);
      clear(period, zero);
      return true;
    }
    if (zero != null) {
      clear(period, zero);
      if (percent <= zero.baseline() / 2) {
        credit(zero.atMicros(), percent, prior, zero.baseline());
        return true;
      }
      return true; // a passing zero
    }
    if (percent <= ZERO && fall >= FALL_TO_ZERO) {
      periods.setPendingZero(period, new PendingZero(percent + fall, now));
      return true;
    }
    return false;
  }

  private void clear(long period, @Nullable PendingZero zero) {
    if (zero != null) {
      periods.setPendingZero(period, null);
    }
  }

  private void credit(long detected, double percent, Reading prior, double before) {
    Period period = periods.required(prior.periodId());
    long effective = PeriodIdentity.hour(detected);
    double stated = Percent.normal(before);
    events.add(
        new QuotaEvent(
            0,
            Axis.PERIOD,
            period.id(),
            0,
            true,
            effective,
            period.endMicros(),
            effective,
            detected,
            stated,
            percent,
            prior.id()));
    readings.strikeReplays(period.id(), detected, stated);
  }
}
