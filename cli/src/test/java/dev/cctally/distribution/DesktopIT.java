package dev.cctally.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cctally.cli.console.SystemProcesses;
import dev.cctally.platform.alert.AlertDispatcher;
import dev.cctally.platform.alert.AlertMode;
import dev.cctally.platform.alert.AlertOwner;
import dev.cctally.platform.alert.AlertPayload;
import dev.cctally.platform.config.AlertSettings;
import dev.cctally.platform.host.Host;
import dev.cctally.platform.plugin.Pf4jPluginHost;
import dev.cctally.platform.plugin.PluginSettings;
import dev.cctally.platform.plugin.PluginSwitches;
import dev.cctally.spi.SpiVersion;
import dev.cctally.spi.model.Money;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Notifications that arrive on a real desktop. */
@EnabledOnOs(OS.LINUX)
final class DesktopIT {
  private static final Path DISTRIBUTION =
      Path.of(Objects.requireNonNull(System.getProperty("cctally.dist"), "cctally.dist"));

  @TempDir private Path folder;
  private Desktop desktop;

  @BeforeEach
  void open() throws Exception {
    List<String> missing = Desktop.missing();
    assumeTrue(
        missing.isEmpty(),
        () ->
            "SKIPPED: no desktop to show notifications on, since "
                + missing
                + " are not installed; Debian has them in dbus, dunst, libnotify-bin, systemd and"
                + " xvfb");
    desktop = new Desktop(folder);
    desktop.open();
  }

  @AfterEach
  void close() throws Exception {
    if (desktop != null) {
      desktop.close();
    }
  }

  @Test
  void showsWhatTheProductSends() throws Exception {
    Map<String, String> environment = new HashMap<>(desktop.variables());
    environment.put("HOME", Files.createDirectories(folder.resolve("home")).toString());
    environment.put("CCTALLY_DATA_DIR", folder.resolve("data").toString());
    environment.put("TZ", "UTC");

    Run run =
        Run.of(
            folder,
            environment,
            DISTRIBUTION.resolve("bin/cctally").toString(),
            "alerts",
            "test",
            "--axis",
            "codex-budget",
            "--threshold",
            "100");

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("notifier: notify-send\n");
    assertThat(desktop.shown(1))
        .containsExactly(
            new Desktop.Shown(
                "cctally - Codex budget",
                "100% of Codex budget (this month)\nCodex - $200.00 of $200.00 (100% of budget)"));
    assertThat(desktop.traffic()).containsPattern("\"urgency\"\\s+variant\\s+byte 2");
    assertThat(folder.resolve("data/logs/alerts.log"))
        .content()
        .contains("\tcodex_budget\t100\t", "\ttest\tqueued\tcritical\n");
  }

  @Test
  void showsEveryCharacter() throws Exception {
    String name = "-u \"q\" 'a' -- $(touch gone) `id` ${HOME} %s — 日本 🚨";
    Host host =
        new Host(
            folder,
            folder,
            desktop.variables(),
            Clock.fixed(Instant.parse("2026-05-20T12:00:00Z"), ZoneOffset.UTC),
            Clock.systemUTC(),
            ZoneOffset.UTC,
            "linux");
    try (Pf4jPluginHost plugins =
        new Pf4jPluginHost(
            new PluginSettings(
                DISTRIBUTION.resolve("plugins"),
                null,
                null,
                "linux",
                SpiVersion.CURRENT,
                PluginSwitches.ALL_ON,
                Duration.ofSeconds(20)))) {
      AlertDispatcher dispatcher =
          new AlertDispatcher(
              AlertSettings.DEFAULTS,
              plugins,
              host,
              new SystemProcesses()::detach,
              folder.resolve("data"),
              ZoneOffset.UTC);
      AlertOwner owner = AlertOwner.general("odd", name);
      Money dollar = Money.ofPico(1_000_000_000_000L);

      assertThat(
              dispatcher
                  .dispatch(
                      new AlertPayload.Budget(owner, "x", Instant.EPOCH, 90, dollar, dollar),
                      AlertMode.REAL)
                  .text())
          .isEqualTo("queued");
    }

    assertThat(desktop.shown(1))
        .containsExactly(
            new Desktop.Shown(
                "cctally - " + name + " budget",
                "90% of "
                    + name
                    + " budget (this period)\n"
                    + name
                    + " - $1.00 of $1.00 (100% of budget)"));
    assertThat(folder.resolve("gone")).doesNotExist();
  }
}
