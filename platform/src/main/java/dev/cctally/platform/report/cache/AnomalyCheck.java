package dev.cctally.platform.report.cache;

import dev.cctally.platform.time.EpochMicros;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds anomalies among the rows of one report. Only rows of the report tell what is usual, and
 * only if there are enough of them; all is compared exactly.
 */
final class AnomalyCheck {
  private static final int LEAST_DAYS = 5;
  private static final int LEAST_SESSIONS = 10;
  private static final long SECOND = 1_000_000;

  private final AnomalyRule rule;
  private final ZoneId zone;
  private final List<CacheRow> rows;

  AnomalyCheck(AnomalyRule rule, ZoneId zone, List<CacheRow> rows) {
    this.rule = rule;
    this.zone = zone;
    this.rows = rows;
  }

  /** The rows in the same order, with what was found. */
  List<CacheRow> checked() {
    List<CacheRow> checked = new ArrayList<>(rows.size());
    for (CacheRow row : rows) {
      List<Anomaly> found = new ArrayList<>();
      var tokens = row.figures().usage().tokens();
      if (tokens.cacheRead() + tokens.cacheWrite() > 0 && row.figures().net().pico() < 0) {
        found.add(Anomaly.NET_NEGATIVE);
      }
      if (dropped(row)) {
        found.add(Anomaly.CACHE_DROP);
      }
      checked.add(row.with(found));
    }
    return checked;
  }

  private boolean dropped(CacheRow row) {
    List<HitRate> usual = new ArrayList<>();
    int least =
        switch (row.key()) {
          case CacheKey.Day day -> {
            long last = day.date().toEpochDay() - 1;
            before(last - rule.windowDays() + 1, last, usual);
            yield LEAST_DAYS;
          }
          case CacheKey.Session session -> {
            var from =
                EpochMicros.toInstant(session.lastMicros())
                    .atZone(zone)
                    .minusDays(rule.windowDays());
            before(EpochMicros.of(from.toInstant()), session.lastMicros() - SECOND, usual);
            yield LEAST_SESSIONS;
          }
        };
    return usual.size() >= least && median(usual).minus(row.figures().hitRate()).reaches(rule);
  }

  /** Collects the rows of a span, which ends before the row that is looked at. */
  private void before(long from, long to, List<HitRate> usual) {
    for (CacheRow other : rows) {
      long at = position(other.key());
      if (at >= from && at <= to) {
        usual.add(other.figures().hitRate());
      }
    }
  }

  private static long position(CacheKey key) {
    return switch (key) {
      case CacheKey.Day day -> day.date().toEpochDay();
      case CacheKey.Session session -> session.lastMicros();
    };
  }

  /** The middle one, or what lies midway between the two in the middle. */
  private static Fraction median(List<HitRate> rates) {
    rates.sort(null);
    int middle = rates.size() / 2;
    Fraction upper = Fraction.of(rates.get(middle));
    return rates.size() % 2 == 1 ? upper : upper.midway(Fraction.of(rates.get(middle - 1)));
  }

  /** An exact number; the denominator is positive. */
  private record Fraction(BigInteger numerator, BigInteger denominator) {
    static Fraction of(HitRate rate) {
      return new Fraction(rate.numerator(), rate.denominator());
    }

    Fraction midway(Fraction other) {
      return new Fraction(
          numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
          denominator.multiply(other.denominator).shiftLeft(1));
    }

    Fraction minus(HitRate rate) {
      return new Fraction(
          numerator.multiply(rate.denominator()).subtract(rate.numerator().multiply(denominator)),
          denominator.multiply(rate.denominator()));
    }

    /** Whether it is at least as many hundredths as the rule allows. */
    boolean reaches(AnomalyRule rule) {
      return new BigDecimal(numerator)
              .movePointRight(2)
              .compareTo(new BigDecimal(denominator).multiply(rule.thresholdPoints()))
          >= 0;
    }
  }
}
