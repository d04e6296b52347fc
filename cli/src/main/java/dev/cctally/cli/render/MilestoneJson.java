package dev.cctally.cli.render;

import dev.cctally.platform.plugin.PluginWarning;
import dev.cctally.platform.quota.Milestone;
import dev.cctally.platform.report.quota.trend.WeekMilestones;
import java.util.List;

/** What a week had cost when each whole percent of the quota was crossed, as JSON. */
public final class MilestoneJson {
  private MilestoneJson() {}

  /**
   * {@return the document}
   *
   * @param week the week
   * @param nowMicros the present: microseconds since 1970-01-01T00:00:00Z
   * @param warnings what is wrong with plugins
   */
  public static String of(WeekMilestones week, long nowMicros, List<PluginWarning> warnings) {
    PrettyJson json = new PrettyJson();
    QuotaMembers members = new QuotaMembers(json);
    json.object();
    members.week(week.week());
    json.name("milestones").array();
    for (Milestone milestone : week.milestones()) {
      json.object();
      members.milestone(milestone);
      members.otherPercent(milestone);
      json.endObject();
    }
    json.endArray();
    members.moment("generatedAt", nowMicros);
    new JsonParts(json, /* cost= */ true).appendix(List.of(), warnings);
    return json.endObject().document();
  }
}
