package dev.cctally.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code record-usage} does with what cannot be, and where it says so. */
final class RecordUsageTest {
  private static final String WEEK = "2026-05-16T09:00";
  private static final String FIVE = "2026-05-12T14:00";

  @TempDir private Path folder;
  private QuotaStory story;

  @BeforeEach
  void start() throws IOException {
    Files.createDirectories(folder.resolve("home"));
    story = new QuotaStory(folder.resolve("home"), folder.resolve("data"), "UTC");
    story.now("2026-05-12T10:00");
  }

  private WholeProgram.Result record(String... more) {
    List<String> words = new ArrayList<>(List.of("record-usage"));
    words.addAll(List.of(more));
    return story.program.run(words.toArray(String[]::new));
  }

  private WholeProgram.Result week(String percent, String... more) {
    List<String> words = new ArrayList<>(List.of("--percent", percent, "--resets-at"));
    words.add(QuotaStory.seconds(WEEK) + "");
    words.addAll(List.of(more));
    return record(words.toArray(String[]::new));
  }

  private List<String> log() throws IOException {
    Path file = folder.resolve("data/logs/record-usage.log");
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  private String stored() {
    return String.valueOf(QuotaStory.at(story.out("report --json"), "current.weeklyPercent"));
  }

  @ParameterizedTest
  @CsvSource({"'', ''", "null, null", "' ', ''", "12, ''", "'', 1778594400"})
  void anIdleWindowStatesNothingAndTheWeekCounts(String percent, String reset) throws IOException {
    WholeProgram.Result result =
        week("14.2", "--five-hour-percent", percent, "--five-hour-resets-at", reset);
    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    assertThat(stored()).isEqualTo("14.2");
    assertThat(log()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "abc, 1778594400, argument --five-hour-percent: invalid float value: 'abc'",
    "12, soon, 'argument --five-hour-resets-at: invalid value: ''soon''; seconds since 1970 are"
        + " expected, such as 1744531200'",
    "12, 1e300, 'argument --five-hour-resets-at: too large: ''1e300''; seconds since 1970 are"
        + " expected, such as 1744531200'"
  })
  void senselessFiveHourFiguresAreLeftOutAndTheWeekCounts(String percent, String reset, String why)
      throws IOException {
    WholeProgram.Result result =
        week("14.2", "--five-hour-percent", percent, "--five-hour-resets-at", reset);
    String sentence =
        "[record-usage] dropping the 5h fields: "
            + why
            + ". Weekly snapshot still written; 5h fields will be NULL.";
    assertThat(result.err()).isEqualTo(sentence + "\n");
    assertThat(result.exitCode()).isZero();
    assertThat(stored()).isEqualTo("14.2");
    assertThat(log()).containsExactly("2026-05-12T10:00:00Z " + sentence);
  }

  @ParameterizedTest
  @CsvSource({
    "abc, invalid value: 'abc'",
    "99999999999999999999, too large: '99999999999999999999'"
  })
  void aResetThatIsNoNumberIsToldAsItWasTypedWithWhatIsExpected(String reset, String what)
      throws IOException {
    WholeProgram.Result result = record("--percent", "5", "--resets-at", reset);
    String sentence =
        "argument --resets-at: "
            + what.replace("''", "'")
            + "; seconds since 1970 are expected, such as 1744531200";
    assertThat(result.err()).endsWith("error: " + sentence + "\n");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(log())
        .containsExactly(
            "2026-05-12T10:00:00Z [record-usage] rejecting: " + sentence + ". Nothing was stored.");
    assertThat(folder.resolve("data/stats.db")).doesNotExist();
  }

  @Test
  void whatIsRejectedIsLoggedAsItIsTold() throws IOException {
    assertThat(week("-5").exitCode()).isEqualTo(1);
    String band = record("--percent", "5", "--resets-at", "1778922000000").err();
    assertThat(band).startsWith("[record-usage] rejecting --resets-at=1778922000000: outside");
    String dropped = week("9", "--five-hour-percent", "nan").err();
    assertThat(dropped).startsWith("[record-usage] dropping --five-hour-percent=NaN: ");
    assertThat(log())
        .containsExactly(
            "2026-05-12T10:00:00Z [record-usage] rejecting: weeklyPercent must be >= 0. Nothing was"
                + " stored.",
            "2026-05-12T10:00:00Z " + band.strip(),
            "2026-05-12T10:00:00Z " + dropped.strip());
  }

  @Test
  void whatIsNotBelievedIsLoggedThoughItIsNotTold() throws IOException {
    story
        .tick("2026-05-12T10:00", 67, WEEK, 40, FIVE)
        .tick("2026-05-12T10:10", 66, WEEK)
        .tick("2026-05-12T10:30", 2, WEEK, 10, FIVE)
        .tick("2026-05-12T10:31", 67, WEEK)
        .tick("2026-05-12T10:32", 3, WEEK, 40, FIVE)
        .tick("2026-05-12T10:33", 3, WEEK);
    String end = " of what resets at 2026-05-16T09:00:00+00:00: ";
    assertThat(log())
        .containsExactly(
            "2026-05-12T10:10:00Z [record-usage] not believing --percent=66.0"
                + end
                + "it was at 67.0% before, and was not reset. Nothing was stored.",
            "2026-05-12T10:31:00Z [record-usage] not believing --percent=67.0"
                + end
                + "it repeats what was there before a credit; it is at 2.0%. Nothing was stored.",
            "2026-05-12T10:32:00Z [record-usage] not believing --five-hour-percent=40.0: it repeats"
                + " what was there before a credit. Weekly snapshot still written.");
  }

  @Test
  void aHistoryThatCannotBeUsedIsLoggedAndNoHighWaterMarkMoves() throws IOException {
    story.tick("2026-05-12T10:00", 10, WEEK);
    String mark = Files.readString(folder.resolve("data/hwm-7d"));
    Path history = folder.resolve("data/stats.db");
    Files.move(history, history.resolveSibling("aside"));
    Files.createDirectory(history);
    WholeProgram.Result result = week("12");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).startsWith("Error: cannot use " + history + ": ");
    assertThat(log()).hasSize(1);
    assertThat(log().getFirst()).contains("[record-usage] rejecting: cannot use " + history);
    assertThat(folder.resolve("data/hwm-7d")).hasContent(mark);
  }
}
