package dev.cctally.platform.report;

/** The order of a report's rows. */
public enum SortOrder {
  /** Oldest first. */
  ASC,
  /** Newest first; the exact reverse of {@link #ASC}. */
  DESC
}
