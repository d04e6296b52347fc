package dev.cctally.plugins.codex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.vendor.Discovery;
import dev.cctally.spi.vendor.LogRoot;
import dev.cctally.testkit.TestHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HomesTest {
  @TempDir private Path temp;
  private Path home;
  private Path work;

  @BeforeEach
  void makeFolders() throws IOException {
    home = temp.resolve("users/sam");
    work = temp.resolve("work");
    for (String folder :
        List.of(
            "users/sam/.codex/sessions",
            "users/sam/.codex/archived_sessions",
            "users/sam/alt/sessions",
            "users/sam/alt2/archived_sessions",
            "users/sam/direct",
            "users/kim/.codex/sessions",
            "work/here/sessions")) {
      Files.createDirectories(temp.resolve(folder));
    }
    Files.writeString(home.resolve("file"), "");
  }

  private TestHost host() {
    return TestHost.at(home).withWorkingDirectory(work);
  }

  private Discovery configured(String setting) {
    return new RolloutLog()
        .discover(host().withVariable("CODEX_HOME", setting.replace("$H", home.toString())));
  }

  private List<String> roots(Discovery found) {
    return found.roots().stream().map(root -> temp.relativize(root.path()).toString()).toList();
  }

  @Test
  void readsSessionsAndTheirArchive() {
    Discovery found = new RolloutLog().discover(host());
    Path codex = home.resolve(".codex");

    assertThat(found.roots())
        .containsExactly(
            new LogRoot(codex.resolve("sessions"), ".jsonl", codex),
            new LogRoot(codex.resolve("archived_sessions"), ".jsonl", codex, true));
    assertThat(found.notices()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\t", ",", " , ,"})
  void treatsABlankSettingAsUnset(String setting) {
    assertThat(configured(setting)).isEqualTo(new RolloutLog().discover(host()));
  }

  @Test
  void takesAListInItsOrder() {
    Discovery found = configured(" $H/alt ,, $H/.codex,");

    assertThat(roots(found))
        .containsExactly(
            "users/sam/alt/sessions",
            "users/sam/.codex/sessions",
            "users/sam/.codex/archived_sessions");
    assertThat(found.notices()).isEmpty();
  }

  @Test
  void readsAFolderWithoutSessionsItself() {
    Discovery found = configured("$H/direct,$H/alt2");

    assertThat(found.roots())
        .containsExactly(
            new LogRoot(home.resolve("direct"), ".jsonl", home.resolve("direct")),
            new LogRoot(home.resolve("alt2"), ".jsonl", home.resolve("alt2")));
  }

  @Test
  void expandsATilde() {
    assertThat(roots(configured("~/alt"))).containsExactly("users/sam/alt/sessions");
    assertThat(roots(configured("~//alt/"))).containsExactly("users/sam/alt/sessions");
    assertThat(roots(configured("~"))).containsExactly("users/sam");
    assertThat(roots(configured("~kim/.codex"))).containsExactly("users/kim/.codex/sessions");
    assertThat(roots(configured("~kim"))).containsExactly("users/kim");
    assertThat(roots(configured("~sam/alt"))).containsExactly("users/sam/alt/sessions");
  }

  @Test
  void knowsTheOwnUserWhateverTheHomeIsCalled() {
    TestHost host =
        host().withVariable("USER", "samantha").withVariable("CODEX_HOME", "~samantha/alt");

    assertThat(roots(new RolloutLog().discover(host))).containsExactly("users/sam/alt/sessions");
  }

  @Test
  void resolvesRelativeEntriesAgainstTheWorkingDirectory() {
    Discovery found = configured("here");

    assertThat(roots(found)).containsExactly("work/here/sessions");
    assertThat(found.roots().getFirst().home()).isEqualTo(work.resolve("here"));
  }

  @Test
  void dropsUnusableEntriesAndSaysSo() {
    Discovery found = configured("$H/nope,~nobody/x,$H/file,$H/alt,~../x,a\0b");

    assertThat(roots(found)).containsExactly("users/sam/alt/sessions");
    assertThat(found.notices())
        .containsExactly(
            "CODEX_HOME entry '" + home + "/nope' is not a folder; ignored",
            "CODEX_HOME entry '~nobody/x' names an unknown user; ignored",
            "CODEX_HOME entry '" + home + "/file' is not a folder; ignored",
            "CODEX_HOME entry '~../x' names an unknown user; ignored",
            "CODEX_HOME entry 'a\0b' is no path; ignored");
  }

  @Test
  void neverFallsBack() {
    Discovery found = configured("$H/nope");

    assertThat(found.roots()).isEmpty();
    assertThat(found.notices()).hasSize(1);
  }

  @Test
  void countsTwoSpellingsOfAFolderOnce() throws IOException {
    Files.createSymbolicLink(home.resolve("link"), home.resolve("alt"));

    assertThat(roots(configured("$H/link,$H/alt,$H/alt/../alt")))
        .containsExactly("users/sam/link/sessions");
    assertThat(roots(configured("$H/alt/sessions,$H/alt")))
        .containsExactly("users/sam/alt/sessions");
  }

  @Test
  void namesTheUsualFoldersEvenIfTheyAreNotThere() {
    Discovery found = new RolloutLog().discover(TestHost.at(temp.resolve("users/kim/none")));
    assertThat(roots(found))
        .containsExactly(
            "users/kim/none/.codex/sessions", "users/kim/none/.codex/archived_sessions");
    assertThat(found.notices()).isEmpty();
  }

  @Test
  void readsTheUsualHomeItselfIfItHasNoSessions() throws IOException {
    Files.createDirectories(temp.resolve("users/lee/.codex"));
    assertThat(roots(new RolloutLog().discover(TestHost.at(temp.resolve("users/lee")))))
        .containsExactly(
            "users/lee/.codex/sessions", "users/lee/.codex/archived_sessions", "users/lee/.codex");
  }
}
