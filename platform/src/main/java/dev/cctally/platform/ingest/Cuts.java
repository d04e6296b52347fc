package dev.cctally.platform.ingest;

import java.util.Arrays;

/** Where a range of usage is divided: at its ends, and at some instants inside. */
final class Cuts {
  private final UsageHistory.Range range;
  private final long[] inside;

  /**
   * Divides a range.
   *
   * @param range the range
   * @param micros the instants, in any order; those outside do nothing
   */
  Cuts(UsageHistory.Range range, long[] micros) {
    this.range = range;
    inside = micros.clone();
    Arrays.sort(inside);
  }

  /** Whether two instants, the earlier one first, lie in different parts or outside the range. */
  boolean divide(long first, long last) {
    return first < range.fromMicros() || last > range.toMicros() || count(first) != count(last);
  }

  /** A number for the part an instant lies in, or −1 if it is outside the range. */
  int part(long micros) {
    return range.contains(micros) ? count(micros) : -1;
  }

  /** How many cuts are not after an instant. */
  private int count(long micros) {
    int low = 0;
    int high = inside.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (inside[middle] <= micros) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
