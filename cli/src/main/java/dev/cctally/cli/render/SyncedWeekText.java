package dev.cctally.cli.render;

import dev.cctally.platform.plugin.PluginWarning;
import dev.cctally.platform.report.quota.trend.SyncedWeek;
import java.util.List;

/** What a week was found to have cost, as lines and as JSON. */
public final class SyncedWeekText {
  private SyncedWeekText() {}

  /**
   * {@return a line for each figure there is}
   *
   * @param week what was found
   */
  public static String lines(SyncedWeek week) {
    StringBuilder out = new StringBuilder();
    out.append("Synced week ")
        .append(week.week().key())
        .append("..")
        .append(week.week().endKey())
        .append(" => ")
        .append(Dollars.rounded(week.cost(), 6).replace(",", ""))
        .append('\n');
    Double percent = week.percent();
    if (percent != null) {
      out.append("Latest weekly usage: ").append(Rounded.places(percent, 2)).append("%\n");
    }
    Double ratio = week.dollarsPerPercent();
    if (ratio != null) {
      out.append("$ per 1% usage: $").append(Rounded.places(ratio, 6)).append('\n');
    }
    return out.toString();
  }

  /**
   * {@return the document}
   *
   * @param week what was found
   * @param warnings what is wrong with plugins
   */
  public static String json(SyncedWeek week, List<PluginWarning> warnings) {
    PrettyJson json = new PrettyJson();
    QuotaMembers members = new QuotaMembers(json);
    json.object().member("id", week.id());
    members.week(week.week());
    members.boundary("rangeStartIso", week.rangeFromMicros());
    members.boundary("rangeEndIso", week.rangeToMicros());
    members.dollars("costUSD", week.cost());
    members.number("weeklyPercent", week.percent());
    members.dollars("dollarsPerPercent", week.dollarsPerPercent());
    new JsonParts(json, /* cost= */ true).appendix(List.of(), warnings);
    return json.endObject().document();
  }
}
