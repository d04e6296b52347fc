package dev.cctally.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.cli.console.Input;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One reading was taken while the clock ran a month ahead: what is shown until then. */
final class ClockAheadTest {
  private static final String WEEK = "2026-05-16T09:00";
  private static final String BLOCK = "2026-05-12T14:00";

  @TempDir private Path folder;
  private QuotaStory story;

  @BeforeEach
  void record() {
    story =
        new QuotaStory(folder, "UTC")
            .used("2026-05-12T09:30", 3)
            .tick("2026-05-12T10:00", 20, WEEK, 10, BLOCK)
            .tick("2026-06-12T10:00", 21, "2026-06-16T09:00", 3, "2026-06-12T14:00")
            .tick("2026-05-12T10:20", 23, WEEK, 12, BLOCK)
            .now("2026-05-12T11:00");
  }

  @Test
  void theBlockThatRunsIsActive() {
    String json = story.out("five-hour-blocks --json");

    assertThat(QuotaStory.at(json, "window.count")).isEqualTo(1.0);
    assertThat(QuotaStory.at(json, "blocks.0.blockStartAt")).isEqualTo("2026-05-12T09:00:00+00:00");
    assertThat(QuotaStory.at(json, "blocks.0.status")).isEqualTo("active");
    assertThat(QuotaStory.at(json, "blocks.0.sevenDayPctAtBlockEnd")).asString().startsWith("23");
    assertThat(story.out("five-hour-breakdown")).startsWith("Block: 2026-05-12 09:00 UTC (active");
  }

  @Test
  void oncePastThatDateTheBlockOfThatDateIsShown() {
    story.now("2026-06-12T11:00");

    String json = story.out("five-hour-blocks --json");
    assertThat(QuotaStory.at(json, "blocks.0.blockStartAt")).isEqualTo("2026-06-12T09:00:00+00:00");
    assertThat(QuotaStory.at(json, "blocks.0.status")).isEqualTo("active");
    assertThat(QuotaStory.at(json, "blocks.1.status")).isEqualTo("closed");
  }

  @Test
  void theStatusLineShowsTheWindowsThatRun() {
    story.program.input =
        (limit, patience) ->
            new Input.Read("{}".getBytes(StandardCharsets.UTF_8), Input.End.REACHED);

    assertThat(story.out("statusline")).contains("5h 12% (3h 0m) · 7d 23% (3d 22h)");
  }

  @Test
  void aLateReadingOfAWeekThatIsOverDoesNotReplaceTheCurrentOne() {
    story
        .tick("2026-05-16T09:10", 1, "2026-05-23T09:00", 2, "2026-05-16T14:00")
        .tick("2026-05-16T09:11", 24, WEEK)
        .now("2026-05-16T09:12");
    story.program.input =
        (limit, patience) ->
            new Input.Read("{}".getBytes(StandardCharsets.UTF_8), Input.End.REACHED);

    assertThat(story.out("statusline")).contains("5h 2% (4h 48m) · 7d 1% (6d 23h)");
  }
}
