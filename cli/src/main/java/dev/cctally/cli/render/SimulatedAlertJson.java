package dev.cctally.cli.render;

import dev.cctally.platform.alert.engine.Latch;
import dev.cctally.platform.alert.engine.SimulatedAlert;
import dev.cctally.platform.ingest.UsageHistory;
import dev.cctally.platform.plugin.PluginWarning;
import java.util.List;

/** Alerts there would have been as a document: those of {@link AlertJson}, with what was told. */
public final class SimulatedAlertJson {
  private SimulatedAlertJson() {}

  /**
   * {@return the document}
   *
   * @param alerts the alerts, the oldest first
   * @param range what was replayed
   * @param warnings what is wrong with plugins
   */
  public static String of(
      List<SimulatedAlert> alerts, UsageHistory.Range range, List<PluginWarning> warnings) {
    PrettyJson json = new PrettyJson();
    json.object()
        .member("schemaVersion", 1)
        .member("from", Instants.second(range.fromMicros()))
        .member("to", Instants.second(range.toMicros()))
        .member("count", alerts.size())
        .member("told", alerts.stream().filter(SimulatedAlert::told).count())
        .name("alerts")
        .array();
    AlertJson items = new AlertJson(json);
    for (SimulatedAlert alert : alerts) {
      Latch real = alert.real();
      items.alert(alert.latch(), real == null ? null : real.status());
      json.member("told", alert.told()).name("told_at");
      if (real == null || !alert.told()) {
        json.nothing();
      } else {
        json.value(Instants.second(real.alertedMicros()));
      }
      json.endObject();
    }
    json.endArray();
    new JsonParts(json, /* cost= */ true).appendix(List.of(), warnings);
    return json.endObject().document();
  }
}
