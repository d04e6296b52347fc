package dev.cctally.platform.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProjectResolverTest {
  @TempDir Path home;
  private final InMemoryRoots memory = new InMemoryRoots();

  @BeforeEach
  void makeFolders() throws IOException {
    home = home.toRealPath();
    Files.createDirectories(home.resolve(".git"));
    Files.createDirectories(home.resolve("r/work/app/.git"));
    Files.createDirectories(home.resolve("r/work/app/src/deep"));
    Files.createDirectories(home.resolve("r/personal/app/.git"));
    Files.createDirectories(home.resolve("r/mono/.git"));
    Files.createDirectories(home.resolve("r/mono/z"));
    Files.createDirectories(home.resolve("r/mono/nested/.git"));
    Files.createDirectories(home.resolve("r/mono/nested/q"));
    Files.createDirectories(home.resolve("r/wt"));
    Files.writeString(home.resolve("r/wt/.git"), "gitdir: elsewhere");
    Files.createDirectories(home.resolve("r/nogit/sub"));
    Files.createSymbolicLink(home.resolve("r/link"), home.resolve("r/work/app"));
  }

  @Test
  void findsOneRootForAllSpellingsOfAFolder() {
    List<String> spellings =
        List.of(
            home + "/r/work/app/src/deep",
            home + "/r/work/app",
            home + "/r/link/src",
            home + "/r/work//app/",
            "~/r/work/app",
            "~//r/link");

    assertThat(resolver().resolveAll(spellings).values())
        .hasSize(spellings.size())
        .containsOnly(root("r/work/app", "app"));
  }

  @Test
  void findsTheNearestRoot() {
    assertThat(resolve("r/personal/app")).isEqualTo(root("r/personal/app", "app"));
    assertThat(resolve("r/work/app/../../personal/app")).isEqualTo(root("r/personal/app", "app"));
    assertThat(resolve("r/mono/nested/q")).isEqualTo(root("r/mono/nested", "nested"));
    assertThat(resolve("r/mono/z")).isEqualTo(root("r/mono", "mono"));
    assertThat(resolve("r/wt")).isEqualTo(root("r/wt", "wt"));
    assertThat(resolve("r/work/app/not/there")).isEqualTo(root("r/work/app", "app"));
    assertThat(resolve("r/not/there/../../link/src")).isEqualTo(root("r/work/app", "app"));
  }

  @Test
  void takesAFolderWithoutARootAsAProject() {
    assertThat(resolve("r/nogit/sub")).isEqualTo(plain(home + "/r/nogit/sub", "sub"));
    assertThat(resolve("r/nogit/")).isEqualTo(plain(home + "/r/nogit", "nogit"));
    assertThat(resolve("r/nogit/sub/..")).isEqualTo(plain(home + "/r/nogit", "nogit"));
    assertThat(resolve("r/work/gone/sub")).isEqualTo(plain(home + "/r/work/gone/sub", "sub"));
    assertThat(resolver().resolve("/")).isEqualTo(plain("/", "/"));
  }

  @Test
  void neverTakesTheHomeFolderAsARoot() {
    String name = String.valueOf(home.getFileName());

    assertThat(resolver().resolve(home.toString())).isEqualTo(plain(home.toString(), name));
    assertThat(resolver().resolve("~")).isEqualTo(plain(home.toString(), name));
    assertThat(resolve("r").gitRoot()).isNull();
  }

  @Test
  void findsTheHomeFolderThroughALink() throws IOException {
    Path link = Files.createSymbolicLink(home.resolve("r/me"), home);

    assertThat(new ProjectResolver(link, memory).resolve(home + "/r/nogit").gitRoot()).isNull();
  }

  @Test
  void labelsAFolderWithoutARootByTheNameInTheLog() throws IOException {
    Files.createSymbolicLink(home.resolve("r/alias"), home.resolve("r/nogit/sub"));

    assertThat(resolve("r/alias")).isEqualTo(plain(home + "/r/nogit/sub", "alias"));
  }

  @Test
  void keepsARelativeFolderAsItIs() {
    assertThat(resolver().resolve("relative/dir")).isEqualTo(plain("relative/dir", "dir"));
    assertThat(resolver().resolve("~someone/x")).isEqualTo(plain("~someone/x", "x"));
    assertThat(resolver().resolve("no\0path")).isEqualTo(plain("no\0path", "no\0path"));
  }

  @Test
  void knowsNoProjectWithoutAFolder() {
    assertThat(resolver().resolve(null)).isEqualTo(Project.UNKNOWN);
    assertThat(resolver().resolve("")).isEqualTo(Project.UNKNOWN);
  }

  @Test
  void keepsTheProjectOfADeletedRepository() throws IOException {
    ProjectResolver before = resolver();
    before.resolve(home + "/r/wt");
    before.resolve(home + "/r/work/app/src");
    Files.delete(home.resolve("r/wt/.git"));
    Files.delete(home.resolve("r/wt"));
    deleteApp();

    Project gone = new Project(home + "/r/work/app", "app", home + "/r/work/app", true);
    assertThat(resolve("r/wt")).isEqualTo(new Project(home + "/r/wt", "wt", home + "/r/wt", true));
    assertThat(resolve("r/work/app/src")).isEqualTo(gone);
    assertThat(resolve("r/work/app")).isEqualTo(gone); // never seen while it lived
    assertThat(resolve("r/work/app/src/deep")).isEqualTo(gone);
    assertThat(resolve("r/work/application").gone()).isFalse();
    assertThat(before.resolve(home + "/r/work/app/src").gone()).isFalse(); // kept in the process
  }

  private void deleteApp() throws IOException {
    Files.delete(home.resolve("r/work/app/.git"));
    Files.delete(home.resolve("r/work/app/src/deep"));
    Files.delete(home.resolve("r/work/app/src"));
    Files.delete(home.resolve("r/work/app"));
  }

  @Test
  void letsALiveRootBeatMemory() throws IOException {
    memory.remember(Map.of(home + "/r/mono/z", home + "/r/elsewhere"));

    assertThat(resolve("r/mono/z")).isEqualTo(root("r/mono", "mono"));
    assertThat(memory.load()).containsEntry(home + "/r/mono/z", home + "/r/mono");
  }

  @Test
  void doesNotRememberARootThatStillLivesElsewhere() {
    memory.remember(Map.of(home + "/r/nogit/sub", home + "/r/mono"));

    assertThat(resolve("r/nogit/sub")).isEqualTo(plain(home + "/r/nogit/sub", "sub"));
  }

  @Test
  void remembersResolvedFoldersOnce() {
    int[] saves = {0};
    RememberedRoots counting =
        new RememberedRoots() {
          @Override
          public Map<String, String> load() {
            return memory.load();
          }

          @Override
          public void remember(Map<String, String> newRoots) {
            saves[0]++;
            memory.remember(newRoots);
          }
        };

    new ProjectResolver(home, counting).resolve(home + "/r/link/src");
    new ProjectResolver(home, counting).resolve(home + "/r/work/app/src");

    assertThat(memory.load())
        .containsExactly(Map.entry(home + "/r/work/app/src", home + "/r/work/app"));
    assertThat(saves[0]).isEqualTo(1);
  }

  @Test
  void takesFullPathsApartOnRequest() {
    List<String> folders =
        List.of(home + "/r/link/src", home + "/r/work/app/src", "relative/dir", "");

    assertThat(resolver().fullPaths(folders))
        .containsExactly(
            Map.entry(home + "/r/link/src", plain(home + "/r/work/app/src", home + "/r/link/src")),
            Map.entry(
                home + "/r/work/app/src",
                plain(home + "/r/work/app/src", home + "/r/work/app/src")),
            Map.entry("relative/dir", plain("relative/dir", "relative/dir")),
            Map.entry("", Project.UNKNOWN));
  }

  private Project resolve(String below) {
    return resolver().resolve(home + "/" + below);
  }

  private ProjectResolver resolver() {
    return new ProjectResolver(home, memory);
  }

  private Project root(String below, String name) {
    return new Project(home + "/" + below, name, home + "/" + below, false);
  }

  private static Project plain(String key, String name) {
    return new Project(key, name, null, false);
  }
}
