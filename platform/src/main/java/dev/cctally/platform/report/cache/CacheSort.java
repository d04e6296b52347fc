package dev.cctally.platform.report.cache;

/** The order of the rows. Rows that are alike come by day or last use, then by session. */
public enum CacheSort {
  /** By day or last use, oldest first. */
  DATE,
  /** What the cache was good for, worst first. */
  NET,
  /** How much of the prompts came from the cache, worst first. */
  CACHE,
  /** By day or last use, newest first. */
  RECENT,
  /** By cost, dearest first. */
  COST,
  /** Anomalies first; among them, and among the others, the grouping's usual order. */
  ANOMALY;

  /**
   * {@return the usual order of a grouping}
   *
   * @param grouping the grouping
   */
  public static CacheSort usual(Grouping grouping) {
    return grouping == Grouping.DAY ? DATE : NET;
  }
}
