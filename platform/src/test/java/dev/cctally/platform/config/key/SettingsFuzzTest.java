package dev.cctally.platform.config.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.platform.config.JsonDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is typed is either kept as it is shown, or refused without a trace. */
final class SettingsFuzzTest {
  private static final int VALUES = 10_000;
  private static final String CANARY =
      "  \"zip\": {\"n\": 1e3, \"m\": [2.50, -0, 12345678901234567890], \"t\": \"\\u00e9\"},\n";

  /** What is accepted by some settings, and what is nearly. */
  private static final List<String> SEEDS =
      List.of(
          "true",
          "no",
          "1",
          "0",
          "-1",
          "24",
          "720",
          "0x10",
          "1_000",
          "300",
          "2.50",
          "1e3",
          "1e308",
          "1e309",
          "4.9e-324",
          "nan",
          "-inf",
          "null",
          "None",
          "",
          " ",
          "90,100",
          "5, 50,100",
          "100,5,5",
          "90,,100",
          "٣,٤",
          "local",
          "UTC",
          "Europe/Berlin",
          "asia/tokyo",
          "Etc/GMT+12",
          "../../etc/passwd",
          "bell",
          "command",
          "auto",
          "off",
          "emoji-text",
          "cctally",
          "ccusage",
          "sunday",
          "calendar-week",
          "calendar-month",
          "own-week",
          "loopback",
          "::1",
          "[::1]",
          "host.example",
          "https://ntfy.example/x?y=1#z",
          "[\"tell\", \"{title}\"]",
          "[\"\", 1]",
          "{}",
          "{\"/a\": 5, \"b\": 2.5}",
          "{\"/a\": 1, \"/a\": 2}",
          "{\"a\": 1, \"/work/a\": 2}",
          "{\"amount_usd\": 5}",
          "{\"amount_usd\": 5e-3, \"period\": \"calendar-week\", \"alert_thresholds\": [3, 2, 3]}",
          "{\"amount_usd\": 5, \"zzz\": {\"a\": []}}",
          "{\"amount_usd\": null}",
          "{\"amount_usd\": 5, \"alerts_enabled\": true, \"projected_enabled\": 1}");

  /** Settings whose names nobody but the file tells. */
  private static final List<String> UNLISTED =
      List.of(
          "alerts.notifier_settings.bell.url",
          "alerts.notifier_settings.bell.a \"b\"",
          "alerts.notifier_settings.gone.url",
          "alerts.windows.gone_day");

  /** Pieces that break things. */
  private static final List<String> PIECES =
      List.of(
          "\"",
          "\\",
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\0",
          "\n",
          "\u2028",
          "\uFEFF",
          "é",
          "\uD83D\uDE00",
          "\uD83D",
          "e",
          "E+",
          ".",
          "-",
          "/",
          "~",
          " ",
          "\t",
          "0",
          "9",
          "null",
          "\\u0000",
          "//",
          "'");

  @TempDir private Path data;
  private Path file;

  @BeforeEach
  void paths() {
    file = data.resolve("config.json");
  }

  @Test
  void everyValueIsKeptAsItIsShownOrRefusedWithoutATrace() throws IOException {
    Files.writeString(file, "{\n" + CANARY + "  \"display\": {\"tz\": \"utc\"}\n}\n");
    Random random = new Random(20_261_129);
    int kept = 0;
    for (int i = 0; i < VALUES; i++) {
      UserSettings settings = SomeVendors.settings(data, ConfigChange.Listener.NONE);
      List<ConfigKey> keys = new ArrayList<>(settings.keys());
      UNLISTED.forEach(name -> keys.add(settings.one(name).values().getFirst().key()));
      ConfigKey key = keys.get(random.nextInt(keys.size()));
      String text = value(key, random);
      if (random.nextInt(8) == 0) {
        unset(settings, key);
      }
      kept += set(settings, key, text) ? 1 : 0;
    }
    assertThat(kept).isBetween(VALUES / 10, VALUES - VALUES / 10);
    assertThat(SomeVendors.settings(data, ConfigChange.Listener.NONE).check().faults()).isEmpty();
  }

  private static String value(ConfigKey key, Random random) {
    String text =
        random.nextInt(3) == 0 && !key.words().isEmpty()
            ? key.words().get(random.nextInt(key.words().size()))
            : SEEDS.get(random.nextInt(SEEDS.size()));
    StringBuilder changed = new StringBuilder(text);
    for (int edits = Math.max(0, random.nextInt(6) - 3); edits > 0; edits--) {
      int at = random.nextInt(changed.length() + 1);
      if (random.nextBoolean() && at < changed.length()) {
        changed.deleteCharAt(at);
      } else {
        changed.insert(at, PIECES.get(random.nextInt(PIECES.size())));
      }
    }
    return changed.toString();
  }

  private void unset(UserSettings settings, ConfigKey key) throws IOException {
    byte[] before = Files.readAllBytes(file);
    try {
      settings.unset(key.name());
      assertThat(settings.one(key.name()).values().getFirst().value().plain())
          .isEqualTo(key.otherwise().plain());
    } catch (RefusedSettingException e) {
      assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }
  }

  /** Sets it and says whether it was accepted. */
  private boolean set(UserSettings settings, ConfigKey key, String text) throws IOException {
    byte[] before = Files.readAllBytes(file);
    String what = key.name() + " <- " + JsonDocument.quoted(text);
    ConfigValue value;
    try {
      value = settings.set(key.name(), text).setting().value();
    } catch (RefusedSettingException e) {
      assertThat(Files.readAllBytes(file)).as(what).isEqualTo(before);
      assertThat(e.getMessage()).isNotBlank();
      return false;
    }
    UserSettings.Reading read =
        SomeVendors.settings(data, ConfigChange.Listener.NONE).one(key.name());
    assertThat(read.warnings()).as(what).isEmpty();
    assertThat(read.values().getFirst().value()).as(what).isEqualTo(value);
    byte[] written = Files.readAllBytes(file);
    assertThat(new String(written, StandardCharsets.UTF_8)).as(what).contains(CANARY);
    assertThat(settings.set(key.name(), value.plain()).setting().value()).as(what).isEqualTo(value);
    assertThat(Files.readAllBytes(file)).as(what).isEqualTo(written);
    return true;
  }
}
