package dev.cctally.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The small files that users' own status lines read as a floor. */
final class HighWaterTest {
  private static final String WEEK = "2026-05-16T09:00";
  private static final String BLOCK = "2026-05-12T14:00";

  @TempDir private Path folder;

  private QuotaStory story() {
    return new QuotaStory(folder, "UTC");
  }

  private static String marks(QuotaStory story) {
    return read(story, "hwm-7d") + ", " + read(story, "hwm-5h");
  }

  private static String read(QuotaStory story, String name) {
    Path file = story.program.data.resolve(name);
    try {
      return Files.exists(file) ? Files.readString(file).strip() : "none";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void theyFollowWhatIsStored() {
    QuotaStory story = story().tick("2026-05-12T10:00", 11, WEEK, 30, BLOCK);
    assertThat(marks(story)).isEqualTo("2026-05-09 11.0, 1778594400 30.0");

    story.tick("2026-05-12T10:05", 11.5, WEEK);
    story.tick("2026-05-12T10:10", 12, WEEK, 28, BLOCK); // noise
    story.tick("2026-05-12T10:20", 11.96, WEEK, 31, BLOCK); // stored, being 12.0 in one decimal
    assertThat(marks(story)).isEqualTo("2026-05-09 12.0, 1778594400 31.0");
  }

  @Test
  void aCreditLowersThem() {
    QuotaStory story =
        story()
            .tick("2026-05-12T10:00", 67, WEEK, 40, BLOCK)
            .tick("2026-05-12T10:30", 2, WEEK, 5, BLOCK);
    assertThat(marks(story)).isEqualTo("2026-05-09 2.0, 1778594400 5.0");
  }

  @Test
  void anEndThatIsMovedWithinTheSameDayLowersThem() {
    QuotaStory story =
        story().tick("2026-05-12T10:00", 60, WEEK).tick("2026-05-12T10:30", 1, "2026-05-16T12:00");
    assertThat(marks(story)).isEqualTo("2026-05-09 1.0, none");

    story.tick("2026-05-12T11:40", 3, "2026-05-16T12:00");
    assertThat(marks(story)).isEqualTo("2026-05-09 3.0, none");
  }

  @Test
  void aReadingThatWasTakenBeforeTheCreditDoesNotRaiseThem() {
    QuotaStory story =
        story()
            .tick("2026-05-12T10:00", 67, WEEK, 40, BLOCK)
            .tick("2026-05-12T10:30:02", 2, WEEK, 5, BLOCK)
            .tick("2026-05-12T10:30:01", 67.5, WEEK, 40.5, BLOCK);
    assertThat(marks(story)).isEqualTo("2026-05-09 2.0, 1778594400 5.0");

    story.tick("2026-05-12T10:40", 5, WEEK, 9, BLOCK);
    assertThat(marks(story)).isEqualTo("2026-05-09 5.0, 1778594400 9.0");
  }

  @Test
  void aClockThatRanAheadDoesNotKeepThemFromTheWeekThatIs() {
    QuotaStory story =
        story()
            .tick("2026-05-12T10:00", 20, WEEK, 10, BLOCK)
            .tick("2026-06-12T10:00", 21, "2026-06-16T09:00", 3, "2026-06-12T14:00")
            .tick("2026-05-12T10:10", 22, WEEK, 11, BLOCK);
    assertThat(marks(story)).isEqualTo("2026-05-09 22.0, 1778594400 11.0");
  }

  @Test
  void oneThatSaysTooMuchIsLoweredByAnyReading() throws IOException {
    QuotaStory story = story().tick("2026-05-12T10:00", 11, WEEK, 30, BLOCK);
    Files.writeString(story.program.data.resolve("hwm-7d"), "2026-05-09 67.0\n");
    Files.delete(story.program.data.resolve("hwm-5h"));

    story.tick("2026-05-12T10:05", 11, WEEK, 30, BLOCK); // says nothing new

    assertThat(marks(story)).isEqualTo("2026-05-09 11.0, none");
  }
}
