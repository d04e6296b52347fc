package dev.cctally.cli.share;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.cli.fake.CommandHarness;
import dev.cctally.cli.fake.Samples;
import dev.cctally.platform.project.Project;
import dev.cctally.platform.report.BucketRow;
import dev.cctally.platform.report.Figures;
import dev.cctally.platform.report.Granularity;
import dev.cctally.platform.report.ModelUsage;
import dev.cctally.platform.report.ProjectBucketReport;
import dev.cctally.platform.report.ProjectBuckets;
import dev.cctally.platform.report.SessionReport;
import dev.cctally.platform.report.SessionRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names that are secret, and names that want to be something else than names. */
final class ShareLeakTest {
  private static final List<String> SECRET =
      List.of("merger-plans", "Übernahme", "acme (old)", "x'\"&");
  private static final List<String> HOSTILE =
      List.of(
          "<script>alert(1)<script>",
          "a|b",
          "`rm -rf`",
          "]]><svg onload=x>",
          "new\nline | x",
          "esc\u001b[31m",
          "\u202Egnp.exe",
          "![x](http:%2f)",
          "--><!--",
          "\uD800");

  private final CommandHarness harness = new CommandHarness();

  @BeforeEach
  void useSecretProjects() {
    List<String> names = new ArrayList<>(SECRET);
    names.addAll(HOSTILE);
    List<ProjectBuckets> projects = new ArrayList<>();
    List<SessionRow> sessions = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String folder = "/home/ada/customers/" + names.get(i);
      List<ModelUsage> models = List.of(Samples.model(Samples.OP, 100, 10, 0, 0, (20 - i) + ""));
      Figures figures = models.getFirst().figures();
      BucketRow row =
          new BucketRow(LocalDate.of(2026, 5, 18), figures, List.of(Samples.OP), models);
      Project project = new Project(folder, names.get(i), null, false);
      projects.add(new ProjectBuckets(project, names.get(i), List.of(row), figures));
      sessions.add(
          new SessionRow(
              i < SECRET.size() ? names.get(i) + "-" + i : i + "-1111-2222",
              null,
              folder,
              List.of(folder + "/log.jsonl"),
              1_779_000_000_000_000L,
              1_779_000_000_000_000L,
              figures,
              List.of(Samples.OP),
              models));
    }
    harness.platform.projects =
        new ProjectBucketReport(Granularity.DAY, projects, Figures.ZERO, List.of());
    harness.platform.sessions = new SessionReport(sessions, Figures.ZERO, List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "daily -i, md",
    "daily -i, html",
    "daily -i, svg",
    "session, md",
    "session, html",
    "session, svg",
    "session --all, md",
    "session --all, html",
    "session --all, svg",
    "goose session, html",
    "goose daily -i, svg",
    "daily -i --project-aliases merger-plans=merger-plans-2, md"
  })
  void tellsNoNameUnlessAsked(String report, String format) {
    String text = run(report + " --format " + format);
    assertThat(run(report + " --format " + format)).isEqualTo(text);
    assertThat(text).contains("project-1", "projects anonymized");
    String lower = text.toLowerCase(Locale.ROOT);
    for (String word :
        new String[] {
          "merger",
          "bernahme",
          "acme",
          "alert",
          "rm -rf",
          "onload",
          "gnp",
          "[31m",
          "ada",
          "customers",
          "/home",
          "log.jsonl"
        }) {
      assertThat(lower).as(word).doesNotContain(word);
    }
  }

  @ParameterizedTest
  @CsvSource({"daily -i, html", "daily -i, svg", "session, html", "session, svg"})
  void takesNamesForNamesInPagesAndPictures(String report, String format) {
    String text = run(report + " --format " + format + " --reveal-projects");
    WellFormed xml = WellFormed.of(text);
    assertThat(xml.all("script")).isEmpty();
    assertThat(xml.all("*")).noneMatch(element -> element.hasAttribute("onload"));
    assertThat(text)
        .contains("&lt;script&gt;", "new line", "real project names")
        .doesNotContain("\u001b", "\u202E", "/home", "customers");
  }

  @Test
  void takesNamesForNamesInMarkdown() {
    String text = run("daily -i --format md --reveal-projects");
    assertThat(text)
        .contains(
            "| &lt;script&gt;alert(1)&lt;script&gt; |",
            "| a\\|b |",
            "| \\`rm -rf\\` |",
            "| \\]\\]&gt;&lt;svg onload=x&gt; |",
            "| new line \\| x |",
            "| esc\uFFFD\\[31m |",
            "| \uFFFDgnp.exe |",
            "| !\\[x\\](http:%2f) |")
        .doesNotContain("\u001b", "\u202E", "/home");
    assertThat(text.lines().filter(line -> line.startsWith("| ")))
        .allSatisfy(line ->
            assertThat(line.replaceAll("\\\\.", "").chars().filter(c -> c == '|').count())
                .as(line)
                .isEqualTo(6));
  }

  private String run(String line) {
    List<String> words = new ArrayList<>(List.of(line.split(" ")));
    words.addAll(List.of("--output", "-"));
    CommandHarness.Result result = harness.run(words.toArray(String[]::new));
    assertThat(result.exitCode()).as(result.err()).isZero();
    return result.out();
  }
}
