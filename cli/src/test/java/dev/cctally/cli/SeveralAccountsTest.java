package dev.cctally.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.platform.alert.engine.AlertSchema;
import dev.cctally.platform.ingest.QuotaIntake.Windows;
import dev.cctally.platform.quota.LoggedReadings;
import dev.cctally.platform.store.DataDirectory;
import dev.cctally.platform.store.HistoryFile;
import dev.cctally.spi.quota.QuotaWindow;
import dev.cctally.spi.vendor.QuotaReading;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A vendor whose tool tells accounts apart: whose week it is decides what a report says. */
final class SeveralAccountsTest {
  private static final QuotaWindow WEEK = new QuotaWindow("week", "7 days", Duration.ofDays(7));
  private static final QuotaWindow BLOCK = new QuotaWindow("block", "5 h", Duration.ofHours(5));
  private static final QuotaWindow LARGE =
      new QuotaWindow("large", "7 days, large models", Duration.ofDays(7));
  private static final Windows WINDOWS =
      new Windows(List.of(BLOCK, WEEK), Map.of("week", WEEK, "block", BLOCK, "large", LARGE));

  @TempDir private Path folder;
  private QuotaStory story;

  @BeforeEach
  void twoAccounts() {
    story = new QuotaStory(folder, "UTC");
    story.used("2026-05-12T09:30", 6).used("2026-05-13T09:30", 8);
    stated("ada", "week", "2026-05-12T10:00", 30, "2026-05-16T09:00");
    stated("ada", "large", "2026-05-12T10:00", 55, "2026-05-16T09:00");
    stated("ada", "odd", "2026-05-11T10:00", 1, "2026-05-11T12:00");
    stated("bob", "week", "2026-05-13T10:00", 7, "2026-05-18T15:00");
    stated("bob", "large", "2026-05-13T10:00", 9, "2026-05-18T15:00");
    story.now("2026-05-13T12:00");
  }

  private void stated(
      @Nullable String account, String window, String at, double percent, String resets) {
    HistoryFile file =
        new HistoryFile(
            new DataDirectory(story.program.data), Clock.systemUTC(), AlertSchema.HISTORY);
    Clock clock = Clock.fixed(QuotaStory.instant("2026-05-13T12:00"), ZoneOffset.UTC);
    QuotaReading reading =
        new QuotaReading(
            1,
            QuotaStory.seconds(at) * 1_000_000,
            window,
            percent,
            QuotaStory.seconds(resets) * 1_000_000,
            account,
            null);
    new LoggedReadings(file, clock).take("claude", WINDOWS, List.of(reading));
  }

  private String out(String line) {
    WholeProgram.Result result = story.run(line);
    assertThat(result.exitCode()).as(line + "\n" + result.err()).isZero();
    return result.out();
  }

  private static void is(String json, String path, String expected) {
    assertThat(QuotaStory.at(json, path)).isEqualTo(QuotaStory.at("{\"v\":" + expected + "}", "v"));
  }

  @Test
  void theWeeklyReportGoesByTheWeeksOfOneAccount() {
    WholeProgram.Result latest = story.run("weekly --json");
    assertThat(latest.err())
        .contains("2 accounts of Claude are recorded; this is 'bob', heard of last.");
    is(latest.out(), "weekly.0.usedPct", "7.0");
    is(latest.out(), "weekly.0.weekStartAt", "\"2026-05-11T15:00:00+00:00\"");
    WholeProgram.Result ada = story.run("weekly --account ada --json");
    assertThat(ada.err()).isEmpty();
    is(ada.out(), "weekly.0.usedPct", "30.0");
    is(ada.out(), "weekly.0.weekStartAt", "\"2026-05-09T09:00:00+00:00\"");
    is(ada.out(), "weekly.0.totalCost", "14.0");
    assertThat(out("weekly --account ada")).contains("30.0%").doesNotContain("7.0%");
    WholeProgram.Result nobody = story.run("weekly --account zoe");
    assertThat(nobody.exitCode()).isEqualTo(2);
    assertThat(nobody.err())
        .contains("argument --account: invalid choice: 'zoe' (choose from bob, ada)");
  }

  @Test
  void theSumOfAWeekBelongsToItsAccount() {
    String json = out("sync-week --account ada --json --quiet");
    is(json, "weeklyPercent", "30.0");
    is(json, "costUSD", "14.0");
    is(json, "weekStartDate", "\"2026-05-09\"");
    is(out("report --account ada --json"), "current.weeklyCostUSD", "14.0");
    is(out("report --account bob --json"), "current.weeklyCostUSD", "null");
    is(out("report --account bob --sync-current --json"), "current.weeklyCostUSD", "14.0");
    is(out("sync-week --json --quiet"), "weekStartDate", "\"2026-05-11\"");
    WholeProgram.Result nobody = story.run("sync-week --account zoe");
    assertThat(nobody.exitCode()).isEqualTo(2);
    assertThat(nobody.err()).contains("argument --account: invalid choice: 'zoe'");
  }

  @Test
  void accountsAreNotToldApartWhereNoneIsNamed() {
    QuotaStory plain = new QuotaStory(folder.resolve("plain"), "UTC");
    plain.tick("2026-05-12T10:00", 30, "2026-05-16T09:00").now("2026-05-13T12:00");
    for (String line : List.of("report", "weekly", "forecast", "percent-breakdown")) {
      WholeProgram.Result result = plain.run(line + " --account ada");
      assertThat(result.exitCode()).as(line).isEqualTo(2);
      assertThat(result.err())
          .contains("what is recorded does not tell accounts apart; leave the option away");
    }
  }

  @Test
  void anAccountIsNotKnownWhereNothingIs() {
    QuotaStory bare = new QuotaStory(folder.resolve("bare"), "UTC").now("2026-05-13T12:00");
    for (String line : List.of("weekly --account ada", "sync-week --account ada")) {
      WholeProgram.Result result = bare.run(line);
      assertThat(result.exitCode()).as(line).isEqualTo(2);
      assertThat(result.err()).contains("nothing is recorded of any account");
    }
    assertThat(bare.program.data.resolve("stats.db")).doesNotExist();
  }

  @Test
  void windowsBesideTheMainOnesAreShownIfAsked() {
    assertThat(out("report --json")).doesNotContain("otherWindows");
    assertThat(out("report")).doesNotContain("Other windows");
    String json = out("report --windows --json");
    assertThat(Schemas.problems("report", json)).isEmpty();
    is(json, "otherWindows.0.id", "\"large\"");
    is(json, "otherWindows.0.usedPercent", "9.0");
    is(json, "otherWindows.0.lengthSeconds", "604800");
    is(json, "otherWindows.0.resetsAt", "\"2026-05-18T15:00:00+00:00\"");
    is(json, "otherWindows.0.capturedAt", "\"2026-05-13T10:00:00Z\"");
    is(json, "otherWindows.0.over", "false");
    String ada = out("report --windows --json --account ada");
    is(ada, "otherWindows.0.usedPercent", "55.0");
    is(ada, "otherWindows.1.id", "\"odd\"");
    is(ada, "otherWindows.1.lengthSeconds", "null");
    is(ada, "otherWindows.1.over", "true");
    assertThat(out("report --windows --account ada"))
        .contains("Other windows:", "large", "55.00%", "ended 2026-05-11 12:00");
  }

  @Test
  void thereNeedNotBeAny() {
    QuotaStory bare = new QuotaStory(folder.resolve("bare"), "UTC").now("2026-05-13T12:00");
    WholeProgram.Result json = bare.run("report --windows --json");
    assertThat(Schemas.problems("report", json.out())).isEmpty();
    assertThat(json.out()).contains("\"otherWindows\": []");
    assertThat(bare.run("report --windows").out()).contains("Other windows: none are recorded.");
  }
}
