package dev.cctally.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.cli.fake.LogVendor;
import dev.cctally.platform.plugin.ReportShape;
import dev.cctally.plugins.claude.ClaudeVendor;
import dev.cctally.plugins.codex.CodexVendor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Logs of two real vendors and one that claims nothing, and the command about their budgets. */
final class BudgetStory {
  static final LogVendor METER = LogVendor.billed();

  final WholeProgram program;
  private int written;
  private long input;
  private long cached;
  private long output;

  BudgetStory(Path folder) {
    program = new WholeProgram(folder.resolve("home"), folder.resolve("data"));
    Map<String, String> aliases = new HashMap<>();
    List.of("daily", "project", "range-cost", "record-usage", "guard", "hook-tick")
        .forEach(n -> aliases.put(n, n));
    program.plugins =
        () ->
            new ClassPathPlugins()
                .add(new ClaudeVendor(), ReportShape.SPLIT_CACHE, aliases)
                .add(new CodexVendor(), ReportShape.INCLUSIVE_INPUT, Map.of())
                .add(METER, ReportShape.GENERAL, Map.of());
    try {
      Files.createDirectories(program.home);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  BudgetStory now(String at) {
    program.now = Instant.parse(at);
    return this;
  }

  /** A response of the first vendor, whose log says what it cost. */
  BudgetStory claude(String at, double dollars) {
    return claude(at, "/work/alpha", dollars);
  }

  BudgetStory claude(String at, String folder, double dollars) {
    int number = ++written;
    append(
        program.home.resolve(".claude/projects/" + folder.replace('/', '-') + "/s.jsonl"),
        ("{\"type\":\"assistant\",\"sessionId\":\"s%s\",\"cwd\":\"%s\",\"timestamp\":\"%s\","
                + "\"requestId\":\"req_%d\",\"message\":{\"id\":\"msg_%d\","
                + "\"model\":\"claude-opus-4-6\",\"usage\":{\"input_tokens\":100,"
                + "\"output_tokens\":50,\"cache_creation_input_tokens\":0,"
                + "\"cache_read_input_tokens\":0}},\"costUSD\":%s}")
            .formatted(folder, folder, at, number, number, dollars));
    return this;
  }

  /** Tokens of the second vendor; the input includes what was cached. */
  BudgetStory codex(String at, long in, long fromCache, long out) {
    Path file =
        program.home.resolve(
            ".codex/sessions/2026/06/01/rollout-2026-06-01T00-00-00-aaaaaaaa-0000-4000-8000-"
                + "000000000001.jsonl");
    if (input == 0) {
      append(
          file,
          "{\"timestamp\":\"%s\",\"type\":\"session_meta\",\"payload\":{\"id\":".formatted(at)
              + "\"aaaaaaaa-0000-4000-8000-000000000001\",\"timestamp\":\"%s\",".formatted(at)
              + "\"cwd\":\"/work/alpha\"}}");
      append(
          file,
          "{\"timestamp\":\"%s\",\"type\":\"turn_context\",\"payload\":{\"model\":\"gpt-5\"}}"
              .formatted(at));
    }
    input += in;
    cached += fromCache;
    output += out;
    append(
        file,
        ("{\"timestamp\":\"%s\",\"type\":\"event_msg\",\"payload\":{\"type\":\"token_count\","
                + "\"info\":{\"total_token_usage\":%s,\"last_token_usage\":%s}}}")
            .formatted(at, tokens(input, cached, output), tokens(in, fromCache, out)));
    return this;
  }

  private static String tokens(long input, long cached, long output) {
    return ("{\"input_tokens\":%d,\"cached_input_tokens\":%d,\"output_tokens\":%d,"
            + "\"reasoning_output_tokens\":0,\"total_tokens\":%d}")
        .formatted(input, cached, output, input + output);
  }

  private static void append(Path file, String line) {
    try {
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** A reading of the first vendor's week. */
  BudgetStory tick(String at, double percent, String resets) {
    now(at);
    out(
        "record-usage --percent "
            + percent
            + " --resets-at "
            + Instant.parse(resets).getEpochSecond());
    return this;
  }

  BudgetStory config(String json) {
    try {
      Files.createDirectories(program.data);
      Files.writeString(program.data.resolve("config.json"), json);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return this;
  }

  String config() {
    try {
      return Files.readString(program.data.resolve("config.json"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  WholeProgram.Result run(String line) {
    return program.run(line.split(" "));
  }

  /** What a command says that works and has nothing to complain of. */
  String out(String line) {
    WholeProgram.Result result = run(line);
    assertThat(result.err()).as(line).isEmpty();
    assertThat(result.exitCode()).as(line).isZero();
    return result.out();
  }

  /** The worked example, without a response at the very present. */
  static BudgetStory example(Path folder) {
    return new BudgetStory(folder)
        .claude("2026-06-01T00:00:00Z", 40)
        .claude("2026-05-31T23:59:59.999Z", 500)
        .claude("2026-06-03T08:00:00Z", 60)
        .claude("2026-06-08T09:00:00Z", 30)
        .claude("2026-06-10T06:00:00Z", 12)
        .claude("2026-06-10T12:00:00.000Z", 1)
        .claude("2026-06-10T12:00:00.001Z", 7)
        .codex("2026-06-01T00:00:00Z", 1_000_000, 0, 100_000)
        .codex("2026-06-03T10:00:00Z", 4_000_000, 2_000_000, 800_000)
        .codex("2026-06-10T06:00:00Z", 800_000, 0, 100_000)
        .now("2026-06-10T12:00:00Z");
  }

  /** The worked example with a budget of every kind, and a model without a price. */
  static BudgetStory everything(Path folder) {
    BudgetStory story = example(folder);
    try {
      METER.write(
          story.program.home,
          "one",
          "2026-06-09T12:00:00Z gpt-5 10 0 0 0 10 0 3.5",
          "2026-06-09T13:00:00Z secret-1 10 0 0 0 10 0");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    story.tick("2026-06-10T11:00:00Z", 20, "2026-06-14T17:00:00Z").now("2026-06-10T12:00:00Z");
    story.out("budget set 300 --period month");
    story.out("budget set 20 --vendor codex");
    story.out("budget set 4 --vendor meter");
    story.out("budget set 25 --project /work/alpha");
    return story;
  }

  /** A week in which an alert of every kind there is was due; nothing shows them. */
  static BudgetStory alerted(Path folder) {
    BudgetStory story =
        new BudgetStory(folder)
            .config(
                """
                {"alerts":{"enabled":true,"projected_enabled":true,"notifier":"none",
                   "weekly_thresholds":[50,75],"five_hour_thresholds":[60]},
                 "budget":{"weekly_usd":100,"projected_enabled":true,
                   "project_alerts_enabled":true,"projects":{"/work/alpha":30},
                   "codex":{"amount_usd":2,"alerts_enabled":true}}}
                """);
    String resets = "2026-06-02T17:00:00Z";
    for (int day = 26; day <= 31; day++) {
      String at = "2026-05-" + day + "T18:00:00Z";
      story.claude(at, 20).codex(at, 200_000, 0, 10_000);
      story.tick(at, 1 + (day - 26) * 17, resets);
    }
    for (int minute = 10; minute <= 40; minute += 10) {
      String at = "2026-05-31T19:" + minute + ":00Z";
      story.claude(at, 1).now(at);
      story.out(
          "record-usage --percent 90 --resets-at "
              + Instant.parse(resets).getEpochSecond()
              + " --five-hour-percent "
              + (minute * 2)
              + " --five-hour-resets-at "
              + Instant.parse("2026-05-31T23:00:00Z").getEpochSecond());
    }
    return story.now("2026-05-31T20:00:00Z");
  }
}
