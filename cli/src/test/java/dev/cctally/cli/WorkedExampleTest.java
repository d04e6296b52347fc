package dev.cctally.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The worked example F1 with the decisions applied that change it: a sidechain replay counts once,
 * an hour's cache writes cost twice the input, the fast tier is multiplied, and a long prompt pays
 * the long rates for every token.
 *
 * <p>Dollars per million tokens (input / output / write 5 m / write 1 h / read): sonnet-4-5
 * 3/15/3.75/6/0.3, above 200,000 tokens of prompt 6/22.5/7.5/12/0.6; opus-4-5 and opus-4-6
 * 5/25/6.25/10/0.5, fast × 6 for opus-4-6; haiku-4-5 1/5/1.25/2/0.1.
 */
class WorkedExampleTest {
  @TempDir Path folder;
  FixtureF1 fixture;
  WholeProgram program;

  @BeforeEach
  void setUp() throws IOException {
    fixture = new FixtureF1(folder);
    program = new WholeProgram(fixture.home, folder.resolve("data"));
  }

  private Map<?, ?> json(String... args) {
    WholeProgram.Result result = program.run(args);
    assertThat(result.exitCode()).as(result.err()).isZero();
    return object(JsonDifference.parse(result.out()));
  }

  private static String row(Object row) {
    Map<?, ?> r = object(row);
    Object key = r.containsKey("date") ? r.get("date") : r.get("month");
    return key
        + " "
        + whole(r, "inputTokens")
        + "/"
        + whole(r, "outputTokens")
        + "/"
        + whole(r, "cacheCreationTokens")
        + "/"
        + whole(r, "cacheReadTokens")
        + " = "
        + whole(r, "totalTokens")
        + " $"
        + r.get("totalCost");
  }

  private List<String> rows(String name, String... args) {
    return list(json(args).get(name)).stream().map(WorkedExampleTest::row).toList();
  }

  private static Map<?, ?> object(@Nullable Object value) {
    return (Map<?, ?>) Objects.requireNonNull(value);
  }

  private static List<?> list(@Nullable Object value) {
    return (List<?>) Objects.requireNonNull(value);
  }

  private static long whole(Map<?, ?> row, String name) {
    return ((Double) Objects.requireNonNull(row.get(name))).longValue();
  }

  private static List<String> members(@Nullable Object rows, String name) {
    return list(rows).stream().map(row -> String.valueOf(object(row).get(name))).toList();
  }

  @Test
  void daily() {
    assertThat(rows("daily", "daily", "--json"))
        .containsExactly(
            // haiku 1000 × 1 + 1000 × 5 = 6,000 µ$
            "2026-04-30 1000/1000/0/0 = 2000 $0.006",
            "2026-05-01 500/500/0/0 = 1000 $0.003",
            // sonnet 100 × 3 + 200 × 15 + 1000 × 3.75 + 5000 × 0.3 = 8,550
            // opus 2000 × 5 + 500 × 25 + 1000 × 6.25 + 2000 × 10 + 20000 × 0.5 = 58,750
            // haiku 50 × 1 + 80 × 5 + 700 × 0.1 = 520; the replayed answer is not there
            "2026-05-18 2150/780/4000/25700 = 32630 $0.06782",
            // sonnet 10 × 3 + 20 × 15 = 330; a prompt of 550,000: 300000 × 6 + 1000 × 22.5
            // + 250000 × 0.6 = 1,972,500
            "2026-05-19 300010/1020/0/250000 = 551030 $1.97283",
            // opus 30,000 + haiku 2 × (7 × 1 + 11 × 5) = 124 + recorded 500,000
            // + opus fast (1000 × 5 + 1000 × 25) × 6 = 180,000 + unknown model 0
            "2026-05-20 3114/3122/0/0 = 6236 $0.710124");
    assertThat(json("daily", "--json").get("unpricedModels")).isEqualTo(List.of("claude-zeta-9"));
  }

  @Test
  void dailyModels() {
    List<?> days = list(json("daily", "--json").get("daily"));
    Map<?, ?> last = object(days.getLast());
    assertThat(last.get("modelsUsed"))
        .isEqualTo(
            List.of(
                FixtureF1.OP,
                FixtureF1.HK,
                FixtureF1.SON,
                "claude-opus-4-6-fast",
                "claude-zeta-9"));
    assertThat(members(last.get("modelBreakdowns"), "modelName"))
        .containsExactly(
            FixtureF1.SON, "claude-opus-4-6-fast", FixtureF1.OP, FixtureF1.HK, "claude-zeta-9");
    Map<?, ?> eighteenth = object(days.get(2));
    assertThat(eighteenth.get("modelsUsed"))
        .isEqualTo(List.of(FixtureF1.SON, FixtureF1.HK, FixtureF1.OP));
  }

  @Test
  void dailyInOtherZonesAndRanges() {
    assertThat(rows("daily", "daily", "--json", "--tz", "America/New_York"))
        .hasSize(4)
        .first()
        .isEqualTo("2026-04-30 1500/1500/0/0 = 3000 $0.009");
    assertThat(
            rows(
                "daily",
                "daily",
                "--json",
                "--tz",
                "America/New_York",
                "-s",
                "20260430",
                "-u",
                "2026-04-30"))
        .containsExactly("2026-04-30 1500/1500/0/0 = 3000 $0.009");
    assertThat(rows("daily", "daily", "--json", "--tz", "utc", "-s", "20260501", "-u", "20260501"))
        .containsExactly("2026-05-01 500/500/0/0 = 1000 $0.003");
    assertThat(rows("daily", "daily", "--json", "-o", "desc").getFirst()).startsWith("2026-05-20");
    assertThat(rows("daily", "daily", "--json", "-s", "2026-05-21")).isEmpty();
  }

  @Test
  void dailyByMode() {
    // With sonnet computed: 100 × 3 + 100 × 15 = 1,800 in place of the recorded 500,000.
    assertThat(rows("daily", "daily", "--json", "-s", "20260520", "-m", "calculate"))
        .containsExactly("2026-05-20 3114/3122/0/0 = 6236 $0.211924");
    assertThat(rows("daily", "daily", "--json", "-s", "20260520", "-m", "display"))
        .containsExactly("2026-05-20 3114/3122/0/0 = 6236 $0.5");
  }

  @Test
  void dailyByProject() {
    Map<?, ?> projects = object(json("daily", "--json", "-i").get("projects"));
    assertThat(projects.keySet().stream().map(String::valueOf))
        .containsExactly("app (alpha)", "lib", "app (beta)", "scratch", "dir");
    assertThat(list(projects.get("app (alpha)")).stream().map(WorkedExampleTest::row))
        .containsExactly(
            "2026-05-18 2150/780/4000/25700 = 32630 $0.06782",
            "2026-05-19 300010/1020/0/250000 = 551030 $1.97283");
    Map<?, ?> some = json("daily", "--json", "-i", "-p", "alpha", "-p", "lib");
    assertThat(object(some.get("projects")).keySet().stream().map(String::valueOf))
        .containsExactly("app", "lib");
    Map<?, ?> totals = object(some.get("totals"));
    assertThat(totals.get("inputTokens")).isEqualTo(304274.0);
    assertThat(totals.get("totalCost")).isEqualTo(2.720774);
    assertThat(rows("daily", "daily", "--json", "-p", "APP"))
        .containsExactly(
            "2026-05-18 2150/780/4000/25700 = 32630 $0.06782",
            "2026-05-19 300010/1020/0/250000 = 551030 $1.97283",
            "2026-05-20 1000/1000/0/0 = 2000 $0.03");
    assertThat(rows("daily", "daily", "--json", "-p", "nothing")).isEmpty();
  }

  @Test
  void monthly() {
    assertThat(rows("monthly", "monthly", "--json"))
        .containsExactly(
            "2026-04 1000/1000/0/0 = 2000 $0.006",
            "2026-05 305774/5422/4000/275700 = 590896 $2.753774");
  }

  @Test
  void session() {
    List<?> sessions = list(json("session", "--json").get("sessions"));
    assertThat(members(sessions, "sessionId"))
        .containsExactly(
            FixtureF1.session(4),
            FixtureF1.session(5),
            FixtureF1.session(1),
            FixtureF1.session(2),
            FixtureF1.session(3));
    assertThat(members(sessions, "totalCost"))
        .containsExactly("0.006", "0.003", "0.06782", "2.00283", "0.680124");
    Map<?, ?> resumed = object(sessions.get(3));
    assertThat(resumed.get("projectPath"))
        .isEqualTo(fixture.repositories.resolve("beta/app").toString());
    assertThat(resumed.get("sourcePaths"))
        .isEqualTo(
            List.of(
                fixture.file("-R-alpha-app/" + FixtureF1.session(2) + ".jsonl").toString(),
                fixture.file("-R-beta-app/" + FixtureF1.session(2) + "-r.jsonl").toString()));
    assertThat(resumed.get("firstActivity")).isEqualTo("2026-05-19T10:00:00+00:00");
    assertThat(resumed.get("lastActivity")).isEqualTo("2026-05-20T08:00:00.500000+00:00");
    assertThat(resumed.get("totalTokens")).isEqualTo(553030.0);
    assertThat(object(sessions.getFirst()).get("projectPath"))
        .isEqualTo(fixture.repositories.resolve("nogit/scratch").toString());
    assertThat(((Map<?, ?>) sessions.get(1)).get("projectPath")).isEqualTo("/gone/proj/dir");
  }

  @Test
  void anotherSpellingOfTheSameJsonGivesTheSameReports() throws IOException {
    List<String> before = reports();
    fixture.respell();
    program = new WholeProgram(fixture.home, folder.resolve("other"));
    assertThat(reports()).isEqualTo(before);
  }

  private List<String> reports() {
    return List.of(
        program.run("daily", "--json").out(),
        program.run("daily", "-i", "--json").out(),
        program.run("session", "--json").out());
  }
}
