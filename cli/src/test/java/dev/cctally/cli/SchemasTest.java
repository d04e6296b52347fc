package dev.cctally.cli;

import static dev.cctally.cli.JsonDifference.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas of {@code docs/schemas}: real output of every report is what they say. */
final class SchemasTest {
  /** Every report's command lines, by the schema of their documents. */
  private static final Map<String, List<String>> REPORTS = reports();

  /** Needs a vendor to ask: {@link RefreshUsageTest} holds its documents against it. */
  private static final String ELSEWHERE = "refresh-usage.json";

  /** No reports: {@link DatabaseCommandsTest} holds their documents against them. */
  private static final List<String> UPKEEP = List.of("db-status.json", "db-recover.json");

  @TempDir private Path folder;

  private static Map<String, List<String>> reports() {
    Map<String, List<String>> reports = new LinkedHashMap<>();
    reports.put("daily", List.of("daily", "daily -i", "daily -p nothing", "daily -i -p nothing"));
    reports.put("monthly", List.of("monthly", "monthly -m display"));
    reports.put("session", List.of("session", "session --id none"));
    for (String period : List.of("daily", "weekly", "monthly")) {
      reports.put("codex-" + period, List.of("rolls " + period));
      reports.put("vendor-" + period, List.of("meter " + period, "meter " + period + " -i"));
      reports.put("all-" + period, List.of(period + " --all", period + " --vendor claude,rolls"));
    }
    reports.put("codex-session", List.of("rolls session"));
    reports.put("vendor-session", List.of("meter session"));
    reports.put("all-session", List.of("session --all"));
    reports.put(
        "cache-report",
        List.of("cache-report", "cache-report --by-session", "rolls cache-report --days 40"));
    reports.put(
        "range-cost",
        List.of(
            "range-cost -s 2026-05-18",
            "range-cost -s 2026-05-18T09:10:00.5Z -p x",
            "meter range-cost -s 2026-05-18"));
    reports.put(
        "blocks", List.of("blocks", "blocks --active", "blocks --active -t 1000", "blocks -r"));
    reports.put("project", List.of("project -s 2026-05-18", "project -s 2026-05-18 -b"));
    reports.put(
        "diff",
        List.of(
            "diff --a 2026-05-18..2026-05-18 --b 2026-05-19..2026-05-19 --all",
            "diff --a last-month --b this-month --top 1",
            "diff --a last-1d --b last-3d --allow-mismatch --only models"));
    reports.put(
        "explain",
        List.of(
            "explain 2026-05-19",
            "explain 2026-05",
            "explain b",
            "explain 11111111-1111-4111-8111-111111111111",
            "rolls explain 2026-05-18"));
    reports.put("report", List.of("report", "report --detail", "report --windows"));
    reports.put("budget", List.of("budget", "budget --tz America/New_York"));
    reports.put(
        "alerts-history", List.of("alerts history", "alerts history --limit 2 --axis projected"));
    reports.put(
        "alerts-simulate",
        List.of("alerts simulate -s 2026-05-01", "alerts simulate --set budget.weekly_usd=20"));
    reports.put(
        "budget-change",
        List.of(
            "budget set 300",
            "budget set 20 --vendor codex",
            "budget set 25 --project /r/zzz",
            "budget unset --project /r/zzz",
            "budget unset --project /r/none",
            "budget unset --vendor codex",
            "budget unset --vendor meter",
            "budget unset"));
    reports.put("guard-status", List.of("guard status", "guard status --tz utc"));
    reports.put("config-path", List.of("config path"));
    reports.put("config-validate", List.of("config validate"));
    reports.put("db-import", List.of("db import --dry-run", "db import", "db import --yes"));
    reports.put("percent-breakdown", List.of("percent-breakdown"));
    reports.put("sync-week", List.of("sync-week"));
    reports.put("weekly", List.of("weekly", "weekly -o desc"));
    reports.put("forecast", List.of("forecast", "forecast --targets 50,95"));
    reports.put(
        "five-hour-blocks",
        List.of(
            "five-hour-blocks",
            "five-hour-blocks --breakdown model",
            "five-hour-blocks --breakdown project -s 2026-04-14"));
    reports.put("five-hour-breakdown", List.of("five-hour-breakdown"));
    return reports;
  }

  /** Those about what was recorded of a quota. */
  private static final Set<String> QUOTA =
      Set.of(
          "report",
          "percent-breakdown",
          "sync-week",
          "weekly",
          "forecast",
          "five-hour-blocks",
          "five-hour-breakdown");

  /** Those that say nothing where nothing is. */
  private static final Set<String> NOT_BARE =
      Set.of(
          "explain",
          "percent-breakdown",
          "sync-week",
          "five-hour-breakdown",
          "budget-change",
          "guard-status",
          "config-path",
          "config-validate",
          "db-import");

  /** Those that are about cost whatever is asked. */
  private static final Set<String> ABOUT_COST =
      Set.of(
          "range-cost",
          "alerts-history",
          "alerts-simulate",
          "budget",
          "budget-change",
          "guard-status",
          "config-path",
          "config-validate",
          "db-import",
          "explain",
          "report",
          "percent-breakdown",
          "sync-week",
          "forecast",
          "five-hour-blocks",
          "five-hour-breakdown");

  private WholeProgram used(String schema) throws IOException {
    if (schema.equals("budget") || schema.equals("budget-change")) {
      return BudgetStory.everything(folder.resolve("used")).program;
    }
    if (schema.equals("guard-status")) {
      BudgetStory story = BudgetStory.everything(folder.resolve("used"));
      story.out("config set budget.guard.enabled true");
      story.out("guard --override 1h");
      return story.program;
    }
    if (schema.startsWith("config-")) {
      return new BudgetStory(folder.resolve("used")).config("{\"zip\": 1}").program;
    }
    if (schema.equals("db-import")) {
      return imported();
    }
    if (schema.startsWith("alerts-")) {
      return BudgetStory.alerted(folder.resolve("used")).program;
    }
    return QUOTA.contains(schema)
        ? QuotaStory.s1(folder.resolve("used"), "UTC").program
        : ThreeVendors.program(folder.resolve("used"));
  }

  /** A machine with another product's history and settings, of which some make no sense. */
  private WholeProgram imported() throws IOException {
    BudgetStory story = new BudgetStory(folder.resolve("used")).now("2026-05-28T10:30:00Z");
    story.config("{\"display\":{\"tz\":\"utc\"}}");
    Path old = story.program.home.resolve(".local/share/cctally");
    if (!Files.exists(old)) {
      new OldProduct(old, 13).reading("2026-05-28T10:00:00Z", 91, "2026-06-02T17:00:00Z").closed();
      Files.writeString(
          old.resolve("config.json"),
          "{\"display\":{\"tz\":\"Europe/Berlin\"},\"alerts\":{\"enabled\":1},"
              + "\"budget\":{\"weekly_usd\":100}}");
    }
    return story.program;
  }

  private List<WholeProgram> machines(String schema) throws IOException {
    List<WholeProgram> machines = new ArrayList<>(List.of(used(schema)));
    if (QUOTA.contains(schema)) {
      machines.add(
          QuotaStory.s2(folder.resolve("credited"), "UTC")
              .tick("2026-05-13T20:20", 4, "2026-05-16T09:00", 40, "2026-05-14T00:00")
              .tick("2026-05-13T20:40", 5, "2026-05-16T09:00", 12, "2026-05-14T00:00")
              .now("2026-05-13T21:00")
              .program);
    }
    if (schema.equals("budget")) {
      BudgetStory told = new BudgetStory(folder.resolve("told"));
      told.out("budget set 5");
      told.out("budget set 5 --project /r/zzz");
      machines.add(told.program);
    }
    if (!NOT_BARE.contains(schema)) {
      machines.add(
          QUOTA.contains(schema)
              ? new QuotaStory(folder.resolve("bare"), "UTC").now("2026-04-15T12:30").program
              : ThreeVendors.bare(folder.resolve("bare")));
    }
    return machines;
  }

  static Stream<String> lines() {
    return REPORTS.entrySet().stream()
        .flatMap(report -> report.getValue().stream().map(line -> report.getKey() + ": " + line));
  }

  static Stream<String> schemas() {
    return REPORTS.keySet().stream();
  }

  static Stream<String> files() {
    return Stream.concat(schemas(), Stream.concat(Stream.of(ELSEWHERE), UPKEEP.stream()))
        .map(name -> name.replace(".json", ""));
  }

  private static String out(WholeProgram program, String line) {
    WholeProgram.Result result = program.run((line + " --json").split(" "));
    assertThat(result.exitCode()).as(line + "\n" + result.err()).isZero();
    return result.out();
  }

  @ParameterizedTest
  @MethodSource("lines")
  void tellWhatTheReportsPrint(String line) throws IOException {
    String schema = line.substring(0, line.indexOf(':'));
    String command = line.substring(line.indexOf(' ') + 1);
    for (WholeProgram machine : machines(schema)) {
      assertThat(Schemas.problems(schema, out(machine, command))).as(command).isEmpty();
      if (!ABOUT_COST.contains(schema)) {
        String silent = out(machine, command + " --no-cost");
        assertThat(Schemas.problems(schema, silent)).as(command + " --no-cost").isEmpty();
        assertThat(silent).doesNotContain("otalCost", "costU", "costB", "\"cost\"", "cost_usd");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void rejectAMemberTheyDoNotKnow(String schema) throws IOException {
    WholeProgram program = used(schema);
    for (String line : REPORTS.getOrDefault(schema, List.of())) {
      Object document = JsonDifference.parse(out(program, line));
      List<Map<String, Object>> objects = new ArrayList<>();
      collect(document, objects);
      assertThat(objects).isNotEmpty();
      for (Map<String, Object> object : objects) {
        object.put("surprise", 1.0);
        assertThat(Schemas.problems(schema, json(document)))
            .as(line + " in " + object.keySet())
            .isNotEmpty();
        object.remove("surprise");
      }
      assertThat(Schemas.problems(schema, json(document))).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void missAMemberThatIsAlwaysThere(String schema) throws IOException {
    WholeProgram program = used(schema);
    String line = REPORTS.getOrDefault(schema, List.of()).getFirst();
    Map<?, ?> document = object(JsonDifference.parse(out(program, line)));
    for (String name :
        List.of(
            "totals", "rows", "days", "daily", "blocks", "sections", "start", "week", "counted")) {
      Map<Object, Object> less = new LinkedHashMap<>(document);
      if (less.remove(name) != null) {
        assertThat(Schemas.problems(schema, json(less))).as(name).isNotEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void areWellFormedClosedAndExplained(String schema) {
    String text = Schemas.text(schema);
    assertThat(Schemas.problemsOfSchema(text)).isEmpty();
    Map<?, ?> root = object(JsonDifference.parse(text));
    assertThat(root.get("$schema")).isEqualTo("https://json-schema.org/draft/2020-12/schema");
    assertThat(root.get("$id")).isEqualTo("urn:cctally:schema:" + schema);
    List<String> findings = new ArrayList<>();
    check(root, "$", findings);
    assertThat(findings).isEmpty();
  }

  /** Objects must be closed; members must be explained, numbers with their unit. */
  private static void check(@Nullable Object node, String path, List<String> findings) {
    if (node instanceof List<?> list) {
      list.forEach(element -> check(element, path + "[]", findings));
    } else if (node instanceof Map<?, ?> object) {
      if (object.get("properties") instanceof Map<?, ?> properties) {
        if (!Boolean.FALSE.equals(object.get("additionalProperties"))) {
          findings.add(path + " lets anything in");
        }
        properties.forEach((name, value) -> {
          Map<?, ?> property = (Map<?, ?>) value;
          if (!property.containsKey("description")
              && !property.containsKey("$ref")
              && !property.containsKey("oneOf")) {
            findings.add(path + "." + name + " is not explained");
          }
        });
      }
      object.forEach((name, value) -> check(value, path + "." + name, findings));
    }
  }

  @Test
  void thereIsOneForEveryReport() throws IOException {
    Set<String> files = new TreeSet<>();
    try (Stream<Path> all = Files.list(Schemas.FOLDER)) {
      all.forEach(path -> files.add(path.getFileName().toString()));
    }
    Set<String> expected = new TreeSet<>(Set.of("README.md", ELSEWHERE));
    expected.addAll(UPKEEP);
    REPORTS.keySet().forEach(name -> expected.add(name + ".json"));
    assertThat(files).isEqualTo(expected);
  }

  @SuppressWarnings("unchecked") // what the reader makes of JSON objects
  private static void collect(@Nullable Object node, List<Map<String, Object>> objects) {
    if (node instanceof List<?> list) {
      list.forEach(element -> collect(element, objects));
    } else if (node instanceof Map<?, ?> object) {
      objects.add((Map<String, Object>) object);
      object.values().forEach(value -> collect(value, objects));
    }
  }

  /** Whole numbers without a point, as they were. */
  private static String json(@Nullable Object value) {
    return JsonReversal.of(value);
  }
}
