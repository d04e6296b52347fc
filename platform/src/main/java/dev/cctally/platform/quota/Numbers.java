package dev.cctally.platform.quota;

import java.util.function.LongSupplier;

/**
 * Numbers for rows that are stored later: those that the database would give them now. The caller's
 * transaction keeps others from taking them.
 */
final class Numbers {
  private final LongSupplier highest;
  private long first; // 0: none was taken yet
  private long next;

  /**
   * Asks nothing yet.
   *
   * @param highest tells the highest number of a stored row; 0 if there is none
   */
  Numbers(LongSupplier highest) {
    this.highest = highest;
  }

  long take() {
    if (first == 0) {
      first = highest.getAsLong() + 1;
      next = first;
    }
    return next++;
  }

  /** Whether a number was taken here, so that no row that was stored before can bear it. */
  boolean taken(long number) {
    return first != 0 && number >= first;
  }
}
