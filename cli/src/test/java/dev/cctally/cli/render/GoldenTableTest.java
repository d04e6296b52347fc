package dev.cctally.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.cli.fake.CommandHarness;
import dev.cctally.cli.fake.Golden;
import dev.cctally.cli.fake.Samples;
import java.io.IOException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GoldenTableTest {
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");
  private static final Pattern NUMBER = Pattern.compile("\\$?\\d{1,3}(,\\d{3})+(\\.\\d+)?");

  private final CommandHarness harness = new CommandHarness();

  @BeforeEach
  void showTheWorkedExample() {
    harness.platform.buckets = granularity -> Samples.daily();
    harness.platform.projects = Samples.projects();
    harness.platform.sessions = Samples.sessions();
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 120, 200})
  void looksAsItWasReviewed(int width) throws IOException {
    harness.variables.put("COLUMNS", Integer.toString(width));
    Golden.check("daily-" + width + ".txt", harness.run("daily").out());
    Golden.check("daily-breakdown-" + width + ".txt", harness.run("daily", "-b").out());
    Golden.check("daily-instances-" + width + ".txt", harness.run("daily", "-i").out());
    Golden.check("session-" + width + ".txt", harness.run("session").out());
    harness.platform.buckets = Samples::heavy;
    Golden.check("monthly-heavy-" + width + ".txt", harness.run("monthly").out());
  }

  @Test
  void looksAsItWasReviewedWithColour() throws IOException {
    harness.variables.put("FORCE_COLOR", "");
    Golden.check("daily-colour.txt", harness.run("daily", "-b").out());
  }

  @ParameterizedTest
  @CsvSource({"daily -b", "daily -i", "session", "daily --compact", "daily --no-cost"})
  void takesTheSamePlaceWithAndWithoutColour(String command) {
    for (int width = 50; width <= 220; width += 17) {
      harness.variables.put("COLUMNS", Integer.toString(width));
      String plain = harness.run(command.split(" ")).out();
      harness.variables.put("FORCE_COLOR", "1");
      String coloured = harness.run(command.split(" ")).out();
      harness.variables.remove("FORCE_COLOR");
      assertThat(coloured).contains("\u001b[");
      assertThat(COLOUR.matcher(coloured).replaceAll("")).isEqualTo(plain);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"daily", "daily -b", "daily -i", "session", "monthly --compact"})
  void staysWithinEveryUsualWidthAndKeepsItsLinesEqual(String command) {
    for (int width = 60; width <= 220; width++) {
      harness.variables.put("COLUMNS", Integer.toString(width));
      String[] lines = harness.run(command.split(" ")).out().split("\n");
      int frame = 0;
      for (String line : lines) {
        int columns = DisplayText.width(line);
        assertThat(columns).as("width %d: %s", width, line).isLessThanOrEqualTo(width);
        if (!line.isEmpty() && "╭├│╰".indexOf(line.charAt(0)) >= 0) {
          frame = frame == 0 ? columns : frame;
          assertThat(columns).as("width %d: %s", width, line).isEqualTo(frame);
        }
      }
    }
  }

  @Test
  void neverCutsANumberHoweverNarrow() {
    harness.platform.buckets = Samples::heavy;
    harness.variables.put("COLUMNS", "500");
    var whole =
        NUMBER.matcher(harness.run("daily").out()).results().map(MatchResult::group).toList();
    assertThat(whole).contains("5,029,994,211", "4,848,148,074", "$2,246.29");
    for (int width = 1; width < 130; width++) {
      harness.variables.put("COLUMNS", Integer.toString(width));
      String narrow = harness.run("daily").out();
      assertThat(NUMBER.matcher(narrow).results().map(MatchResult::group))
          .as("width %d", width)
          .isSubsetOf(whole)
          .contains("5,029,994,211", "$2,246.29");
    }
  }

  @Test
  void saysThatColumnsAreLeftOut() {
    harness.variables.put("COLUMNS", "60");
    assertThat(harness.run("daily").out()).contains("Some columns are left out");
    harness.variables.put("COLUMNS", "80");
    assertThat(harness.run("daily").out()).doesNotContain("left out");
  }

  @Test
  void usesTheNarrowLayoutIfAsked() {
    harness.variables.put("COLUMNS", "200");
    assertThat(harness.run("daily", "--compact").out())
        .contains("│ 2026  │", "│ 05-18 │", "Cache Write")
        .doesNotContain("2026-05-18");
  }

  @Test
  void leavesOutCostIfAsked() {
    assertThat(harness.run("daily", "--no-cost").out()).doesNotContain("Cost", "$", "price");
    assertThat(harness.run("daily", "--no-cost", "--compact").out())
        .doesNotContain("Cost", "$", "price");
  }

  @Test
  void renamesProjectsInTheTableOnly() {
    String table =
        harness.run("daily", "-i", "--project-aliases", " app = X ,=y,broken,日本語の名前=N").out();
    assertThat(table)
        .contains("Project: X ", "Project: X (#2) ", "Project: N ")
        .doesNotContain("alpha", "beta");
    String json = harness.run("daily", "-i", "-j", "--project-aliases", "app=X").out();
    assertThat(json).contains("\"app (alpha)\"", "\"app (beta)\"").doesNotContain("\"X");
  }

  @Test
  void findsAnAliasByPath() {
    assertThat(harness.run("daily", "-i", "--project-aliases", "/r/beta/app=B").out())
        .contains("Project: app (alpha)", "Project: B ");
  }

  @Test
  void drawsWithAsciiWhereTheCharsetHasNothingElse() throws IOException {
    harness.terminal =
        new dev.cctally.cli.console.Terminal(
            false, false, 0, java.nio.charset.StandardCharsets.US_ASCII);
    harness.variables.put("COLUMNS", "80");
    String table = harness.run("session").out() + harness.run("daily", "-b").out();
    assertThat(table.chars()).allMatch(c -> c < 0x7F);
    Golden.check("ascii-80.txt", table);
  }
}
