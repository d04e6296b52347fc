package dev.cctally.platform.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cctally.platform.project.Project;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ProjectNamesTest {
  private static final Project APP = project("/work/app");
  private static final Project OTHER_APP = project("/home/app");
  private static final Project LIB = project("/work/lib");

  private static Project project(String path) {
    return new Project(path, path.substring(path.lastIndexOf('/') + 1), null, false);
  }

  private static Map<Project, Long> usage(Object... pairs) {
    Map<Project, Long> usage = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      usage.put((Project) pairs[i], ((Integer) pairs[i + 1]).longValue());
    }
    return usage;
  }

  @Test
  void numbersByUseAndThenByName() {
    ProjectNames names = ProjectNames.anonymous(usage(LIB, 5, APP, 5, OTHER_APP, 9));
    assertThat(names.of(OTHER_APP)).isEqualTo("project-1");
    assertThat(names.of(APP)).isEqualTo("project-2");
    assertThat(names.of(LIB)).isEqualTo("project-3");
  }

  @Test
  void doesNotDependOnTheOrderItIsTold() {
    List<Project> projects = new ArrayList<>(List.of(APP, OTHER_APP, LIB));
    for (int turn = 0; turn < 3; turn++) {
      Collections.rotate(projects, 1);
      Map<Project, Long> usage = new LinkedHashMap<>();
      projects.forEach(project -> usage.put(project, 1L));
      ProjectNames names = ProjectNames.anonymous(usage);
      assertThat(List.of(names.of(OTHER_APP), names.of(APP), names.of(LIB)))
          .containsExactly("project-1", "project-2", "project-3");
    }
  }

  @Test
  void takesAProjectThatIsGoneForTheSame() {
    Project gone = new Project("/work/lib", "lib", null, true);
    ProjectNames names = ProjectNames.anonymous(usage(LIB, 2, gone, 2, APP, 3));
    assertThat(names.of(LIB)).isEqualTo("project-1").isEqualTo(names.of(gone));
  }

  @Test
  void leavesTheUnknownOneAlone() {
    ProjectNames names = ProjectNames.anonymous(usage(Project.UNKNOWN, 9, APP, 1));
    assertThat(names.of(Project.UNKNOWN)).isEqualTo("(unknown)");
    assertThat(names.of(APP)).isEqualTo("project-1");
  }

  @Test
  void revealsNamesButNoPaths() {
    Project windows = project("C:\\Users\\ada\\secret");
    ProjectNames names =
        ProjectNames.revealed(usage(APP, 3, OTHER_APP, 2, LIB, 1, windows, 1), Map.of());
    assertThat(names.of(APP)).isEqualTo("app (work)");
    assertThat(names.of(OTHER_APP)).isEqualTo("app (home)");
    assertThat(names.of(LIB)).isEqualTo("lib");
    assertThat(names.of(windows)).isEqualTo("secret");
  }

  @Test
  void letsAliasesWinAndTellsThemApart() {
    ProjectNames names =
        ProjectNames.revealed(
            usage(APP, 3, OTHER_APP, 2, LIB, 1), Map.of("app", "X", "/work/lib", "L"));
    assertThat(List.of(names.of(APP), names.of(OTHER_APP), names.of(LIB)))
        .containsExactly("X", "X (#2)", "L");
  }

  @Test
  void knowsNoOtherProjects() {
    assertThatThrownBy(() -> ProjectNames.anonymous(usage(APP, 1)).of(LIB))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("lib");
  }
}
