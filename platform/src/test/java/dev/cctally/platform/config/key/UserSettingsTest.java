package dev.cctally.platform.config.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cctally.platform.AppException;
import dev.cctally.platform.store.ProcessLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UserSettingsTest {
  @TempDir private Path data;
  private final List<ConfigChange> heard = new ArrayList<>();
  private UserSettings settings;

  @BeforeEach
  void machine() {
    settings =
        SomeVendors.settings(
            data,
            change -> {
              try (ProcessLock lock =
                  ProcessLock.take(data.resolve("config.json.lock"), Duration.ZERO).orElseThrow()) {
                assertThat(lock).isNotNull(); // it is free
              } catch (IOException e) {
                throw new AssertionError(e);
              }
              heard.add(change);
            });
  }

  @Test
  void changesAreToldOnceTheyAreDoneAndTheLockIsFree() {
    settings.set("budget.weekly_usd", "5");
    settings.set("budget.weekly_usd", "5.0"); // as it was: nothing is new
    settings.unset("budget.period");
    settings.set("budget.south.amount_usd", "7");
    settings.unset("budget.weekly_usd");
    assertThatThrownBy(() -> settings.set("budget.weekly_usd", "x"))
        .isInstanceOf(RefusedSettingException.class);
    settings.reset(Instant.EPOCH);

    assertThat(heard)
        .containsExactly(
            new ConfigChange(ConfigChange.Action.SET, List.of("budget.weekly_usd")),
            new ConfigChange(ConfigChange.Action.SET, List.of("budget.south.amount_usd")),
            new ConfigChange(ConfigChange.Action.UNSET, List.of("budget.weekly_usd")),
            new ConfigChange(ConfigChange.Action.RESET, List.of()));
  }

  @Test
  void aNotifierIsOneThatIsThere() {
    assertThatThrownBy(() -> settings.set("alerts.notifier", " bogus "))
        .isInstanceOf(RefusedSettingException.class)
        .hasMessage(
            "alerts config error: alerts.notifier must be one of ['auto', 'bell', 'horn',"
                + " 'command', 'none'], got 'bogus'");
    settings.set("alerts.notifier", " horn ");
    assertThat(settings.one("alerts.notifier").values().getFirst().value().plain())
        .isEqualTo("horn");
  }

  @Test
  void resettingTwiceInASecondKeepsBoth() throws IOException {
    Instant now = Instant.parse("2026-05-20T12:00:00.5Z");
    assertThat(settings.reset(now)).isEmpty();
    Files.writeString(data.resolve("config.json"), "one");
    Path first = settings.reset(now).orElseThrow();
    Files.writeString(data.resolve("config.json"), "two");
    Path second = settings.reset(now).orElseThrow();

    assertThat(first).hasFileName("config.json.corrupt-20260520T120000Z").hasContent("one");
    assertThat(second).hasFileName("config.json.corrupt-20260520T120000Z-2").hasContent("two");
    assertThat(data.resolve("config.json")).hasContent("{}");
  }

  @Test
  void resettingMovesWhatIsNoFile() throws IOException {
    Files.createDirectories(data.resolve("config.json/inner"));
    Path aside = settings.reset(Instant.EPOCH).orElseThrow();
    assertThat(aside.resolve("inner")).isDirectory();
    Files.delete(data.resolve("config.json"));
    Files.createSymbolicLink(data.resolve("config.json"), Path.of("dotfiles.json"));
    Files.writeString(data.resolve("dotfiles.json"), "{");

    Path link = settings.reset(Instant.EPOCH).orElseThrow();

    assertThat(link).hasContent("{").isRegularFile();
    assertThat(data.resolve("config.json")).isSymbolicLink();
    assertThat(data.resolve("dotfiles.json")).hasContent("{}");
  }

  @Test
  void resettingReplacesALinkToNowhereInACircle() throws IOException {
    Files.createSymbolicLink(data.resolve("config.json"), Path.of("config.json"));
    assertThatThrownBy(() -> settings.set("display.tz", "utc")).isInstanceOf(AppException.class);

    assertThat(settings.reset(Instant.EPOCH)).isPresent();

    assertThat(data.resolve("config.json")).isRegularFile();
    settings.set("display.tz", "utc");
  }

  @Test
  void everySettingSaysWhatItAcceptsAndItsDefaultIsAccepted() {
    for (ConfigKey key : settings.keys()) {
      assertThat(key.accepts()).as(key.name()).isNotBlank();
      assertThat(key.meaning()).as(key.name()).isNotBlank();
      assertThat(key.words()).as(key.name()).doesNotContain("");
      boolean leafOfNone =
          key.name().startsWith("budget.")
              && key.name().contains("_")
              && (key.name().contains("south.") || key.name().contains("east-one."));
      if (!leafOfNone
          && !key.name().endsWith("one.period")
          && !key.name().endsWith("south.period")) {
        assertThat(settings.set(key.name(), key.otherwise().plain()).setting().value().plain())
            .as(key.name())
            .isEqualTo(key.otherwise().plain());
      }
    }
    assertThat(settings.check().faults()).isEmpty();
    assertThat(settings.check().notes()).isEmpty();
  }
}
