package dev.cctally.platform.quota;

/** Says what a vendor's usage has cost, for the series of one account. Used by one thread. */
public interface UsageMeter {
  /** Brings usage up to date. Never throws for what is in a log. */
  void refresh();

  /**
   * {@return what was used in a span of time} At the prices of the vendor; recorded costs count
   * where there are any.
   *
   * @param fromMicros the first instant: microseconds since 1970-01-01T00:00:00Z
   * @param toMicros the last instant, included
   */
  MeteredUsage measure(long fromMicros, long toMicros);
}
