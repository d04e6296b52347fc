package dev.cctally.cli.render;

import dev.cctally.platform.config.FeedSettings;
import dev.cctally.platform.plugin.PluginWarning;
import dev.cctally.platform.quota.Freshness;
import dev.cctally.platform.quota.Milestone;
import dev.cctally.platform.report.quota.trend.SideWindow;
import dev.cctally.platform.report.quota.trend.TrendReport;
import dev.cctally.platform.report.quota.trend.TrendRow;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a percent of the quota costs, week by week, as JSON. */
public final class TrendJson {
  private static final long DAY = 86_400L * 1_000_000;

  private final PrettyJson json = new PrettyJson();
  private final QuotaMembers members = new QuotaMembers(json);
  private final TrendReport report;
  private final FeedSettings settings;

  private TrendJson(TrendReport report, FeedSettings settings) {
    this.report = report;
    this.settings = settings;
  }

  /**
   * {@return the document}
   *
   * @param report the report
   * @param settings what counts as fresh
   * @param firstWeekday first day of a week of the calendar
   * @param detail whether it holds the milestones of the current week
   * @param windows the windows beside the main ones; {@code null} if they were not asked for
   * @param warnings what is wrong with plugins
   */
  public static String of(
      TrendReport report,
      FeedSettings settings,
      DayOfWeek firstWeekday,
      boolean detail,
      @Nullable List<SideWindow> windows,
      List<PluginWarning> warnings) {
    return new TrendJson(report, settings).document(firstWeekday, detail, windows, warnings);
  }

  private String document(
      DayOfWeek firstWeekday,
      boolean detail,
      @Nullable List<SideWindow> windows,
      List<PluginWarning> warnings) {
    json.object().name("current");
    TrendRow current = report.current();
    if (current == null) {
      json.nothing();
    } else {
      row(current);
    }
    json.name("trend").array();
    report.rows().forEach(this::row);
    json.endArray();
    if (!report.empty()) {
      json.member("weekStartRule", firstWeekday.name().toLowerCase(Locale.ROOT));
      members.moment("generatedAt", report.nowMicros());
      json.name("currentWeek").object();
      members.week(report.currentWeek());
      json.endObject();
      if (detail) {
        json.name("milestones").array();
        for (Milestone milestone : report.milestones()) {
          json.object();
          members.milestone(milestone);
          json.endObject();
        }
        json.endArray();
      }
    }
    if (windows != null) {
      json.name("otherWindows").array();
      windows.forEach(this::window);
      json.endArray();
    }
    new JsonParts(json, /* cost= */ true).appendix(List.of(), warnings);
    return json.endObject().document();
  }

  private void window(SideWindow window) {
    json.object().member("id", window.id()).member("label", window.label());
    json.name("lengthSeconds");
    if (window.length().isZero()) {
      json.nothing();
    } else {
      json.value(window.length().toSeconds());
    }
    members.number("usedPercent", window.percent());
    members.boundary("resetsAt", window.resetsAtMicros());
    members.moment("capturedAt", window.capturedMicros());
    json.member("over", window.over()).endObject();
  }

  private void row(TrendRow row) {
    json.object();
    members.week(row.week());
    members.number("weeklyPercent", row.percent());
    members.dollars("weeklyCostUSD", row.cost());
    members.dollars("dollarsPerPercent", row.dollarsPerPercent());
    members.moment("usageCapturedAt", row.usageCapturedMicros());
    members.moment("costCapturedAt", row.costCapturedMicros());
    members.boundary("asOf", row.asOfMicros());
    members.boundary("rangeStartIso", row.rangeFromMicros());
    members.boundary("rangeEndIso", row.rangeToMicros());
    Long captured = row.usageCapturedMicros();
    if (captured != null && report.nowMicros() - captured <= DAY) {
      members.freshness(Freshness.of(captured, report.nowMicros(), settings));
    }
    json.endObject();
  }
}
