package dev.cctally.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.store.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfigurationEditorTest {
  @TempDir private Path folder;
  private Path data;
  private Path file;
  private ConfigurationEditor editor;

  @BeforeEach
  void paths() {
    data = folder.resolve("data");
    file = data.resolve("config.json");
    editor = new ConfigurationEditor(new DataDirectory(data));
  }

  private boolean disable(String id) {
    return editor.edit(document -> {
      Set<String> ids = document.texts("plugins", "disabled");
      ids.add(id);
      document.set(JsonDocument.list(ids), "plugins", "disabled");
    });
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(
        Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(data)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void makesAPrivateFileInAPrivateFolder() throws IOException {
    assertThat(disable("a.b")).isTrue();

    assertThat(file).hasContent("{\n  \"plugins\": {\n    \"disabled\": [\"a.b\"]\n  }\n}\n");
    assertThat(mode(file)).isEqualTo("rw-------");
    assertThat(mode(data)).isEqualTo("rwx------");
    assertThat(names()).containsExactly("config.json", "config.json.lock");
  }

  @Test
  void keepsTheModeTheLinkAndTheOldFile() throws IOException {
    Files.createDirectories(data);
    Path elsewhere = Files.createDirectory(folder.resolve("dotfiles")).resolve("cctally.json");
    Files.writeString(elsewhere, "{\"budget\": {\"weekly_usd\": 2.50}}");
    Files.setPosixFilePermissions(elsewhere, PosixFilePermissions.fromString("rw-r-----"));
    Files.createSymbolicLink(file, Path.of("../dotfiles/cctally.json"));

    disable("a.b");

    assertThat(Files.isSymbolicLink(file)).isTrue();
    assertThat(Files.readString(elsewhere))
        .startsWith("{\"budget\": {\"weekly_usd\": 2.50}, \"plugins\"");
    assertThat(mode(elsewhere)).isEqualTo("rw-r-----");
    assertThat(data.resolve("config.json.bak")).hasContent("{\"budget\": {\"weekly_usd\": 2.50}}");
    assertThat(mode(data.resolve("config.json.bak"))).isEqualTo("rw-r-----");
  }

  @Test
  void writesNothingIfNothingChanges() throws IOException {
    disable("a.b");
    Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(1000));

    assertThat(disable("a.b")).isFalse();

    assertThat(Files.getLastModifiedTime(file).toMillis()).isEqualTo(1000);
    assertThat(names()).doesNotContain("config.json.bak");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"display\": {\"tz\": \"utc\"",
        "[]",
        "{\"plugins\": 3}",
        "{\"plugins\": {\"disabled\": \"a\"}}",
        "{\"plugins\": {\"disabled\": [1]}}"
      })
  void refusesToTouchABrokenFile(String content) throws IOException {
    Files.createDirectories(data);
    Files.writeString(file, content);

    assertThatThrownBy(() -> disable("a.b"))
        .isInstanceOfSatisfying(
            AppException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.USAGE))
        .hasMessageContaining(file.toString())
        .hasMessageEndingWith("; fix it or move it aside, nothing was written");

    assertThat(Files.readString(file)).isEqualTo(content);
    assertThat(names()).containsExactly("config.json", "config.json.lock");
  }

  @Test
  void saysThatAFolderIsInTheWay() throws IOException {
    Files.createDirectories(file);

    assertThatThrownBy(() -> disable("a.b"))
        .isInstanceOfSatisfying(
            AppException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.USAGE));
  }

  @Test
  void losesNoChangeOfSeveralThreads() throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String id = "test.p" + i;
      threads.add(Thread.ofPlatform().start(() -> disable(id)));
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(ConfigurationFile.load(data).plugins().disabled()).hasSize(8);
  }
}
