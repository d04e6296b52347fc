package dev.cctally.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code config}: what it prints, what it writes, and what it refuses. */
final class ConfigCommandTest {
  @TempDir private Path folder;
  private Path data;
  private Path file;
  private WholeProgram program;

  @BeforeEach
  void machine() {
    data = folder.resolve("data");
    file = data.resolve("config.json");
    program = new WholeProgram(folder, data);
    program.now = java.time.Instant.parse("2026-05-20T12:00:00Z");
  }

  private void write(String text) throws IOException {
    Files.createDirectories(data);
    Files.writeString(file, text);
  }

  private WholeProgram.Result ok(String... args) {
    WholeProgram.Result result = program.run(args);
    assertThat(result.exitCode()).as(result.err()).isZero();
    return result;
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(data)) {
      return new ArrayList<>(files.map(path -> path.getFileName().toString()).sorted().toList());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "display.tz | Mars/Olympus | cctally config: invalid IANA zone 'Mars/Olympus'",
        "display.tz | GMT | cctally config: invalid IANA zone 'GMT'",
        "display.tz | EST5EDT | cctally config: invalid IANA zone 'EST5EDT'",
        "dashboard.bind | `` | cctally: dashboard.bind must be a non-empty string",
        "dashboard.bind | a b | cctally: dashboard.bind has invalid host shape: 'a b'",
        "dashboard.bind | `  ` | cctally: dashboard.bind has invalid host shape: '  '",
        "dashboard.bind | [::1] | cctally: dashboard.bind: do not use bracketed IPv6 form for bind"
            + " (use '::1' not '[::1]'): '[::1]'",
        "dashboard.expose_transcripts | maybe | cctally: invalid boolean value for"
            + " dashboard.expose_transcripts: 'maybe' (expected true!false!yes!no!1!0!on!off)",
        "update.check.enabled | 2 | cctally: invalid boolean value for"
            + " update.check.enabled: '2' (expected true!false!yes!no!1!0!on!off)",
        "update.check.ttl_hours | 1.5 | cctally: invalid integer for update.check.ttl_hours: '1.5'",
        "update.check.ttl_hours | 0 | cctally: update.check.ttl_hours out of range: 0 (must be in"
            + " [1, 720])",
        "update.check.ttl_hours | -5 | cctally: update.check.ttl_hours out of range: -5 (must be"
            + " in [1, 720])",
        "update.check.ttl_hours | 721 | cctally: update.check.ttl_hours out of range: 721 (must be"
            + " in [1, 720])",
        "update.check.ttl_hours | 99999999999 | cctally: update.check.ttl_hours out of range:"
            + " 99999999999 (must be in [1, 720])",
        "statusline.visual_burn_rate | EMOJI | cctally: statusline.visual_burn_rate must be one of"
            + " off, emoji, text, emoji-text (got 'EMOJI')",
        "statusline.cost_source | ccusage | cctally: statusline.cost_source 'ccusage' was renamed;"
            + " use 'cctally'",
        "statusline.cost_source | foo | cctally: statusline.cost_source must be one of auto,"
            + " cctally, cc, both (got 'foo')",
        "statusline.cctally_extensions | maybe | cctally: statusline.cctally_extensions must be"
            + " boolean (got 'maybe')",
        "collector.week_start | funday | cctally config: collector.week_start must be one of"
            + " monday, tuesday, wednesday, thursday, friday, saturday, sunday, got 'funday'",
        "zip | 1 | cctally config: unknown config key 'zip'",
        "display | {} | cctally config: unknown config key 'display'",
      })
  void refusesAValueInThePublishedWords(String key, String value, String message)
      throws IOException {
    WholeProgram.Result fresh = program.run("config", "set", key, value);

    assertThat(fresh.exitCode()).isEqualTo(2);
    assertThat(fresh.out()).isEmpty();
    assertThat(fresh.err()).isEqualTo(message.replace('!', '|') + System.lineSeparator());
    assertThat(data).doesNotExist();
    String text = "{\"display\": {\"tz\":  \"utc\"}, \"zip\": [1e3]}";
    write(text);

    WholeProgram.Result again = program.run("config", "set", key, value);

    assertThat(again).isEqualTo(fresh);
    assertThat(file).content().isEqualTo(text);
    assertThat(names()).doesNotContain("config.json.bak");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "display.tz | UTC | utc | \"utc\"",
        "display.tz | ` Local ` | local | \"local\"",
        "display.tz | `` | local | \"local\"",
        "display.tz | asia/jerusalem | Asia/Jerusalem | \"Asia/Jerusalem\"",
        "dashboard.bind | lan | lan | \"lan\"",
        "dashboard.bind | ::1 | ::1 | \"::1\"",
        "dashboard.bind | EXAMPLE.org | EXAMPLE.org | \"EXAMPLE.org\"",
        "dashboard.expose_transcripts | ` YES ` | true | true",
        "update.check.enabled | off | false | false",
        "update.check.ttl_hours | ` 5 ` | 5 | 5",
        "update.check.ttl_hours | +0720 | 720 | 720",
        "statusline.visual_burn_rate | emoji-text | emoji-text | \"emoji-text\"",
        "statusline.cost_source | cc | cc | \"cc\"",
        "statusline.cctally_extensions | No | false | false",
        "collector.week_start | ` Sunday ` | sunday | \"sunday\"",
      })
  void storesWhatItEchoes(String key, String typed, String shown, String json) throws IOException {
    WholeProgram.Result set = ok("config", "set", key, typed);

    assertThat(set.out()).isEqualTo(key + "=" + shown + "\n");
    assertThat(set.err()).isEmpty();
    assertThat(ok("config", "get", key).out()).isEqualTo(set.out());
    assertThat(nested(key, json)).isEqualTo(ok("config", "get", key, "--json").out());
    assertThat(file).content().isEqualTo(nested(key, json));
    assertThat(ok("config", "set", "--json", key, typed).out()).isEqualTo(nested(key, json));
    assertThat(names()).containsExactly("config.json", "config.json.lock");

    assertThat(ok("config", "unset", key)).isEqualTo(new WholeProgram.Result(0, "", ""));

    assertThat(file).content().isEqualTo("{}\n");
  }

  /** A value within the objects its key tells. */
  private static String nested(String key, String json) {
    StringBuilder text = new StringBuilder("{\n");
    String[] path = key.split("\\.");
    for (int i = 0; i < path.length; i++) {
      text.append("  ".repeat(i + 1)).append('"').append(path[i]).append("\": ");
      text.append(i == path.length - 1 ? json : "{").append('\n');
    }
    for (int i = path.length - 1; i > 0; i--) {
      text.append("  ".repeat(i)).append("}\n");
    }
    return text.append("}\n").toString();
  }

  @Test
  void unsettingWhatIsNotSetMakesNothing() throws IOException {
    assertThat(ok("config", "unset", "display.tz").out()).isEmpty();
    assertThat(data).doesNotExist();
    write("{\"a\": 1}");

    ok("config", "unset", "update.check.ttl_hours");

    assertThat(file).content().isEqualTo("{\"a\": 1}");
    WholeProgram.Result unknown = program.run("config", "unset", "display.zip");
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err()).isEqualTo("cctally config: unknown config key 'display.zip'\n");
  }

  @Test
  void showsWhatIsInForce() throws IOException {
    write(
        """
        {"display": {"tz": "Mars/Olympus"},
         "dashboard": {"expose_transcripts": "yes", "bind": 5},
         "statusline": {"cctally_extensions": "off", "cost_source": "ccusage"},
         "update": {"check": {"enabled": "false", "ttl_hours": "48"}}}
        """);

    WholeProgram.Result all = ok("config", "get");

    assertThat(all.out())
        .contains("display.tz=local\n")
        .contains("dashboard.bind=loopback\n")
        .contains("dashboard.expose_transcripts=true\n")
        .contains("statusline.cctally_extensions=false\n")
        .contains("statusline.cost_source=auto\n")
        .contains("update.check.enabled=true\n")
        .contains("update.check.ttl_hours=48\n");
    assertThat(all.err().lines())
        .containsExactly(
            "warning: display.tz: invalid IANA zone 'Mars/Olympus'; using the default",
            "warning: dashboard.bind must be a non-empty string; using the default",
            "warning: update.check.enabled must be a JSON boolean, got str; using the default",
            "warning: statusline.cost_source must be one of auto, cctally, cc, both, got"
                + " 'ccusage'; using the default");
    assertThat(ok("config", "get", "update.check.ttl_hours").err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "display.tz | utc | cctally: display config error: display must be an object",
        "dashboard.bind | lan | cctally: dashboard config error: dashboard must be an object",
        "update.check.enabled | no | cctally: update config error: update must be an object",
        "statusline.cost_source | cc | cctally: statusline config error: statusline must be an"
            + " object",
        "collector.week_start | friday | cctally: collector config error: collector must be an"
            + " object",
      })
  void refusesToWriteIntoWhatIsNoObject(String key, String value, String message)
      throws IOException {
    String block = key.substring(0, key.indexOf('.'));
    for (String json : List.of("null", "[]", "7", "\"x\"")) {
      String text = "{\"" + block + "\": " + json + "}\n";
      write(text);

      WholeProgram.Result set = program.run("config", "set", key, value);
      WholeProgram.Result unset = program.run("config", "unset", key);
      WholeProgram.Result get = ok("config", "get", key);

      assertThat(set).isEqualTo(new WholeProgram.Result(2, "", message + "\n"));
      assertThat(unset).isEqualTo(set);
      assertThat(get.err())
          .isEqualTo("warning: " + block + " must be an object; using the" + " default\n");
      assertThat(file).content().isEqualTo(text);
    }
  }

  @Test
  void refusesToWriteIntoAnInnerMemberThatIsNoObject() throws IOException {
    write("{\"update\": {\"check\": true}}");

    assertThat(program.run("config", "set", "update.check.enabled", "no").err())
        .isEqualTo("cctally: update config error: update.check must be an object\n");
    assertThat(ok("config", "get", "update.check.ttl_hours").err())
        .isEqualTo("warning: update.check must be an object; using the default\n");
  }

  @Test
  void keepsEverythingElseAsItIsWritten() throws IOException {
    write(
        """
        {
          "collector": {"host": "127.0.0.1", "port": 17321, "token": "\\u00e9"},
          "zip": {"n": 1e3, "m": 2.50, "big": 12345678901234567890},
          "display": {"tz": "utc"},
          "share": {"presets": [1.0, -0, {"a": null}]}
        }
        """);
    String before = Files.readString(file);

    ok("config", "set", "display.tz", "local");
    ok("config", "set", "collector.week_start", "friday");

    assertThat(file)
        .content()
        .isEqualTo(
            before
                .replace("\"utc\"", "\"local\"")
                .replace("\\u00e9\"}", "\\u00e9\", \"week_start\": \"friday\"}"));
    assertThat(data.resolve("config.json.bak"))
        .content()
        .isEqualTo(before.replace("\"utc\"", "\"local\""));

    ok("config", "unset", "collector.week_start");
    ok("config", "set", "display.tz", "utc");

    assertThat(file).content().isEqualTo(before);
  }

  @Test
  void writesThroughALinkAndKeepsTheMode() throws IOException {
    Files.createDirectories(data);
    Path real = Files.createDirectories(folder.resolve("dotfiles")).resolve("c.json");
    Files.writeString(real, "{}\n");
    Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-----"));
    Files.createSymbolicLink(file, real);

    ok("config", "set", "display.tz", "utc");

    assertThat(Files.isSymbolicLink(file)).isTrue();
    assertThat(real).content().contains("\"utc\"");
    assertThat(mode(real)).isEqualTo("rw-r-----");
    assertThat(mode(data.resolve("config.json.bak"))).isEqualTo("rw-r-----");
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(
        Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"display\": {\"tz\": \"utc\"}", "{]", "{\"a\": 1,}", "nope"})
  void refusesToWriteToABrokenFile(String text) throws IOException {
    write(text);

    WholeProgram.Result set = program.run("config", "set", "display.tz", "utc");

    assertThat(set.exitCode()).isEqualTo(2);
    assertThat(set.err())
        .startsWith("cctally config: " + file + " is not valid JSON (line 1 column ")
        .endsWith("); fix it or move it aside, nothing was written\n");
    assertThat(program.run("config", "unset", "display.tz")).isEqualTo(set);
    assertThat(file).content().isEqualTo(text);
    WholeProgram.Result get = ok("config", "get", "display.tz");
    assertThat(get.out()).isEqualTo("display.tz=local\n");
    assertThat(get.err())
        .startsWith("warning: ignoring corrupt " + file + " (")
        .endsWith("); using in-memory defaults\n");
    assertThat(get.err().lines()).hasSize(1);
  }

  @Test
  void refusesToWriteToWhatIsNoObjectOrNoText() throws IOException {
    write("[]");
    assertThat(program.run("config", "set", "display.tz", "utc").err())
        .isEqualTo(
            "cctally config: "
                + file
                + " must hold a JSON object; fix it or move it aside, nothing was written\n");
    byte[] bytes = {'{', '"', (byte) 0xFF, '"', ':', '1', '}'};
    Files.write(file, bytes);
    assertThat(program.run("config", "set", "display.tz", "utc").err())
        .isEqualTo(
            "cctally config: "
                + file
                + " is not valid UTF-8; fix it or move it aside, nothing was written\n");
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    Files.delete(file);
    Files.createDirectory(file);
    WholeProgram.Result directory = program.run("config", "set", "display.tz", "utc");
    assertThat(directory.exitCode()).isEqualTo(2);
    assertThat(directory.err())
        .isEqualTo("cctally config: " + file + " is no file; move it aside, nothing was written\n");
  }

  @Test
  void takesAnEmptyFileForNoneAndToleratesAByteOrderMark() throws IOException {
    write(" \n");
    assertThat(ok("config", "get", "display.tz").err()).isEmpty();
    ok("config", "set", "display.tz", "utc");
    assertThat(file).content().isEqualTo("{\n  \"display\": {\n    \"tz\": \"utc\"\n  }\n}\n");
    write("\uFEFF{\"display\": {\"tz\": \"Asia/Tokyo\"}}");
    assertThat(ok("config", "get", "display.tz").out()).isEqualTo("display.tz=Asia/Tokyo\n");
    ok("config", "set", "display.tz", "utc");
    assertThat(file).content().isEqualTo("\uFEFF{\"display\": {\"tz\": \"utc\"}}");
  }

  @Test
  void tellsWhereTheFileIs() {
    assertThat(ok("config", "path").out()).isEqualTo(file + "\n");
    assertThat(ok("config", "path", "--json").out())
        .isEqualTo("{\n  \"path\": \"" + file + "\",\n  \"exists\": false\n}\n");
    assertThat(data).doesNotExist();
  }

  @Test
  void startsAfreshOnlyIfAsked() throws IOException {
    String broken = "{\"display\": ";
    assertThat(ok("config", "reset", "--yes").out())
        .isEqualTo("There is no " + file + "; all settings are defaults.\n");
    assertThat(data).doesNotExist();
    write(broken);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

    WholeProgram.Result careless = program.run("config", "reset");

    assertThat(careless.exitCode()).isEqualTo(2);
    assertThat(careless.err()).startsWith("cctally config: reset moves ").contains("--yes");
    assertThat(file).content().isEqualTo(broken);

    String told = ok("config", "reset", "--yes").out();

    assertThat(file).content().isEqualTo("{}\n");
    assertThat(mode(file)).isEqualTo("rw-r-----");
    Path aside =
        data.resolve(
            names().stream().filter(name -> name.contains("corrupt")).findFirst().orElseThrow());
    assertThat(aside.getFileName().toString())
        .matches("config\\.json\\.corrupt-[0-9]{8}T[0-9]{6}Z");
    assertThat(told).isEqualTo("Moved the old file to " + aside + "; all settings are defaults.\n");
    assertThat(aside).content(StandardCharsets.UTF_8).isEqualTo(broken);
    ok("config", "set", "display.tz", "utc");
  }

  @Test
  void misuseIsToldAsSuch() {
    for (List<String> words :
        List.of(
            List.of("config"),
            List.of("config", "frob"),
            List.of("config", "set"),
            List.of("config", "set", "display.tz"),
            List.of("config", "set", "display.tz", "utc", "x"),
            List.of("config", "get", "display.tz", "x"),
            List.of("config", "unset"),
            List.of("config", "get", "--frob"))) {
      WholeProgram.Result result = program.run(words.toArray(String[]::new));
      assertThat(result.exitCode()).as(String.valueOf(words)).isEqualTo(2);
      assertThat(result.err()).startsWith("usage: ");
    }
    assertThat(program.run("config", "set", "display.tz").err())
        .endsWith("error: the following arguments are required: VALUE\n");
    assertThat(data).doesNotExist();
  }
}
