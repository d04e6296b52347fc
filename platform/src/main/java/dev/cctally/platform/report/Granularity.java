package dev.cctally.platform.report;

/** The calendar period a bucket report sums over, in the display zone. */
public enum Granularity {
  /** A day. */
  DAY,
  /** A calendar week that starts on the query's first weekday. */
  WEEK,
  /** A month. */
  MONTH
}
