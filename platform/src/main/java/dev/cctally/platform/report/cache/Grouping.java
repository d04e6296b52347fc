package dev.cctally.platform.report.cache;

/** What a row of the report stands for. */
public enum Grouping {
  /** A day. */
  DAY,
  /** A session. */
  SESSION
}
