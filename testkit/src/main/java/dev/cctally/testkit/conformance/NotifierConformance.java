package dev.cctally.testkit.conformance;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cctally.spi.notify.Notifier;
import dev.cctally.spi.notify.Notifier.Availability;
import dev.cctally.spi.notify.Notifier.Delivery;
import dev.cctally.spi.notify.Notifier.Severity;
import dev.cctally.testkit.TestHost;
import dev.cctally.testkit.TestNotifierHost;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that every notifier must pass. A plugin implements this interface in its tests and says
 * which notifier it is, and what a host has on which it works:
 *
 * <pre>{@code
 * final class BellConformanceTest implements NotifierConformance {
 *   @Override
 *   public Notifier notifier() {
 *     return new BellNotifier();
 *   }
 *
 *   @Override
 *   public TestNotifierHost equipped(TestNotifierHost host) {
 *     return host.withProgram("ring-bell");
 *   }
 * }
 * }</pre>
 *
 * <p>Whether texts arrive as they were sent only the plugin's own tests can see.
 */
public interface NotifierConformance {
  /** How long a delivery may take. */
  Duration DELIVERY_PATIENCE = Duration.ofSeconds(10);

  /** How long it may take to say whether it is available. */
  Duration PROBE_PATIENCE = Duration.ofSeconds(1);

  /** Texts that notifiers stumble over. */
  List<String> AWKWARD =
      List.of(
          "plain",
          "",
          "-u critical",
          "--",
          "\"double\" and 'single' \\ back\\\\slash",
          "$(touch gone) `id` ${HOME} %s %n {title} & < > <b>bold</b> ; | *",
          "two\nlines\r\nand a third",
          "Grüße 日本 🚨 e\u0301",
          "tab\tand\u0007bell",
          "long ".repeat(2_000));

  /** {@return a new instance of the notifier, made as the platform makes it} */
  Notifier notifier();

  /**
   * {@return a host on which the notifier works}
   *
   * @param host a Linux host without programs and settings
   */
  TestNotifierHost equipped(TestNotifierHost host);

  /** Checks that the configuration can name it. */
  @Test
  default void hasAnIdForTheConfiguration() {
    String id = notifier().id();
    assertTrue(id.matches("[a-z][a-z0-9-]{1,31}"), () -> "id '" + id + "' is not of the form");
    assertTrue(!Set.of("auto", "command", "none").contains(id), () -> "id '" + id + "' is taken");
    assertEquals(id, notifier().id());
    assertTrue(notifier().autoPriority() >= 0, "autoPriority() must not be negative");
  }

  /**
   * Checks that it knows whether it works here, also where nothing is there.
   *
   * @param home an empty folder
   */
  @Test
  default void saysWhetherItIsAvailable(@TempDir Path home) {
    TestNotifierHost host = equipped(TestNotifierHost.on(TestHost.at(home)));
    assertInstanceOf(
        Availability.Available.class,
        assertTimeoutPreemptively(PROBE_PATIENCE, () -> notifier().availability(host)));
    for (String system : List.of("linux", "macos", "windows", "plan9")) {
      TestNotifierHost bare = TestNotifierHost.on(TestHost.at(home).withOperatingSystem(system));
      Availability answer =
          assertTimeoutPreemptively(PROBE_PATIENCE, () -> notifier().availability(bare));
      if (assertNotNullAnswer(answer) instanceof Availability.Unavailable unavailable) {
        assertTrue(!unavailable.reason().isBlank(), "a reason must say something");
      }
    }
    assertTrue(host.started().isEmpty(), "availability() must not start programs");
  }

  private static Availability assertNotNullAnswer(Availability answer) {
    assertNotNull(answer, "availability() must answer");
    return answer;
  }

  /**
   * Delivers texts of every kind, at every severity, and expects that each is taken.
   *
   * @param home an empty folder
   * @return a test for each text
   */
  @TestFactory
  default Stream<DynamicTest> takesAnyText(@TempDir Path home) {
    return AWKWARD.stream()
        .map(text ->
            DynamicTest.dynamicTest(
                "takes " + text.lines().findFirst().orElse("an empty text"),
                () -> {
                  for (Severity severity : Severity.values()) {
                    deliver(text, severity, equipped(TestNotifierHost.on(TestHost.at(home))));
                  }
                }));
  }

  private void deliver(String text, Severity severity, TestNotifierHost host) {
    String title = text.replaceAll("\\R", " ");
    var notification =
        new Notifier.Notification(title, title, text, severity, "budget", "acme", 90, null);
    Delivery delivery =
        assertDoesNotThrow(() ->
            assertTimeoutPreemptively(
                DELIVERY_PATIENCE, () -> notifier().deliver(notification, host)));
    assertEquals(new Delivery.Delivered(), delivery);
  }
}
