package dev.cctally.platform.report;

import dev.cctally.platform.ingest.UsageHistory;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** Queries, changed one thing at a time. */
final class Asking {
  static final UsageQuery ALL =
      new UsageQuery(
          "acme",
          UsageHistory.Range.ALL,
          ZoneOffset.UTC,
          DayOfWeek.MONDAY,
          CostMode.AUTO,
          SpeedRule.AUTO,
          SortOrder.ASC,
          true,
          List.of());

  private Asking() {}

  static UsageQuery in(String zone) {
    return in(zone, ALL.range());
  }

  static UsageQuery in(String zone, UsageHistory.Range range) {
    return new UsageQuery(
        "acme",
        range,
        ZoneId.of(zone),
        ALL.firstWeekday(),
        ALL.mode(),
        ALL.speed(),
        ALL.order(),
        true,
        List.of());
  }

  static UsageQuery weeksFrom(DayOfWeek day) {
    return new UsageQuery(
        "acme",
        ALL.range(),
        ALL.zone(),
        day,
        ALL.mode(),
        ALL.speed(),
        ALL.order(),
        true,
        List.of());
  }

  static UsageQuery mode(CostMode mode, UsageHistory.Range range) {
    return new UsageQuery(
        "acme",
        range,
        ALL.zone(),
        ALL.firstWeekday(),
        mode,
        ALL.speed(),
        ALL.order(),
        true,
        List.of());
  }

  static UsageQuery projects(String... patterns) {
    return new UsageQuery(
        "acme",
        ALL.range(),
        ALL.zone(),
        ALL.firstWeekday(),
        ALL.mode(),
        ALL.speed(),
        ALL.order(),
        true,
        List.of(patterns));
  }

  static UsageQuery rawNames(SortOrder order, UsageHistory.Range range) {
    return new UsageQuery(
        "acme",
        range,
        ALL.zone(),
        ALL.firstWeekday(),
        ALL.mode(),
        ALL.speed(),
        order,
        false,
        List.of());
  }
}
