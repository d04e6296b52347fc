package dev.cctally.plugins.macos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.notify.Notifier;
import dev.cctally.spi.notify.Notifier.Availability;
import dev.cctally.spi.notify.Notifier.Delivery;
import dev.cctally.testkit.TestHost;
import dev.cctally.testkit.TestNotifierHost;
import dev.cctally.testkit.conformance.NotifierConformance;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NotificationCenterTest implements NotifierConformance {
  private static final TestHost MAC =
      TestHost.at(Path.of("/Users/me")).withOperatingSystem("macos");

  @Override
  public Notifier notifier() {
    return new NotificationCenter();
  }

  @Override
  public TestNotifierHost equipped(TestNotifierHost host) {
    return TestNotifierHost.on(host.environment().withOperatingSystem("macos"))
        .withProgram("osascript");
  }

  @Test
  void escapesForTheScriptAndKeepsItOneArgument() {
    TestNotifierHost host = TestNotifierHost.on(MAC).withProgram("osascript");

    Delivery delivery =
        notifier().deliver(notification("-t \"q\" \\", "a\nb\rc", "$(id) \\\" 日本\r\n🚨"), host);

    assertThat(delivery).isEqualTo(new Delivery.Delivered());
    assertThat(host.started())
        .containsExactly(
            List.of(
                "osascript",
                "-e",
                "display notification \"$(id) \\\\\\\" 日本  🚨\" with title \"-t \\\"q\\\" \\\\\""
                    + " subtitle \"a b c\""));
  }

  @Test
  void hasASubtitleClauseAlsoWithoutASubtitle() {
    TestNotifierHost host = TestNotifierHost.on(MAC).withProgram("osascript");

    notifier().deliver(notification("t", "", "b"), host);

    assertThat(host.started().getFirst().getLast())
        .isEqualTo("display notification \"b\" with title \"t\" subtitle \"\"");
  }

  @Test
  void worksOnAMacOnly() {
    assertThat(notifier().availability(TestNotifierHost.on(MAC)))
        .isEqualTo(new Availability.Available());
    assertThat(
            notifier()
                .availability(
                    TestNotifierHost.on(MAC.withOperatingSystem("linux")).withProgram("osascript")))
        .isInstanceOf(Availability.Unavailable.class);
  }

  @Test
  void tellsWhyItCouldNotStart() {
    assertThat(notifier().deliver(notification("t", "s", "b"), TestNotifierHost.on(MAC)))
        .isEqualTo(new Delivery.NotStarted(Delivery.Cause.NOT_FOUND, "no such program: osascript"));
  }

  private static Notifier.Notification notification(String title, String subtitle, String body) {
    return new Notifier.Notification(
        title, subtitle, body, Notifier.Severity.WARN, "budget", "acme", 90, null);
  }
}
