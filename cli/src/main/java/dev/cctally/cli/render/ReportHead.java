package dev.cctally.cli.render;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a general document says first.
 *
 * @param report the report's name: {@code daily}, {@code weekly}, …
 * @param zone the display zone
 * @param firstWeekday first day of a week; {@code null} for reports without weeks
 */
public record ReportHead(String report, ZoneId zone, @Nullable DayOfWeek firstWeekday) {
  /** Rejects {@code null}, except for the day. */
  public ReportHead {
    Objects.requireNonNull(report, "report");
    Objects.requireNonNull(zone, "zone");
  }

  void write(PrettyJson json) {
    json.member("schema_version", 1).member("report", report).member("timezone", zone.getId());
    if (firstWeekday != null) {
      json.member("weekStart", firstWeekday.name().toLowerCase(Locale.ROOT));
    }
  }
}
