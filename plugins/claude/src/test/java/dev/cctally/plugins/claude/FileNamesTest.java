package dev.cctally.plugins.claude;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.vendor.LogFile;
import dev.cctally.spi.vendor.LogRoot;
import dev.cctally.spi.vendor.SessionHint;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FileNamesTest {
  @ParameterizedTest
  @CsvSource({
    "-w-app/S1.jsonl,                              S1,        /w/app",
    "-w-proj-dash/S1.jsonl,                        S1,        /w/proj/dash",
    "--w-x/S1.jsonl,                               S1,        /w/x",
    "plain/S1.jsonl,                               S1,        /plain",
    "-/S1.jsonl,                                   S1,        /",
    "-w-app/agent-1.jsonl,                         agent-1,   /w/app",
    "-w-app/S1/subagents/agent-a1b2.jsonl,         S1,        /w/app",
    "-w-app/S1/subagents/deep/agent-a1b2.jsonl,    S1,        /w/app",
    "S1/subagents/agent-a1b2.jsonl,                S1,",
    "subagents/x.jsonl,                            x,         /subagents",
    "top.jsonl,                                    top,",
    "-w-app/.jsonl,                                .jsonl,    /w/app",
  })
  void readsSessionAndProjectOffThePath(String relative, String session, @Nullable String project) {
    LogRoot root = new LogRoot(Path.of("/h/.claude/projects"), ".jsonl", Path.of("/h/.claude"));
    LogFile file = new LogFile(root.path().resolve(relative), root);

    assertThat(new ProjectsLog().hint(file)).isEqualTo(new SessionHint(session, project));
  }
}
