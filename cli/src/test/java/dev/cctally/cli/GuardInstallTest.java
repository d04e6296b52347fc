package dev.cctally.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code guard install} and {@code uninstall} with the settings of a real tool. */
final class GuardInstallTest {
  @TempDir private Path folder;
  private BudgetStory story;
  private Path settings;

  @BeforeEach
  void setUp() throws IOException {
    story = new BudgetStory(folder);
    settings = story.program.home.resolve(".claude/settings.json");
    Files.createDirectories(settings.getParent());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(settings.getParent())) {
      return files.sorted().toList();
    }
  }

  private Path backup() throws IOException {
    return files().stream()
        .filter(file -> file.toString().contains(".cctally-backup-"))
        .findFirst()
        .orElseThrow();
  }

  private String launcher() {
    return story.program.home.resolve("app/bin/cctally").toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \n",
        "{}",
        "{\n}\n",
        "{\"hooks\": {}}",
        "{\"hooks\": {\"UserPromptSubmit\": [ ]}}",
        "\uFEFF{}",
        "{\r\n  \"a\" : 1.0e2, \"hooks\":{\"Stop\" :[ ] } }\r\n\r\n",
        """
        {
          "model": "opus",
          "hooks": {
            "UserPromptSubmit": [
              {
                "hooks": [{"type": "command", "command": "other"}]
              }
            ]
          }
        }
        """
      })
  void roundTripKeepsEveryByte(String before) throws IOException {
    Files.writeString(settings, before);
    String said = story.out("guard install");
    assertThat(said)
        .contains("Installed the hook in " + settings, "What it was is kept as " + backup())
        .contains("The guard is switched off: cctally config set budget.guard.enabled true");
    assertThat(Files.readString(settings)).contains(launcher() + " guard || exit 1");
    assertThat(Files.readString(backup())).isEqualTo(before);

    byte[] installed = Files.readAllBytes(settings);
    assertThat(story.out("guard install")).contains("is installed already: " + settings);
    assertThat(Files.readAllBytes(settings)).isEqualTo(installed);
    assertThat(story.out("guard status")).contains("installed in " + settings);

    assertThat(story.out("guard uninstall")).isEqualTo("Removed the hook from " + settings + "\n");
    assertThat(Files.readString(settings)).isEqualTo(before);
    assertThat(story.out("guard uninstall"))
        .isEqualTo("The hook is not installed: " + settings + "\n");
  }

  @Test
  void settingsThatWereNotThereGoAgain() throws IOException {
    assertThat(story.out("guard install")).doesNotContain("kept as");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(settings)))
        .isEqualTo("rw-------");
    story.out("guard uninstall");
    assertThat(settings).doesNotExist();
  }

  @Test
  void whatIsChangedInBetweenStays() throws IOException {
    Files.writeString(settings, "{\n  \"a\": 1\n}\n");
    story.out("guard install");
    Files.writeString(settings, Files.readString(settings).replace("\"a\": 1", "\"a\": 2"));
    story.out("guard uninstall");
    assertThat(Files.readString(settings)).isEqualTo("{\n  \"a\": 2\n}\n");
  }

  @Test
  void theOwnersFileIsNotRemovedBecauseItIsEmptyOtherwise() throws IOException {
    Files.writeString(settings, "{\"b\": 1}\n");
    story.out("guard install");
    story.out("guard uninstall");
    Files.delete(backup());
    Files.writeString(settings, "{\"b\": 1}\n");
    story.out("guard install --dry-run");
    assertThat(files()).containsExactly(settings);
  }

  @Test
  void aDryRunWritesNothing() throws IOException {
    Files.writeString(settings, "{}");
    assertThat(story.out("guard install --dry-run"))
        .contains("Would install the hook in " + settings, "Would keep what it was as ");
    assertThat(Files.readString(settings)).isEqualTo("{}");
    assertThat(files()).containsExactly(settings);
    story.out("guard install");
    byte[] installed = Files.readAllBytes(settings);
    assertThat(story.out("guard uninstall --dry-run"))
        .isEqualTo("Would remove the hook from " + settings + "\n");
    assertThat(Files.readAllBytes(settings)).isEqualTo(installed);
    assertThat(story.program.data).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "{\"hooks\": 1}", "{} {}", "{\"a\": 1, \"a\": 2}"})
  void brokenSettingsAreLeftAlone(String broken) throws IOException {
    Files.writeString(settings, broken);
    WholeProgram.Result result = story.run("guard install");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .contains(settings.toString(), "; fix it and try again, nothing was written");
    assertThat(Files.readString(settings)).isEqualTo(broken);
    assertThat(files()).containsExactly(settings);
  }

  @Test
  void settingsThatAreNoTextAreLeftAlone() throws IOException {
    byte[] bytes = "{\"a\": \"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
    Files.write(settings, bytes);
    assertThat(story.run("guard install").exitCode()).isEqualTo(2);
    assertThat(story.run("guard uninstall").err()).contains("is not valid UTF-8");
    assertThat(Files.readAllBytes(settings)).isEqualTo(bytes);
  }

  @Test
  void modeAndLinkStay() throws IOException {
    Path real = Files.createDirectories(folder.resolve("dotfiles")).resolve("claude.json");
    Files.writeString(real, "{}\n");
    Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-----"));
    Files.createSymbolicLink(settings, real);
    story.out("guard install");
    assertThat(settings).isSymbolicLink();
    assertThat(Files.readString(real)).contains("guard || exit 1");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
        .isEqualTo("rw-r-----");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup())))
        .isEqualTo("rw-r-----");
    story.out("guard uninstall");
    assertThat(settings).isSymbolicLink();
    assertThat(Files.readString(real)).isEqualTo("{}\n");
  }

  @Test
  void theToolsOwnFolderIsRespected() throws IOException {
    Path other = folder.resolve("other");
    story.program.variables.put("CLAUDE_CONFIG_DIR", other.toString());
    story.out("guard install");
    assertThat(other.resolve("settings.json")).exists();
    assertThat(files()).isEmpty();
  }

  @Test
  void aLinkOnTheSearchPathIsWhatTheHookCalls() throws IOException {
    Path launcher = Path.of(launcher());
    Files.createDirectories(launcher.getParent());
    Files.writeString(launcher, "#!/bin/sh\n");
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path bin = Files.createDirectories(folder.resolve("my bin"));
    Files.createSymbolicLink(bin.resolve("cctally"), launcher);
    story.program.variables.put("PATH", "/nowhere::" + bin);
    story.out("guard install");
    assertThat(Files.readString(settings)).contains("'" + bin + "/cctally' guard || exit 1");
    story.out("guard uninstall");
    assertThat(settings).doesNotExist();
  }
}
