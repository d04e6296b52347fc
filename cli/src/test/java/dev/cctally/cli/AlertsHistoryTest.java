package dev.cctally.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.platform.plugin.ReportShape;
import dev.cctally.plugins.claude.ClaudeVendor;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code alerts history}: what has been told, as a table and by axis. */
final class AlertsHistoryTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"bogus", "", "weekly ", "Weekly"})
  void anAxisThatThereIsNotIsRefusedWithThoseThereAre(String axis) {
    BudgetStory story = BudgetStory.example(folder);
    WholeProgram.Result result = story.program.run("alerts", "history", "--axis", axis);
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .contains(
            "argument --axis: invalid choice: '" + axis + "' (choose from weekly, five-hour,",
            "codex-budget",
            "projected");
  }

  @Test
  void anAxisWithoutAlertsSaysSo() {
    BudgetStory story = BudgetStory.alerted(folder);
    assertThat(story.out("alerts history --axis codex-five-hour"))
        .isEqualTo("No alerts of the axis codex-five-hour.\n");
    assertThat(BudgetStory.example(folder.resolve("other")).out("alerts history"))
        .isEqualTo("No alerts yet.\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80})
  void aNarrowTableKeepsNamesAndFigures(int width) {
    BudgetStory story = BudgetStory.alerted(folder);
    story.program.variables.put("COLUMNS", String.valueOf(width));
    String table = story.out("alerts history");
    assertThat(table.lines()).allMatch(line -> line.length() <= width);
    assertThat(table).contains("project alpha", "05-31 ", "$40.00 of $30.00", "05-28 18:00");
    assertThat(story.out("alerts simulate").lines()).allMatch(line -> line.length() <= width);
  }

  @Test
  void windowsCanBeToldApart() {
    BudgetStory story = BudgetStory.alerted(folder);
    story.program.variables.put("COLUMNS", "150");
    assertThat(story.out("alerts history"))
        .contains("subscription-week 2026-05-26 17:00", "calendar-month 2026-05-01", "five-hour 2");
  }

  @Test
  void anAxisMayBeTypedAsScriptsKnowIt() {
    BudgetStory story = BudgetStory.alerted(folder);
    assertThat(story.out("alerts history --axis project_budget"))
        .isEqualTo(story.out("alerts history --axis project-budget"))
        .contains("project")
        .doesNotContain("weekly");
  }

  @Test
  void alertsOfAVendorWhosePluginIsGoneCanBeAskedFor() {
    BudgetStory story = BudgetStory.alerted(folder);
    story.program.plugins =
        () ->
            new ClassPathPlugins()
                .add(new ClaudeVendor(), ReportShape.SPLIT_CACHE, Map.of("daily", "daily"));
    assertThat(story.out("alerts history --axis codex-budget")).contains("codex_budget");
    assertThat(story.run("alerts history --axis codex-five-hour").err())
        .contains("choose from weekly, five-hour", "codex-budget)")
        .doesNotContain("codex-five-hour,");
  }
}
