package dev.cctally.cli.share;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.cli.Version;
import dev.cctally.cli.fake.CommandHarness;
import dev.cctally.cli.fake.Golden;
import dev.cctally.cli.fake.Samples;
import dev.cctally.platform.report.Granularity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

/** Documents as they were reviewed, in a browser where they are pages or pictures. */
final class ShareGoldenTest {
  private static final String REPORTS =
      """
      daily
      daily -b
      daily -i
      daily --no-cost
      daily --all
      monthly
      session
      session --top-n 1
      session --all
      weekly --all
      goose weekly -b
      """;

  private final CommandHarness harness = new CommandHarness();

  @BeforeEach
  void showTheWorkedExample() {
    harness.platform.buckets =
        granularity ->
            granularity == Granularity.DAY ? Samples.daily() : Samples.heavy(granularity);
    harness.platform.projects = Samples.projects();
    harness.platform.sessions = Samples.sessions();
  }

  private String document(String report, String... options) {
    List<String> words = new ArrayList<>(List.of(report.split(" ")));
    words.addAll(List.of(options));
    words.addAll(List.of("--output", "-"));
    CommandHarness.Result result = harness.run(words.toArray(String[]::new));
    assertThat(result.exitCode()).as(result.err()).isZero();
    return result.out();
  }

  private static String name(String report) {
    return report.replace(" --", "-").replace(" -", "-").replace(" ", "-");
  }

  private static void check(String name, String text) throws IOException {
    Golden.check("share/" + name, text.replace(Version.number(), "VERSION"));
  }

  @Test
  void looksAsItWasReviewed() throws IOException {
    for (String report : REPORTS.lines().toList()) {
      check(name(report) + ".md", document(report, "--format", "md"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "daily, light, html",
    "daily, dark, html",
    "daily, light, svg",
    "daily, dark, svg",
    "monthly, light, html",
    "monthly, dark, svg",
    "session, light, html",
    "session, dark, html",
    "session, light, svg",
    "session, dark, svg",
    "weekly --all, dark, html",
    "weekly --all, light, svg",
    "daily -i, light, html",
    "daily -i, dark, svg",
    "daily -b, light, html",
    "daily -b, dark, svg"
  })
  void looksAsItWasReviewed(String report, String theme, String format) throws IOException {
    check(
        name(report) + "-" + theme + "." + format,
        document(report, "--format", format, "--theme", theme));
  }

  @ParameterizedTest
  @CsvSource({"html, light", "html, dark", "svg, light", "svg, dark"})
  void isWellFormedAndNeedsNothingFromElsewhere(String format, String theme) {
    for (String report : REPORTS.lines().toList()) {
      for (String more : new String[] {"--reveal-projects", "--no-branding"}) {
        String text = document(report, "--format", format, "--theme", theme, more);
        WellFormed xml = WellFormed.of(text);
        for (Element element : xml.all("*")) {
          assertThat(element.getTagName())
              .isNotIn("script", "link", "img", "image", "iframe", "object", "use", "a", "base");
          for (int i = 0; i < element.getAttributes().getLength(); i++) {
            var attribute = element.getAttributes().item(i);
            assertThat(attribute.getNodeName()).isNotIn("href", "xlink:href", "src", "onload");
            if (!attribute.getNodeName().equals("xmlns")) {
              assertThat(attribute.getNodeValue()).doesNotContain("://", "url(");
            }
          }
        }
        assertThat(String.join("", xml.texts("style"))).doesNotContain("url(", "@import");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"html", "svg"})
  void namesItsChartsForThoseWhoDoNotSeeThem(String format) {
    WellFormed xml = WellFormed.of(document("daily", "--format", format));
    assertThat(xml.texts("title")).contains("Cost per day", "May 19: $1.31");
    assertThat(xml.texts("desc"))
        .contains("21 bars from Apr 30 to May 20. The highest is May 19 with $1.31.");
  }

  @Test
  void ordersByTimeWhateverTheTableDoes() {
    assertThat(document("daily", "--format", "md", "-o", "desc"))
        .isEqualTo(document("daily", "--format", "md"));
  }

  @Test
  void saysThatThereIsNothing() throws IOException {
    harness.platform.buckets = Samples::emptyBuckets;
    harness.platform.projects = Samples.emptyProjects();
    harness.platform.sessions = Samples.emptySessions();
    for (String report : REPORTS.lines().toList()) {
      String text = document(report, "--format", "md");
      assertThat(text).containsPattern("\n# .* — no data\n").doesNotContain("anonymized_");
      WellFormed.of(document(report, "--format", "svg"));
      assertThat(document(report, "--format", "html")).contains("No usage.");
    }
    check("empty.md", document("daily", "--format", "md"));
    check("empty.svg", document("daily", "--format", "svg"));
  }

  @Test
  void leavesBrandingOutIfAsked() {
    assertThat(document("daily", "--format", "md", "--no-branding"))
        .startsWith("# Daily usage — Apr 30 → May 20\n")
        .doesNotContain("---\n", "cctally");
    for (String format : new String[] {"html", "svg"}) {
      assertThat(document("daily", "--format", format, "--no-branding")).doesNotContain("cctally");
    }
  }

  @Test
  void isTheSameAsAVendorsReport() {
    for (String format : new String[] {"md", "html", "svg"}) {
      assertThat(document("claude daily", "--format", format))
          .isEqualTo(document("daily", "--format", format));
    }
  }

  @Test
  void saysWhoseUsageItIsWhereTheNameDoesNot() {
    assertThat(document("goose daily", "--format", "md"))
        .contains("# Goose daily usage — Apr 30 → May 20\n");
  }
}
