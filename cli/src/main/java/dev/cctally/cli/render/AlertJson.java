package dev.cctally.cli.render;

import dev.cctally.platform.alert.AlertPayload;
import dev.cctally.platform.alert.engine.Latch;
import dev.cctally.platform.plugin.PluginWarning;
import dev.cctally.platform.time.EpochMicros;
import dev.cctally.spi.model.Money;
import dev.cctally.spi.notify.Notifier.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Alerts as a document. The members of one are those of the envelope of the web interface. */
public final class AlertJson {
  private final PrettyJson json;

  AlertJson(PrettyJson json) {
    this.json = json;
  }

  /**
   * {@return the document}
   *
   * @param latches the alerts, the newest first
   * @param truncated whether there are more
   * @param warnings what is wrong with plugins
   */
  public static String of(List<Latch> latches, boolean truncated, List<PluginWarning> warnings) {
    return new AlertJson(new PrettyJson()).document(latches, truncated, warnings);
  }

  private String document(List<Latch> latches, boolean truncated, List<PluginWarning> warnings) {
    json.object().member("schemaVersion", 1).member("truncated", truncated).name("alerts").array();
    for (Latch latch : latches) {
      alert(latch, latch.status());
      json.endObject();
    }
    json.endArray();
    new JsonParts(json, /* cost= */ true).appendix(List.of(), warnings);
    return json.endObject().document();
  }

  /** An alert and what came of telling it; its object stays open. */
  void alert(Latch latch, @Nullable String status) {
    Latch.Key key = latch.key();
    json.object().member("id", id(latch)).member("axis", key.axis());
    if (!key.metric().isEmpty()) {
      json.member("metric", key.metric());
    }
    json.member("threshold", key.threshold())
        .member("severity", Severity.ofThreshold(key.threshold()).word())
        .member("vendor", key.vendor())
        .member("crossed_at", Instants.second(latch.crossedMicros()))
        .member("alerted_at", Instants.second(latch.alertedMicros()))
        .member("suppressed", latch.state() == Latch.State.SUPPRESSED)
        .name("delivery");
    if (status == null) {
      json.nothing();
    } else {
      json.value(status);
    }
    json.name("context").object();
    context(latch);
    json.endObject();
  }

  /** What tells an alert from every other; not to be taken apart. */
  private static String id(Latch latch) {
    Latch.Key key = latch.key();
    String start = start(latch);
    int threshold = key.threshold();
    if (!key.metric().isEmpty()) {
      return "projected:"
          + start
          + ":"
          + key.period()
          + ":"
          + (account(key) + key.metric())
          + ":"
          + threshold;
    }
    if (!key.subject().isEmpty() && key.axis().equals(AlertPayload.PROJECT_BUDGET)) {
      return key.axis() + ":" + start + ":" + key.subject() + ":" + threshold;
    }
    return budget(latch)
        ? key.axis() + ":" + start + ":" + key.period() + ":" + threshold
        : key.axis() + ":" + account(key) + window(key) + ":" + threshold + ":" + key.segment();
  }

  private static String account(Latch.Key key) {
    return key.subject().isEmpty() ? "" : key.subject() + ":";
  }

  /** A window by its first day, or a block by its key. */
  private static String window(Latch.Key key) {
    int time = key.window().indexOf('T');
    return time < 0 ? key.window() : key.window().substring(0, time);
  }

  private static boolean budget(Latch latch) {
    return latch.amount() != null && latch.key().metric().isEmpty();
  }

  private static String start(Latch latch) {
    return AlertPayload.key(EpochMicros.toInstant(latch.windowStartMicros()));
  }

  private void context(Latch latch) {
    Latch.Key key = latch.key();
    if (!key.metric().isEmpty()) {
      json.member("week_start_at", start(latch)).member("metric", key.metric());
      number("projected_value", latch.value());
      number("denominator", latch.amount());
    } else if (budget(latch)) {
      if (key.axis().equals(AlertPayload.PROJECT_BUDGET)) {
        json.member("week_start_at", start(latch))
            .member("project", latch.label())
            .member("project_key", key.subject());
      } else {
        json.member("period", key.period()).member("period_start_at", start(latch));
      }
      number("budget_usd", latch.amount());
      money("spent_usd", latch.spent());
      number("consumption_pct", latch.value());
    } else {
      quota(latch);
    }
  }

  private void quota(Latch latch) {
    Latch.Key key = latch.key();
    if (key.window().indexOf('T') >= 0) {
      json.member("week_start_date", window(key));
      money("cumulative_cost_usd", latch.spent());
      number("dollars_per_percent", latch.value());
    } else {
      json.member("five_hour_window_key", Long.parseLong(key.window()))
          .member("block_start_at", start(latch));
      money("block_cost_usd", latch.spent());
    }
    json.member("reset_event_id", key.segment());
  }

  private void number(String name, @Nullable Double number) {
    json.name(name);
    if (number == null) {
      json.nothing();
    } else {
      json.value(number);
    }
  }

  private void money(String name, @Nullable Money money) {
    json.name(name);
    if (money == null) {
      json.nothing();
    } else {
      json.value(money);
    }
  }
}
