package dev.cctally.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents of the worked example F1, from its logs on. */
final class SharedExampleTest {
  @TempDir private Path folder;
  private WholeProgram program;

  @BeforeEach
  void setUp() throws IOException {
    FixtureF1 fixture = new FixtureF1(folder);
    program = new WholeProgram(fixture.home, folder.resolve("data"));
  }

  private String run(String line) {
    WholeProgram.Result result = program.run(line.split(" "));
    assertThat(result.exitCode()).as(result.err()).isZero();
    return result.out();
  }

  @Test
  void callsAProjectTheSameInWhicheverFolderOfItASessionWas() {
    String anonymous = run("session --format md");
    assertThat(anonymous)
        .contains("anonymized: true", "project-1", "- **Sessions:** 5\n")
        .doesNotContain(folder.toString(), "alpha", "beta", "| app", "scratch");
    String revealed = run("session --format md --reveal-projects");
    assertThat(revealed)
        .contains("anonymized: false", "| app (alpha) |", "| app (beta) |", "| lib |")
        .doesNotContain(folder.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"daily", "monthly", "session"})
  void addsUpToTheSameAsTheReport(String report) {
    Matcher cost =
        Pattern.compile("\"totals\": \\{[^}]*\"totalCost\": ([0-9.]+)")
            .matcher(run(report + " --json"));
    assertThat(cost.find()).isTrue();
    String cents = new BigDecimal(cost.group(1)).setScale(2, RoundingMode.HALF_EVEN).toString();
    assertThat(run(report + " --format md")).contains("- **Sum:** $" + cents + "\n");
  }

  @Test
  void formsDaysInTheZoneAskedFor() {
    Pattern date = Pattern.compile("(?m)^\\| (2026-\\d\\d-\\d\\d) \\|");
    assertThat(date.matcher(run("daily --format md --tz utc")).results().map(row -> row.group(1)))
        .containsExactly("2026-04-30", "2026-05-01", "2026-05-18", "2026-05-19", "2026-05-20");
    assertThat(run("daily --format md --tz America/New_York"))
        .contains("(America/New\\_York) · light_")
        .doesNotContain("| 2026-05-01 |");
  }

  @Test
  void namesTheDaysAskedFor() {
    assertThat(run("daily --format md -s 20260517 -u 20260519"))
        .contains(
            "# Daily usage — May 17 → May 19\n",
            "period: 2026-05-17T00:00:00Z..2026-05-19T23:59:59Z\n",
            "- **Days:** 2\n");
    assertThat(run("daily --format md --last 2")).contains("# Daily usage — May 19 → May 20\n");
    assertThat(run("daily --format md -s 20260519 -u 20260517"))
        .contains("# Daily usage — no data\n");
  }

  @Test
  void sharesOneProjectOnly() {
    assertThat(run("daily -i -p lib --format md"))
        .contains("- **Projects:** 1\n")
        .doesNotContain("lib");
  }
}
