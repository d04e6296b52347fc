package dev.cctally.platform.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.notify.Notifier;
import dev.cctally.spi.notify.Notifier.Availability;
import dev.cctally.spi.notify.Notifier.Delivery;
import dev.cctally.spi.notify.NotifierHost;
import dev.cctally.spi.vendor.HostEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NotifierPluginTest {
  private static final Notifier.Notification NOTIFICATION =
      new Notifier.Notification("t", "s", "b", Notifier.Severity.WARN, "budget", "acme", 90, null);

  @TempDir private Path directory;
  private @Nullable Pf4jPluginHost host;

  @AfterEach
  void close() {
    if (host != null) {
      host.close();
    }
  }

  private Pf4jPluginHost host(String notifierId, String deliver) throws IOException {
    jar("test.notify.sample", notifierId, deliver);
    return open();
  }

  private Pf4jPluginHost open() {
    Pf4jPluginHost made =
        new Pf4jPluginHost(
            new PluginSettings(
                directory,
                null,
                null,
                "linux",
                "1.0.0",
                PluginSwitches.ALL_ON,
                Duration.ofSeconds(20)));
    host = made;
    return made;
  }

  private void jar(String id, String notifierId, String deliver) throws IOException {
    PluginJarBuilder.plugin(id, "notifier")
        .attribute("Cctally-Notifier", notifierId)
        .extension("Sample", PluginSource.notifier("Sample", deliver))
        .build(directory.resolve(id + ".jar"));
  }

  @Test
  void isFoundByItsIdAndDelivers() throws IOException {
    Pf4jPluginHost tested = host("sample", "return new Delivery.Delivered();");

    assertThat(tested.installed())
        .extracting(InstalledPlugin::notifierId)
        .containsExactly("sample");
    assertThat(tested.run().worked()).isEmpty(); // nothing is loaded for that
    assertThat(tested.notifier("other")).isEmpty();
    Notifier notifier = tested.notifier("sample").orElseThrow();
    assertThat(notifier.id()).isEqualTo("sample");
    assertThat(notifier.autoPriority()).isZero();
    assertThat(notifier.availability(new NoNotifierHost())).isEqualTo(new Availability.Available());
    assertThat(notifier.deliver(NOTIFICATION, new NoNotifierHost()))
        .isEqualTo(new Delivery.Delivered());
    assertThat(tested.warnings()).isEmpty();
  }

  @Test
  void hasFailuresThatAreValues() throws IOException {
    Pf4jPluginHost tested = host("sample", "throw new IllegalStateException(\"no bus\");");
    Notifier notifier = tested.notifier("sample").orElseThrow();

    assertThat(notifier.deliver(NOTIFICATION, new NoNotifierHost()))
        .isInstanceOfSatisfying(
            Delivery.Failed.class, failed -> assertThat(failed.reason()).contains("no bus"));
    assertThat(notifier.availability(new NoNotifierHost()))
        .isInstanceOf(Availability.Unavailable.class);
    assertThat(tested.notifier("sample")).isEmpty();
    assertThat(tested.warnings())
        .singleElement()
        .satisfies(warning -> assertThat(warning.error()).contains("no bus"));
  }

  @Test
  void isGivenUpIfItHangs() throws IOException {
    PluginJarBuilder.plugin("test.notify.slow", "notifier")
        .attribute("Cctally-Notifier", "sample")
        .extension(
            "Slow",
            PluginSource.notifier("Slow", "return new Delivery.Delivered();")
                .replace(
                    "return new Availability.Available();",
                    "while (true) { java.util.concurrent.locks.LockSupport.park(); }"))
        .build(directory.resolve("slow.jar"));
    Pf4jPluginHost tested = open();
    Notifier notifier = tested.notifier("sample").orElseThrow();

    assertThat(notifier.availability(new NoNotifierHost()))
        .isInstanceOfSatisfying(
            Availability.Unavailable.class,
            no -> assertThat(no.reason()).contains("it did not answer within 1 s"));
    assertThat(notifier.deliver(NOTIFICATION, new NoNotifierHost()))
        .isInstanceOf(Delivery.Failed.class); // at once: it is not called any more
  }

  @Test
  void isRefusedIfItsManifestHasAnotherId() throws IOException {
    Pf4jPluginHost tested = host("other", "return new Delivery.Delivered();");

    assertThat(tested.notifier("other")).isEmpty();
    assertThat(tested.warnings())
        .singleElement()
        .satisfies(warning ->
            assertThat(warning.error())
                .contains("its notifier calls itself 'sample' but its manifest says 'other'"));
  }

  @Test
  void isLeftOutIfAnotherHasItsId() throws IOException {
    jar("test.notify.another", "sample", "return new Delivery.Delivered();");
    Pf4jPluginHost tested = host("sample", "return new Delivery.Delivered();");

    assertThat(tested.installed())
        .extracting(InstalledPlugin::id)
        .containsExactly("test.notify.another");
    assertThat(tested.warnings().getFirst().error())
        .contains("notifier 'sample' is already provided by test.notify.another");
  }

  @Test
  void mayNotTakeANameOfOurs() throws IOException {
    Pf4jPluginHost tested = host("command", "return new Delivery.Delivered();");

    assertThat(tested.installed()).isEmpty();
    assertThat(tested.warnings().getFirst().error())
        .contains("Cctally-Notifier 'command' is one of cctally's own; choose another");
  }

  /** A host without programs. */
  private static final class NoNotifierHost implements NotifierHost {
    @Override
    public HostEnvironment environment() {
      return new NoHost();
    }

    @Override
    public Optional<Path> program(String name) {
      return Optional.empty();
    }

    @Override
    public Delivery start(List<String> command) {
      return new Delivery.NotStarted(Delivery.Cause.NOT_FOUND, "there are no programs");
    }

    @Override
    public Optional<String> setting(String name) {
      return Optional.empty();
    }
  }
}
