package dev.cctally.plugins.codex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.plugins.codex.FileNames.InnerId;
import dev.cctally.spi.vendor.LogFile;
import dev.cctally.spi.vendor.LogRoot;
import dev.cctally.spi.vendor.SessionHint;
import dev.cctally.spi.vendor.SessionScope;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FileNamesTest {
  @ParameterizedTest
  @CsvSource({
    "2026/05/10/rollout-x.jsonl, 2026/05/10/rollout-x",
    "foo.jsonl,                  foo",
    "a.b/c.jsonl.jsonl,          a.b/c.jsonl",
    ".jsonl,                     .jsonl",
    "a/foo,                      a/foo",
  })
  void aSessionIsKnownByItsPath(String relative, String id) {
    Path home = Path.of("/h");
    LogRoot root = new LogRoot(home.resolve("sessions"), ".jsonl", home);

    assertThat(new RolloutLog().hint(new LogFile(root.path().resolve(relative), root)))
        .isEqualTo(new SessionHint(id, null));
  }

  @Test
  void pathsAreUniqueUnderOneHomeOnly() {
    assertThat(new RolloutLog().sessionScope()).isEqualTo(SessionScope.HOME);
  }

  @ParameterizedTest
  @CsvSource({
    "rollout-2026-05-10T10-00-00-0198a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b.jsonl,"
        + " 0198a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b, true",
    "rollout-2026-05-10-0198a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b.jsonl,"
        + " rollout-2026-05-10-0198a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b, false",
    "rollout-2026-05-10T10-00-00-0198a1b2.jsonl, rollout-2026-05-10T10-00-00-0198a1b2, false",
    "foo.jsonl, foo, false",
  })
  void theIdInTheNameStandsInForTheOneInTheLog(String name, String id, boolean vendors) {
    assertThat(FileNames.innerId(Path.of("/h/sessions/2026", name)))
        .isEqualTo(new InnerId(id, vendors));
  }
}
