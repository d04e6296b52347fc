package dev.cctally.platform.report.diff;

/** How a window was named. Two weeks, or two months, are compared even if one is shorter. */
public enum WindowKind {
  /** A week of the quota. */
  WEEK("week"),
  /** A calendar month. */
  MONTH("month"),
  /** Some times 24 hours up to now. */
  DAY_RANGE("day-range"),
  /** From one day to another. */
  EXPLICIT_RANGE("explicit-range");

  private final String word;

  WindowKind(String word) {
    this.word = word;
  }

  /** {@return how documents write it} */
  public String word() {
    return word;
  }

  boolean alwaysComparable() {
    return this == WEEK || this == MONTH;
  }
}
