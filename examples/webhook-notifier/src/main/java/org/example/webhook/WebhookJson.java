package org.example.webhook;

import dev.cctally.spi.json.CompactJson;
import dev.cctally.spi.json.CutText;
import dev.cctally.spi.notify.Notifier.Notification;
import org.jspecify.annotations.Nullable;

/** An alert as a JSON object. */
final class WebhookJson {
  private static final int LONGEST = 64 * 1024;

  private final CutText out = new CutText(LONGEST);
  private String separator = "{";

  private WebhookJson() {}

  static String of(Notification notification) {
    WebhookJson json = new WebhookJson();
    json.member("title", notification.title());
    json.member("subtitle", notification.subtitle());
    json.member("body", notification.body());
    json.member("severity", notification.severity().word());
    json.member("urgency", notification.severity().urgency().word());
    json.member("axis", notification.axis());
    json.member("vendor", notification.vendorId());
    json.name("threshold");
    json.out.append(String.valueOf(notification.threshold()));
    json.member("metric", notification.metric());
    json.out.append("}");
    return json.out.text();
  }

  private void name(String name) {
    out.append(separator);
    separator = ",";
    CompactJson.quote(name, out);
    out.append(":");
  }

  private void member(String name, @Nullable String value) {
    name(name);
    if (value == null) {
      out.append("null");
    } else {
      CompactJson.quote(value, out);
    }
  }
}
