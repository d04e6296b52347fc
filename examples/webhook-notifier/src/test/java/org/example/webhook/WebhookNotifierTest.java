package org.example.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cctally.spi.notify.Notifier;
import dev.cctally.spi.notify.Notifier.Availability;
import dev.cctally.spi.notify.Notifier.Delivery;
import dev.cctally.testkit.TestHost;
import dev.cctally.testkit.TestNotifierHost;
import dev.cctally.testkit.conformance.NotifierConformance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WebhookNotifierTest implements NotifierConformance {
  private static final Notifier.Notification NOTIFICATION =
      new Notifier.Notification(
          "t \"q\"",
          "",
          "$(id)\n🚨",
          Notifier.Severity.CRITICAL,
          "projected",
          "acme",
          100,
          "m_pct");

  private WebhookServer server;

  @BeforeEach
  void open() throws IOException {
    server = new WebhookServer();
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Override
  public Notifier notifier() {
    return new WebhookNotifier();
  }

  @Override
  public TestNotifierHost equipped(TestNotifierHost host) {
    return host.withSetting("url", server.address());
  }

  private TestNotifierHost host() {
    return equipped(TestNotifierHost.on(TestHost.at(Path.of("/home/me"))));
  }

  @Test
  void postsTheAlertAsJson() {
    assertEquals(new Delivery.Delivered(), notifier().deliver(NOTIFICATION, host()));
    assertEquals(
        List.of(
            "POST /alerts?key=secret null {\"title\":\"t \\\"q\\\"\",\"subtitle\":\"\","
                + "\"body\":\"$(id)\\n🚨\",\"severity\":\"critical\",\"urgency\":\"critical\","
                + "\"axis\":\"projected\",\"vendor\":\"acme\",\"threshold\":100,"
                + "\"metric\":\"m_pct\"}"),
        server.requests);
  }

  @Test
  void sendsTheToken() {
    notifier().deliver(NOTIFICATION, host().withSetting("token", "abc"));

    assertTrue(server.requests.getFirst().contains(" Bearer abc {"));
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 400, 500})
  void failsWithTheStatusAndFollowsNoRedirection(int status) {
    server.status = status;

    assertEquals(
        new Delivery.Failed("the webhook answered with status " + status),
        notifier().deliver(NOTIFICATION, host()));
    assertEquals(1, server.requests.size());
  }

  @Test
  void doesNotShowTheAddress() {
    TestNotifierHost host = host();
    server.close();

    Delivery.Failed failed =
        assertInstanceOf(Delivery.Failed.class, notifier().deliver(NOTIFICATION, host));

    assertTrue(failed.reason().startsWith("the webhook cannot be reached: "), failed.reason());
    assertFalse(failed.reason().contains("secret"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not an address", "file:///etc/passwd", "ftp://host/x", "https:///x"})
  void isAvailableOnlyWithAnAddress(String url) {
    TestNotifierHost host =
        TestNotifierHost.on(TestHost.at(Path.of("/home/me"))).withSetting("url", url);

    assertInstanceOf(Availability.Unavailable.class, notifier().availability(host));
  }
}
