package dev.cctally.plugins.linux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.notify.Notifier;
import dev.cctally.spi.notify.Notifier.Availability;
import dev.cctally.spi.notify.Notifier.Severity;
import dev.cctally.testkit.TestHost;
import dev.cctally.testkit.TestNotifierHost;
import dev.cctally.testkit.conformance.NotifierConformance;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NotifySendTest implements NotifierConformance {
  private static final TestNotifierHost DESKTOP =
      TestNotifierHost.on(TestHost.at(Path.of("/home/me"))).withProgram("notify-send");

  @Override
  public Notifier notifier() {
    return new NotifySend();
  }

  @Override
  public TestNotifierHost equipped(TestNotifierHost host) {
    return host.withProgram("notify-send");
  }

  @ParameterizedTest
  @CsvSource({"INFO, low", "WARN, normal", "CRITICAL, critical"})
  void passesTextsUntouchedBehindTheEndOfOptions(Severity severity, String urgency) {
    TestNotifierHost host = DESKTOP.withSetting("unused", "");

    notifier().deliver(notification("-t \"q\"", "$(id)", "a\nb 🚨", severity), host);

    assertThat(host.started())
        .containsExactly(List.of("notify-send", "-u", urgency, "--", "-t \"q\"", "$(id)\na\nb 🚨"));
  }

  @Test
  void saysOnlyTheBodyWithoutASubtitle() {
    TestNotifierHost host = DESKTOP.withSetting("unused", "");

    notifier().deliver(notification("t", " ", "b", Severity.INFO), host);

    assertThat(host.started().getFirst())
        .containsExactly("notify-send", "-u", "low", "--", "t", "b");
  }

  @Test
  void needsLinuxAndTheProgram() {
    TestHost linux = TestHost.at(Path.of("/home/me"));

    assertThat(notifier().availability(DESKTOP)).isEqualTo(new Availability.Available());
    assertThat(notifier().availability(TestNotifierHost.on(linux)))
        .isInstanceOfSatisfying(
            Availability.Unavailable.class,
            no -> assertThat(no.reason()).contains("notify-send is not installed"));
    assertThat(
            notifier()
                .availability(
                    TestNotifierHost.on(linux.withOperatingSystem("macos"))
                        .withProgram("notify-send")))
        .isInstanceOf(Availability.Unavailable.class);
  }

  private static Notifier.Notification notification(
      String title, String subtitle, String body, Severity severity) {
    return new Notifier.Notification(title, subtitle, body, severity, "budget", "acme", 90, null);
  }
}
