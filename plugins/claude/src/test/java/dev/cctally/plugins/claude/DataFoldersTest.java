package dev.cctally.plugins.claude;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.vendor.Discovery;
import dev.cctally.spi.vendor.LogRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DataFoldersTest {
  private static final String WARNING = "CLAUDE_CONFIG_DIR has no usable entry; using defaults";

  @TempDir private Path temp;
  private Path home;
  private Path work;

  @BeforeEach
  void makeFolders() throws IOException {
    home = temp.resolve("home");
    work = temp.resolve("work");
    for (String folder :
        List.of(".claude", ".config/claude", "alt", "alt2", "xdg/claude", "projects")) {
      Files.createDirectories(home.resolve(folder).resolve("projects"));
    }
    Files.createDirectories(home.resolve("empty"));
    Files.createDirectories(work.resolve("here/projects"));
    Files.writeString(home.resolve("file"), "");
  }

  private Discovery discover(Map<String, String> variables) {
    return new ProjectsLog().discover(new FakeHost(home, work, variables));
  }

  private Discovery configured(String setting) {
    return discover(Map.of("CLAUDE_CONFIG_DIR", setting.replace("$H", home.toString())));
  }

  private List<String> homes(Discovery found) {
    return found.roots().stream().map(root -> temp.relativize(root.home()).toString()).toList();
  }

  @Test
  void usesBothDefaultsWhenNothingIsSet() {
    Discovery found = discover(Map.of());

    assertThat(homes(found)).containsExactly("home/.config/claude", "home/.claude");
    assertThat(found.notices()).isEmpty();
    assertThat(found.roots().getFirst())
        .isEqualTo(
            new LogRoot(
                home.resolve(".config/claude/projects"), ".jsonl", home.resolve(".config/claude")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\t"})
  void treatsABlankSettingAsUnset(String setting) {
    assertThat(homes(configured(setting))).containsExactly("home/.config/claude", "home/.claude");
    assertThat(configured(setting).notices()).isEmpty();
  }

  @Test
  void usesTheConfiguredFolderOnly() {
    assertThat(homes(configured("$H/alt"))).containsExactly("home/alt");
  }

  @Test
  void takesAListInItsOrder() {
    assertThat(homes(configured("$H/alt2, $H/alt ,,"))).containsExactly("home/alt2", "home/alt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"$H/nope", "$H/empty", "$H/file", ",", "$H/nope,$H/empty", "\0"})
  void warnsAndFallsBackWhenNoEntryIsUsable(String setting) {
    Discovery found = configured(setting);

    assertThat(homes(found)).containsExactly("home/.config/claude", "home/.claude");
    assertThat(found.notices()).containsExactly(WARNING);
  }

  @Test
  void dropsUnusableEntriesSilentlyWhenAnotherIsUsable() {
    Discovery found = configured("$H/nope,$H/alt");

    assertThat(homes(found)).containsExactly("home/alt");
    assertThat(found.notices()).isEmpty();
  }

  @Test
  void expandsALeadingTilde() throws IOException {
    assertThat(homes(configured("~/alt"))).containsExactly("home/alt");
    assertThat(homes(configured("~"))).containsExactly("home");
    Files.createDirectories(work.resolve("~x/projects"));
    assertThat(homes(configured("~x"))).containsExactly("work/~x");
  }

  @Test
  void acceptsAProjectsFolderItself() {
    assertThat(homes(configured("$H/alt/projects"))).containsExactly("home/alt");
    assertThat(homes(configured("$H/alt/projects/"))).containsExactly("home/alt");
  }

  @Test
  void prefersTheFolderInsideAFolderCalledProjects() {
    assertThat(homes(configured("$H/projects"))).containsExactly("home/projects");
  }

  @Test
  void resolvesRelativeEntriesAgainstTheWorkingDirectory() {
    Discovery found = configured("here");

    assertThat(homes(found)).containsExactly("work/here");
    assertThat(found.roots().getFirst().path()).isAbsolute();
  }

  @Test
  void looksIntoTheXdgFolderInsteadOfDotConfig() {
    Discovery found = discover(Map.of("XDG_CONFIG_HOME", home.resolve("xdg").toString()));

    assertThat(homes(found)).containsExactly("home/xdg/claude", "home/.claude");
  }

  @Test
  void treatsABlankXdgFolderAsUnset() {
    assertThat(homes(discover(Map.of("XDG_CONFIG_HOME", " "))))
        .containsExactly("home/.config/claude", "home/.claude");
  }

  @Test
  void countsTwoSpellingsOfAFolderOnce() throws IOException {
    Files.createSymbolicLink(home.resolve("link"), home.resolve("alt"));

    assertThat(homes(configured("$H/link,$H/alt,$H/alt/../alt"))).containsExactly("home/link");
  }

  @Test
  void countsFoldersThatShareTheirProjectsOnce() throws IOException {
    Path shared = Files.createDirectories(home.resolve("sharing"));
    Files.createSymbolicLink(shared.resolve("projects"), home.resolve("alt/projects"));

    assertThat(homes(configured("$H/alt,$H/sharing"))).containsExactly("home/alt");
  }

  @Test
  void namesTheUsualFoldersEvenIfTheyAreNotThere() {
    Discovery found = new ProjectsLog().discover(new FakeHost(temp.resolve("x"), work, Map.of()));

    assertThat(homes(found)).containsExactly("x/.config/claude", "x/.claude");
    assertThat(found.notices()).isEmpty();
  }
}
