package dev.cctally.platform.quota;

import java.util.List;

/**
 * What is recorded about a vendor's weekly quota, in any order.
 *
 * @param readings how much was used, as the vendor stated it from time to time
 * @param resets when the vendor started a week anew before it was over
 */
public record WeeklyRecord(List<WeekReading> readings, List<WeekReset> resets) {
  /** Nothing is recorded. */
  public static final WeeklyRecord NONE = new WeeklyRecord(List.of(), List.of());

  /** Copies the lists. */
  public WeeklyRecord {
    readings = List.copyOf(readings);
    resets = List.copyOf(resets);
  }
}
