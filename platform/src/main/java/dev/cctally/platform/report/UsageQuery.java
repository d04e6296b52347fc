package dev.cctally.platform.report;

import dev.cctally.platform.ingest.UsageHistory;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/**
 * What a report is asked for.
 *
 * @param vendorId whose usage
 * @param range which instants
 * @param zone the display zone, which days and months are made in
 * @param firstWeekday first day of a calendar week
 * @param mode which cost
 * @param speed which speed is priced
 * @param order the order of the rows
 * @param fastSuffix whether fast responses count under {@code <model>-fast}
 * @param projectPatterns if not empty, only usage of projects that match one: a case-insensitive
 *     part of the display key, or of the git root, or of the path if there is no root
 */
public record UsageQuery(
    String vendorId,
    UsageHistory.Range range,
    ZoneId zone,
    DayOfWeek firstWeekday,
    CostMode mode,
    SpeedRule speed,
    SortOrder order,
    boolean fastSuffix,
    List<String> projectPatterns) {
  /** Rejects {@code null} and copies the patterns. */
  public UsageQuery {
    Objects.requireNonNull(vendorId, "vendorId");
    Objects.requireNonNull(range, "range");
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(firstWeekday, "firstWeekday");
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(speed, "speed");
    Objects.requireNonNull(order, "order");
    projectPatterns = List.copyOf(projectPatterns);
  }
}
