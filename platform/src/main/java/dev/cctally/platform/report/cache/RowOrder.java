package dev.cctally.platform.report.cache;

import java.util.Comparator;

/** Puts rows in order. */
final class RowOrder {
  private static final Comparator<CacheRow> BY_NET =
      Comparator.comparing(row -> row.figures().net());
  private static final Comparator<CacheRow> BY_HITS =
      Comparator.comparing(row -> row.figures().hitRate());
  private static final Comparator<CacheRow> BY_COST =
      Comparator.comparing(row -> row.figures().usage().cost());
  private static final Comparator<CacheRow> BY_TIME = Comparator.comparingLong(RowOrder::time);

  private RowOrder() {}

  /** The order; sorts rows that come by day or last use, then session, and keeps that for ties. */
  static Comparator<CacheRow> of(CacheSort sort, Grouping grouping) {
    return switch (sort) {
      case DATE -> BY_TIME;
      case NET -> BY_NET;
      case CACHE -> BY_HITS;
      case RECENT -> BY_TIME.reversed();
      case COST -> BY_COST.reversed();
      case ANOMALY ->
          Comparator.comparing((CacheRow row) -> row.anomalies().isEmpty())
              .thenComparing(of(CacheSort.usual(grouping), grouping));
    };
  }

  private static long time(CacheRow row) {
    return switch (row.key()) {
      case CacheKey.Day day -> day.date().toEpochDay();
      case CacheKey.Session session -> session.lastMicros();
    };
  }
}
