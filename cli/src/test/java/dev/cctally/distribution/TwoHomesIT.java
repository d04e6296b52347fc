package dev.cctally.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One tool used from two folders, whose sessions may bear the same name. */
final class TwoHomesIT {
  private static final String LAUNCHER =
      Path.of(Objects.requireNonNull(System.getProperty("cctally.dist"), "cctally.dist"))
          .resolve("bin/cctally")
          .toString();
  private static final String SAME = "2026/05/18/rollout-2026-05-18T09-00-00-same";
  private static final String OTHER = "2026/05/19/rollout-2026-05-19T09-00-00-other";

  @TempDir private Path folder;

  @BeforeEach
  void writeLogs() throws IOException {
    write("work", SAME, "2026-05-18T09:00:00Z", 1000);
    write("play", SAME, "2026-05-18T10:00:00Z", 20);
    write("play", OTHER, "2026-05-19T10:00:00Z", 3);
  }

  private void write(String home, String session, String instant, int input) throws IOException {
    Path log = folder.resolve(home).resolve("sessions").resolve(session + ".jsonl");
    Files.createDirectories(Objects.requireNonNull(log.getParent()));
    String counts = "{\"input_tokens\":%d,\"output_tokens\":1,\"total_tokens\":%d}";
    Files.writeString(
        log,
        ("{\"timestamp\":\"%s\",\"type\":\"event_msg\",\"payload\":{\"type\":\"token_count\","
                + "\"info\":{\"total_token_usage\":%s,\"last_token_usage\":%s}}}\n")
            .formatted(
                instant, counts.formatted(input, input + 1), counts.formatted(input, input + 1)));
  }

  private String sessions(String homes) throws IOException, InterruptedException {
    Map<String, String> environment = new HashMap<>();
    environment.put("HOME", folder.resolve("nobody").toString());
    environment.put("CCTALLY_DATA_DIR", folder.resolve("data").toString());
    environment.put("CODEX_HOME", homes);
    Run run = Run.of(folder, environment, LAUNCHER, "codex", "session", "--json");
    assertThat(run.status()).as(run.err()).isZero();
    return run.out();
  }

  @Test
  void equalNamesUnderTwoHomesStayTwoSessionsAndOnlyTheyNameTheirHome() throws Exception {
    String both = sessions(folder.resolve("work") + ", " + folder.resolve("play"));
    assertThat(both.split("\"sessionId\": \"" + SAME + "\"", -1)).hasSize(3);
    assertThat(both)
        .contains(
            "\"inputTokens\": 1000,",
            "\"inputTokens\": 20,",
            "\"inputTokens\": 1023,",
            "\"codexRoot\": \"" + folder.resolve("work") + "\"",
            "\"codexRoot\": \"" + folder.resolve("play") + "\"");
    assertThat(both.split("codexRoot", -1)).hasSize(3);
    assertThat(both.substring(both.indexOf(OTHER))).doesNotContain("codexRoot");

    // What is not under the homes of now does not count, and is not forgotten.
    assertThat(sessions(folder.resolve("play").toString()))
        .contains("\"inputTokens\": 23,")
        .doesNotContain("codexRoot", "1000");
    Files.delete(folder.resolve("work/sessions").resolve(SAME + ".jsonl"));
    assertThat(sessions(folder.resolve("work") + "," + folder.resolve("play"))).isEqualTo(both);
  }
}
