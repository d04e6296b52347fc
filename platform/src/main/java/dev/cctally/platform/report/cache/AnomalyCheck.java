package dev.cctally.platform.report.cache;

import dev.cctally.platform.time.EpochMicros;
import dev.cctally.spi.model.TokenCounts;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds anomalies among the rows of one report. Only rows of the report tell what is usual, and
 * only if there are enough of them. The answer is exact; floating point only spares the work where
 * it is clear.
 */
final class AnomalyCheck {
  private static final int LEAST_DAYS = 5;
  private static final int LEAST_SESSIONS = 10;
  private static final long SECOND = 1_000_000;
  private static final double MARGIN = 1e-6;

  private final AnomalyRule rule;
  private final ZoneId zone;
  private final List<CacheRow> rows;
  private final long[] positions;
  private final double[] roughly;

  /** Looks at rows by day or last use ascending. */
  AnomalyCheck(AnomalyRule rule, ZoneId zone, List<CacheRow> rows) {
    this.rule = rule;
    this.zone = zone;
    this.rows = rows;
    positions = new long[rows.size()];
    roughly = new double[rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      positions[i] = position(rows.get(i).key());
      roughly[i] = percent(rows.get(i).figures().hitRate());
    }
  }

  private static long position(CacheKey key) {
    return switch (key) {
      case CacheKey.Day day -> day.date().toEpochDay();
      case CacheKey.Session session -> session.lastMicros();
    };
  }

  private static double percent(HitRate rate) {
    return rate.prompt() == 0 ? 0 : 100.0 * rate.read() / rate.prompt();
  }

  /** The rows in the same order, with what was found. */
  List<CacheRow> checked() {
    List<CacheRow> checked = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      CacheRow row = rows.get(i);
      List<Anomaly> found = new ArrayList<>();
      TokenCounts tokens = row.figures().usage().tokens();
      if (tokens.cacheRead() + tokens.cacheWrite() > 0 && row.figures().net().pico() < 0) {
        found.add(Anomaly.NET_NEGATIVE);
      }
      if (dropped(i)) {
        found.add(Anomaly.CACHE_DROP);
      }
      checked.add(row.with(found));
    }
    return checked;
  }

  private boolean dropped(int row) {
    return switch (rows.get(row).key()) {
      case CacheKey.Day day -> {
        long date = day.date().toEpochDay();
        yield dropped(row, date - rule.windowDays(), date, LEAST_DAYS);
      }
      case CacheKey.Session session -> {
        long last = session.lastMicros();
        var start = EpochMicros.toInstant(last).atZone(zone).minusDays(rule.windowDays());
        yield dropped(row, EpochMicros.of(start.toInstant()), last - SECOND + 1, LEAST_SESSIONS);
      }
    };
  }

  /** Whether the row falls short of those from a position to before another. */
  private boolean dropped(int row, long from, long before, int least) {
    int end = row;
    while (end > 0 && positions[end - 1] >= before) {
      end--;
    }
    int start = end;
    while (start > 0 && positions[start - 1] >= from) {
      start--;
    }
    int count = end - start;
    if (count < least) {
      return false;
    }
    double wanted = roughly[row] + rule.thresholdPoints().doubleValue() - MARGIN;
    int above = 0;
    for (int i = start; i < end; i++) {
      above += roughly[i] >= wanted ? 1 : 0;
    }
    return above >= count - count / 2 // else even the upper one in the middle is too low
        && median(start, end).minus(rows.get(row).figures().hitRate()).reaches(rule);
  }

  /** The middle one, or what lies midway between the two in the middle. */
  private Fraction median(int start, int end) {
    List<HitRate> rates = new ArrayList<>(end - start);
    for (int i = start; i < end; i++) {
      rates.add(rows.get(i).figures().hitRate());
    }
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
