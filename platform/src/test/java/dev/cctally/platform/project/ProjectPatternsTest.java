package dev.cctally.platform.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ProjectPatternsTest {
  private static final Project APP = new Project("/w/Alpha/app", "app", "/w/Alpha/app", false);
  private static final Project PLAIN = new Project("/w/real", "alias", null, false);

  @Test
  void matchesNameAndRootInAnyCase() {
    assertThat(match(APP, "APP")).isTrue();
    assertThat(match(APP, "alpha/")).isTrue();
    assertThat(match(APP, "app (alpha)")).isFalse(); // labels do not count
    assertThat(match(PLAIN, "ALIAS")).isTrue();
    assertThat(match(PLAIN, "/w/re")).isTrue();
    assertThat(match(Project.UNKNOWN, "(Unknown)")).isTrue();
  }

  @Test
  void matchesAnyPatternAndEverythingWithoutOne() {
    assertThat(match(APP, "nothing", "app")).isTrue();
    assertThat(match(APP, "nothing", "more")).isFalse();
    assertThat(match(APP)).isTrue();
    assertThat(match(APP, "a.p")).isFalse(); // text, not a regular expression
  }

  private static boolean match(Project project, String... patterns) {
    return new ProjectPatterns(List.of(patterns)).match(project);
  }
}
