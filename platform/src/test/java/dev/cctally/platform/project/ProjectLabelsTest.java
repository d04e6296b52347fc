package dev.cctally.platform.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ProjectLabelsTest {
  @Test
  void addsTheFolderAboveOnlyWhereNamesAreEqual() {
    assertThat(
            ProjectLabels.disambiguated(
                List.of(
                    root("/w/work/app"),
                    root("/w/lib"),
                    root("/w/personal/app"),
                    plain("/w/gone/sub"),
                    plain("/sub"),
                    Project.UNKNOWN)))
        .containsExactly(
            "app (work)", "lib", "app (personal)", "sub (gone)", "sub (/)", "(unknown)");
  }

  @Test
  void leavesEqualFoldersAboveAmbiguousForPeople() {
    List<Project> projects = List.of(root("/a/x/app2"), root("/b/x/app2"), root("/c/x/app2"));

    assertThat(ProjectLabels.disambiguated(projects))
        .containsExactly("app2 (x)", "app2 (x)", "app2 (x)");
    assertThat(ProjectLabels.unique(projects))
        .containsExactly("app2 (x)", "app2 (x) (#2)", "app2 (x) (#3)");
  }

  @Test
  void numbersAroundNamesThatAreTaken() {
    assertThat(ProjectLabels.numbered(List.of("X", "X", "X (#2)", "X")))
        .containsExactly("X", "X (#3)", "X (#2)", "X (#4)");
  }

  @Test
  void copesWithRelativeFolders() {
    assertThat(ProjectLabels.disambiguated(List.of(plain("a/dir"), plain("dir"))))
        .containsExactly("dir (a)", "dir (/)");
  }

  private static Project root(String path) {
    return new Project(path, path.substring(path.lastIndexOf('/') + 1), path, false);
  }

  private static Project plain(String path) {
    return new Project(path, path.substring(path.lastIndexOf('/') + 1), null, false);
  }
}
