package org.example.webhook;

import dev.cctally.spi.notify.Notifier;
import dev.cctally.spi.notify.NotifierHost;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pf4j.Extension;

/**
 * Posts alerts as JSON. The address is the setting {@code url}; with {@code token} set a request
 * carries it as a bearer token. Neither appears in what is reported: both may be secret. Immutable.
 */
@Extension
public final class WebhookNotifier implements Notifier {
  // Together less than the ten seconds after which a delivery is given up.
  private static final int CONNECTING_MILLIS = 3_000;
  private static final int ANSWERING_MILLIS = 5_000;
  private static final int SUCCESS = 200;
  private static final int NO_SUCCESS = 300;

  /** Made by cctally; does no I/O. */
  public WebhookNotifier() {}

  @Override
  public String id() {
    return "webhook";
  }

  @Override
  public Availability availability(NotifierHost host) {
    return address(host).isPresent()
        ? new Availability.Available()
        : new Availability.Unavailable(
            "alerts.notifier_settings.webhook.url must be an http or https address");
  }

  // autoPriority() stays 0: nothing is sent over the network unless the user has named us.

  @Override
  public Delivery deliver(Notification notification, NotifierHost host) {
    Optional<URI> address = address(host);
    if (address.isEmpty()) {
      return new Delivery.Failed("no address is set");
    }
    try {
      int status = post(address.get(), host.setting("token").orElse(null), notification);
      return status >= SUCCESS && status < NO_SUCCESS
          ? new Delivery.Delivered()
          : new Delivery.Failed("the webhook answered with status " + status);
    } catch (IOException e) {
      return new Delivery.Failed("the webhook cannot be reached: " + e.getClass().getSimpleName());
    }
  }

  private static int post(URI address, @Nullable String token, Notification notification)
      throws IOException {
    byte[] body = WebhookJson.of(notification).getBytes(StandardCharsets.UTF_8);
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    try {
      connection.setConnectTimeout(CONNECTING_MILLIS);
      connection.setReadTimeout(ANSWERING_MILLIS);
      connection.setInstanceFollowRedirects(false); // a token goes to no other host
      connection.setRequestMethod("POST");
      connection.setRequestProperty("Content-Type", "application/json");
      if (token != null) {
        connection.setRequestProperty("Authorization", "Bearer " + token);
      }
      connection.setDoOutput(true);
      connection.setFixedLengthStreamingMode(body.length);
      try (OutputStream out = connection.getOutputStream()) {
        out.write(body);
      }
      return connection.getResponseCode();
    } finally {
      connection.disconnect();
    }
  }

  private static Optional<URI> address(NotifierHost host) {
    try {
      return host.setting("url")
          .map(String::strip)
          .map(URI::create)
          .filter(address ->
              address.getHost() != null
                  && ("https".equals(address.getScheme()) || "http".equals(address.getScheme())));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
