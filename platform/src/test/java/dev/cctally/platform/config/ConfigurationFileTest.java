package dev.cctally.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfigurationFileTest {
  @TempDir Path folder;

  @Test
  void findsSettingsInNestedObjectsAndSkipsTheRest() throws IOException {
    write(
        """
        {"budget": {"weekly_usd": 300.5, "display": {"tz": "not this"}},
         "dis\\u0070lay": {"other": [1, {"tz": 2}], "tz": "Asia/Tokyo"},
         "collector": {"week_start": " Sunday ", "port": 17321}}
        """);

    Configuration configuration = ConfigurationFile.load(folder);

    assertThat(configuration.displayTz()).isEqualTo("Asia/Tokyo");
    assertThat(configuration.firstWeekday()).isEqualTo(DayOfWeek.SUNDAY);
    assertThat(configuration.warnings()).isEmpty();
  }

  @Test
  void usesDefaultsWithoutAFileAndMakesNone() {
    Path missing = folder.resolve("not/there");

    assertThat(ConfigurationFile.load(missing)).isEqualTo(Configuration.DEFAULTS);
    assertThat(missing).doesNotExist();
    assertThat(Configuration.DEFAULTS.firstWeekday()).isEqualTo(DayOfWeek.MONDAY);
  }

  @Test
  void warnsOfABrokenFileAndLeavesItAlone() throws IOException {
    String text = "{\n  \"display\": {\"tz\": \"utc\"},\n  oops\n}";
    write(text);

    Configuration configuration = ConfigurationFile.load(folder);

    assertThat(configuration.displayTz()).isNull();
    assertThat(configuration.warnings())
        .containsExactly(
            "warning: ignoring corrupt "
                + file()
                + " (member name expected at line 3 column 3); using in-memory defaults");
    assertThat(file()).content().isEqualTo(text);
  }

  @Test
  void warnsOfAFileThatIsNoObject() throws IOException {
    write("[1, 2]");

    assertThat(ConfigurationFile.load(folder).warnings())
        .containsExactly(
            "warning: ignoring corrupt "
                + file()
                + " (top-level must be a JSON object); using in-memory defaults");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n\t", "\uFEFF", "\uFEFF\n"})
  void takesAnEmptyFileForNone(String text) throws IOException {
    write(text);

    assertThat(ConfigurationFile.load(folder)).isEqualTo(Configuration.DEFAULTS);
    assertThat(ConfigurationFile.find(folder).warning()).isNull();
  }

  @Test
  void warnsOfAFileThatIsNoText() throws IOException {
    Files.write(file(), new byte[] {'{', '"', (byte) 0xFF, '"', ':', '1', '}'});

    assertThat(ConfigurationFile.load(folder).warnings())
        .containsExactly(
            "warning: ignoring corrupt "
                + file()
                + " (it is not valid UTF-8); using in-memory defaults");
    assertThat(ConfigurationFile.find(folder).warning())
        .isEqualTo(ConfigurationFile.load(folder).warnings().getFirst());
  }

  @Test
  void warnsOfAFolderInItsPlace() throws IOException {
    Files.createDirectory(file());

    assertThat(ConfigurationFile.load(folder).warnings())
        .singleElement()
        .asString()
        .startsWith("warning: ignoring unreadable " + file() + " (")
        .endsWith("); using in-memory defaults");
  }

  @Test
  void warnsOfABlockThatIsNoObject() throws IOException {
    write("{\"display\": 5, \"collector\": {\"week_start\": null}}");

    Configuration configuration = ConfigurationFile.load(folder);

    assertThat(configuration.warnings())
        .containsExactly("warning: ignoring malformed display in config; it must be a JSON object");
    assertThat(configuration.firstWeekday()).isEqualTo(DayOfWeek.MONDAY);
  }

  @Test
  void keepsMalformedSettingsForThoseWhoNeedThem() throws IOException {
    write("\uFEFF{\"display\": {\"tz\": [1, 2]}, \"collector\": {\"week_start\": \"funday\"}}");

    Configuration configuration = ConfigurationFile.load(folder);

    assertThat(configuration.displayTz()).isEqualTo("[1, 2]");
    assertThatThrownBy(configuration::firstWeekday)
        .isInstanceOfSatisfying(
            AppException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.VALUE))
        .hasMessage(
            "Invalid week start 'funday'. Allowed: monday, tuesday, wednesday, thursday, friday,"
                + " saturday, sunday");
  }

  @Test
  void readsANamedFile() throws IOException {
    write("{\"display\": {\"tz\": \"utc\"}}");

    assertThat(ConfigurationFile.loadNamed("config.json", folder).displayTz()).isEqualTo("utc");
    assertThat(ConfigurationFile.loadNamed(file().toString(), Path.of("/elsewhere")).displayTz())
        .isEqualTo("utc");
  }

  @Test
  void refusesABrokenNamedFile() throws IOException {
    write("{\"a\" 1}");
    Files.writeString(folder.resolve("list"), "[]");
    Files.createDirectory(folder.resolve("dir"));

    for (List<String> each :
        List.of(
            List.of("nope.json", "--config: file not found: nope.json"),
            List.of("dir", "--config: read failed for dir: Is a directory"),
            List.of(
                "config.json",
                "--config: invalid JSON in config.json: colon expected at line 1 column 6"),
            List.of("list", "--config: list top-level must be a JSON object"))) {
      assertThatThrownBy(() -> ConfigurationFile.loadNamed(each.getFirst(), folder))
          .isInstanceOfSatisfying(
              AppException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.USAGE))
          .hasMessage(each.getLast());
    }
    assertThatThrownBy(() -> ConfigurationFile.loadNamed("a\0b", folder))
        .isInstanceOf(AppException.class)
        .hasMessageStartingWith("--config: read failed for a\0b: ");
    assertThat(folder.resolve("nope.json")).doesNotExist();
  }

  @Test
  @Timeout(30)
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void doesNotWaitForWhoeverWritesToAPipe() throws Exception {
    assertThat(new ProcessBuilder("mkfifo", file().toString()).start().waitFor()).isZero();
    assertThat(ConfigurationFile.load(folder).warnings())
        .containsExactly(
            "warning: ignoring unreadable "
                + file()
                + " (it is no file); using in-memory defaults");
  }

  private Path file() {
    return folder.resolve("config.json");
  }

  private void write(String text) throws IOException {
    Files.writeString(file(), text);
  }
}
