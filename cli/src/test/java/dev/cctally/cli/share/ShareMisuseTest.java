package dev.cctally.cli.share;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.cli.fake.CommandHarness;
import dev.cctally.cli.fake.Samples;
import dev.cctally.platform.plugin.ReportShape;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ShareMisuseTest {
  private final CommandHarness harness = new CommandHarness();

  @BeforeEach
  void showTheWorkedExample() {
    harness.platform.buckets = granularity -> Samples.daily();
    harness.platform.sessions = Samples.sessions();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "daily --output x | cctally: --output requires --format",
        "daily --copy | cctally: --copy requires --format",
        "daily --open | cctally: --open requires --format",
        "daily --copy --output x | cctally: --output, --copy require --format",
        "daily --open --copy --output x | cctally: --output, --copy, --open require --format",
        "daily --format md --copy --output x | cctally: --copy is mutually exclusive with --output",
        "daily --format html --copy | cctally: --copy is only valid with --format md",
        "daily --format svg --copy | cctally: --copy is only valid with --format md",
        "daily --format md --open"
            + " | cctally: --open is only valid with --format html or --format svg",
        "daily --format svg --open --output -"
            + " | cctally: --open is incompatible with --output - (no file to open)",
        "daily --format md --output="
            + " | cctally: --output needs the path of a file, or - for standard output",
        "session --format md --top-n 0 | cctally: --top-n must be >= 1",
        "session --format md --top-n=-3 | cctally: --top-n must be >= 1",
        "session --top-n 0 | cctally: --top-n must be >= 1",
        "session --format md --top-n x"
            + " | cctally session: error: argument --top-n: invalid int value: 'x'",
        "daily --format md --json"
            + " | cctally daily: error: argument --json: not allowed with argument --format",
        "daily --format md -q ."
            + " | cctally daily: error: argument --jq: not allowed with argument --format",
        "daily --all --format md -j"
            + " | cctally daily: error: argument --json: not allowed with argument --format",
        "daily --format pdf | cctally daily: error: argument --format: invalid choice: 'pdf'"
            + " (choose from md, html, svg, csv)",
        "daily --format csv --json"
            + " | cctally daily: error: argument --json: not allowed with argument --format",
        "daily --all --format csv -q ."
            + " | cctally daily: error: argument --jq: not allowed with argument --format",
        "daily --format csv --theme dark | cctally: --theme has no meaning with --format csv",
        "daily --format csv --copy | cctally: --copy has no meaning with --format csv",
        "daily --format csv --open | cctally: --open has no meaning with --format csv",
        "daily --format csv --no-branding"
            + " | cctally: --no-branding has no meaning with --format csv",
        "daily --format csv --reveal-projects"
            + " | cctally: --reveal-projects has no meaning with --format csv",
        "session --format csv --top-n 3 | cctally: --top-n has no meaning with --format csv",
        "daily --format csv --output="
            + " | cctally: --output needs the path of a file, or - for standard output",
        "cache-report --format csv --json"
            + " | cctally cache-report: error: argument --json: not allowed with argument"
            + " --format",
        "cache-report --format md | cctally cache-report: error: argument --format: invalid"
            + " choice: 'md' (choose from csv)",
        "cache-report --output x | cctally: --output requires --format",
        "range-cost -s 2026-05-18 --format csv --total-only"
            + " | cctally range-cost: error: argument --total-only: not allowed with argument"
            + " --format",
        "daily --theme blue | cctally daily: error: argument --theme: invalid choice: 'blue'"
            + " (choose from light, dark)",
        "daily --format | cctally daily: error: argument --format: expected one argument",
        "daily --format md --top-n 3" + " | cctally daily: error: unrecognized arguments: --top-n 3"
      })
  void saysWhatWasWrongAndDoesNothing(String line, String message) {
    CommandHarness.Result result = harness.run(line.split(" "));
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).endsWith(message + "\n");
    assertThat(harness.platform.asked).noneMatch(asked -> asked.startsWith("sync"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--theme dark", "--no-branding", "--reveal-projects"})
  void ignoresWhatIsOnlyAboutTheDocument(String options) {
    String table = harness.run("daily").out();
    CommandHarness.Result result = harness.run(("daily " + options).split(" "));
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).isEqualTo(table);
  }

  @Test
  void saysThatTheTableShowsAllSessions() {
    CommandHarness.Result result = harness.run("session", "--top-n", "1");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).isEqualTo(harness.run("session").out());
    assertThat(result.err()).contains("cctally: --top-n has no effect without --format\n");
  }

  @Test
  void warnsOfALongDocument() {
    assertThat(harness.run("session", "--format", "md", "--top-n", "50").err())
        .doesNotContain("--top-n");
    CommandHarness.Result result = harness.run("session", "--format", "md", "--top-n", "51");
    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).contains("cctally: --top-n 51 makes a long document");
    assertThat(result.out()).contains("# Sessions — ");
  }

  @Test
  void doesNotShareReportsOfTheFormWhoseOptionsAreFixed() {
    harness.platform.plugins.add(
        dev.cctally.cli.fake.FakeVendor.other("heron", "Heron"),
        ReportShape.INCLUSIVE_INPUT,
        Map.of("heron-daily", "daily"));
    CommandHarness.Result result = harness.run("heron-daily", "--format", "md");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("argument --format: invalid choice: 'md' (choose from csv)");
    assertThat(harness.run("heron-daily", "--theme", "dark").err())
        .contains("unrecognized arguments: --theme dark");
  }

  @Test
  void keepsDiagnosticsApart() {
    CommandHarness.Result result = harness.run("daily", "--format", "md", "--debug");
    assertThat(result.out()).startsWith("---\ntitle: Daily usage");
    assertThat(result.err()).contains("No pricing data found to analyze.");
  }
}
