package dev.cctally.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.cli.fake.Golden;
import dev.cctally.cli.fake.LogVendor;
import dev.cctally.platform.plugin.ReportShape;
import dev.cctally.plugins.claude.ClaudeVendor;
import dev.cctally.spi.model.SpeedTier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Three vendors with reports of three forms, alone and together. */
final class SeveralVendorsTest {
  private static final LogVendor ROLLS = LogVendor.rolls(SpeedTier.STANDARD);
  private static final LogVendor METER = LogVendor.billed();

  @TempDir private Path folder;
  private WholeProgram program;

  @BeforeEach
  void writeLogs() throws IOException {
    Path home = folder.resolve("home");
    program = new WholeProgram(home, folder.resolve("data"));
    program.plugins = SeveralVendorsTest::plugins;
    Path transcript =
        home.resolve(".claude/projects/-srv-app/11111111-1111-4111-8111-111111111111.jsonl");
    Files.createDirectories(transcript.getParent());
    Files.writeString(
        transcript,
        answer("2026-05-18T09:10:00.000Z", "a", "claude-sonnet-4-5-20250929", 100_000, 2_000)
            + answer("2026-05-19T10:00:00.000Z", "b", "claude-opus-4-5-20251101", 20_000, 1_000)
            + answer("2026-05-19T10:05:00.000Z", "c", "claude-zeta-9", 10, 10));
    ROLLS.write(
        home,
        "2026/05/18/rollout-2026-05-18T09-00-00-aaaaaaaa-0000-4000-8000-000000000001",
        "folder /srv/app",
        "2026-05-18T09:00:10.375Z gpt-5-codex 800 200 0 0 300 100",
        "2026-05-18T23:59:59.999Z gpt-5.5 300000 0 0 0 1000 500",
        "2026-05-20T08:00:00Z o9-mini 700 0 0 0 100 0");
    METER.write(
        home,
        "meter-one",
        "folder /srv/customers/a-long-folder-name/site",
        "2026-05-18T12:00:00Z gpt-5 1000 500 200 300 400 50",
        "2026-05-18T12:01:00Z secret-1 10 0 0 0 10 0",
        "2026-05-19T12:00:00Z gpt-5 10 0 0 0 10 0 0.25");
    METER.write(home, "meter-two", "2026-05-19T13:00:00Z gpt-5 100 0 0 0 100 0");
  }

  private static ClassPathPlugins plugins() {
    Map<String, String> aliases = new LinkedHashMap<>();
    aliases.put("rolls-daily", "daily");
    return new ClassPathPlugins(new ClaudeVendor())
        .add(ROLLS, ReportShape.INCLUSIVE_INPUT, aliases)
        .add(METER, ReportShape.GENERAL, Map.of());
  }

  private static String answer(String at, String id, String model, long input, long output) {
    return ("{\"type\":\"assistant\",\"timestamp\":\"%s\",\"requestId\":\"%s\",\"cwd\":\"/srv/app\","
                + "\"sessionId\":\"11111111-1111-4111-8111-111111111111\","
                + "\"message\":{\"id\":\"%s\",\"model\":\"%s\",\"usage\":{\"input_tokens\":%d,"
                + "\"output_tokens\":%d,\"cache_creation_input_tokens\":0,"
                + "\"cache_read_input_tokens\":5000}}}%n")
        .formatted(at, id, id, model, input, output);
  }

  private String out(String... args) {
    WholeProgram.Result result = program.run(args);
    assertThat(result.exitCode()).as(result.err()).isZero();
    return result.out().replace(folder.toString(), "/F");
  }

  @Test
  void haveDocumentsOfTheGeneralForm() throws IOException {
    Golden.check("general-daily.json", out("meter", "daily", "--json"));
    Golden.check("general-weekly.json", out("meter", "weekly", "-j", "-o", "desc"));
    Golden.check("general-instances.json", out("meter", "monthly", "-j", "-i"));
    Golden.check("general-session.json", out("meter", "session", "-j"));
    Golden.check("general-no-cost.json", out("meter", "daily", "-j", "--no-cost", "--last", "2"));
  }

  @Test
  void haveDocumentsTogether() throws IOException {
    Golden.check("combined-daily.json", out("daily", "--all", "--json"));
    Golden.check("combined-session.json", out("session", "--all", "--json"));
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 120, 200})
  void lookAsReviewed(int width) throws IOException {
    program.variables.put("COLUMNS", Integer.toString(width));
    Golden.check("inclusive-daily-" + width + ".txt", out("rolls", "daily", "-b"));
    Golden.check("inclusive-session-" + width + ".txt", out("rolls", "session"));
    Golden.check("general-daily-" + width + ".txt", out("meter", "daily", "-b"));
    Golden.check("general-session-" + width + ".txt", out("meter", "session"));
    Golden.check("combined-daily-" + width + ".txt", out("daily", "--all"));
    Golden.check("combined-weekly-" + width + ".txt", out("weekly", "--all", "-b"));
    Golden.check("combined-session-" + width + ".txt", out("session", "--all"));
  }

  @ParameterizedTest
  @CsvSource({
    "daily --vendor meter --json, meter daily --json",
    "daily --source=rolls -o desc --json, rolls daily -o desc --json",
    "weekly --vendor meter, meter weekly",
    "monthly --json --vend rolls --speed fast, rolls monthly --json --speed fast",
    "session --source claude, claude session",
    "daily --vendor rolls --vendor meter, meter daily",
    "'daily --vendor claude,rolls,meter -j', daily --all -j",
    "daily --source all -j, daily --all -j",
    "daily -j, claude daily -j"
  })
  void areReachedInSeveralWays(String line, String same) {
    assertThat(program.run(line.split(" "))).isEqualTo(program.run(same.split(" ")));
  }

  @Test
  void areLimitedToThoseAskedFor() {
    assertThat(out("daily", "--vendor", "meter,claude", "--json"))
        .contains("\"vendor\": \"meter\"", "\"vendor\": \"claude\"")
        .doesNotContain("rolls");
  }

  @ParameterizedTest
  @ValueSource(strings = {"daily", "weekly", "session"})
  void comeInExactlyTheOppositeOrderIfAsked(String report) {
    List<String> ascending = rows(out(report, "--all", "-j"));
    List<String> descending = rows(out(report, "--all", "-j", "-o", "desc"));
    assertThat(ascending).hasSizeGreaterThan(2);
    assertThat(descending).isEqualTo(ascending.reversed());
  }

  /** Vendor and first count of each row. */
  private static List<String> rows(String document) {
    return Pattern.compile("\"vendor\": \"(\\w+)\".*?\"input\": (\\d+)", Pattern.DOTALL)
        .matcher(document.substring(0, document.indexOf("\"totals\"")))
        .results()
        .map(match -> match.group(1) + " " + match.group(2))
        .toList();
  }

  @Test
  void nameTheirUnknownModels() {
    assertThat(program.run("daily", "--all").err())
        .isEqualTo(
            """
            [rolls] unknown model, using gpt-5 fallback pricing (isFallback=true): o9-mini
            [claude] unknown model, treating cost as $0: claude-zeta-9
            [meter] unknown model, treating cost as $0: secret-1
            """);
    assertThat(program.run("daily", "--all", "--no-cost").err()).isEmpty();
  }

  @Test
  void areLimitedToOneProjectOrSession() {
    assertThat(out("daily", "--all", "-p", "site", "-j"))
        .contains("\"vendor\": \"meter\"")
        .doesNotContain("\"vendor\": \"claude\"", "\"vendor\": \"rolls\"");
    assertThat(out("session", "--all", "--id", "meter-two", "-j"))
        .contains("meter-two")
        .doesNotContain("meter-one", "rollout");
  }
}
