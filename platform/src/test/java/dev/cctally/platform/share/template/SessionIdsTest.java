package dev.cctally.platform.share.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.platform.project.Project;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SessionIdsTest {
  @ParameterizedTest
  @CsvSource({
    "22222222-2222-4222-8222-222222222222, 22222222",
    "2026/05/18/rollout-2026-05-18T09-00-00-019a1b2c-0000-7000-8000-000000000001, 019a1b2c",
    "ses_7f3a9c1e22, ses_7f3a",
    "short, short",
    "a/b/some-file, some-fil",
    "C:\\x\\logfile-1, logfile-"
  })
  void areCut(String id, String brief) {
    assertThat(SessionIds.brief(id)).isEqualTo(brief);
  }

  @ParameterizedTest
  @CsvSource({
    "merger-plans-3, true",
    "MERGER-PLANS, true",
    "-home-ada-merger-plans, true",
    "merger, true",
    "ses_7f3a9c1e22, false",
    "22222222-2222-4222-8222-222222222222, false"
  })
  void tellWhereTheyTookPlace(String id, boolean tells) {
    Project project = new Project("/home/ada/merger-plans", "merger-plans", null, false);
    assertThat(SessionIds.tells(id, project, "/home/ada/merger-plans/src")).isEqualTo(tells);
  }
}
