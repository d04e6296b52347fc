package dev.cctally.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.platform.plugin.ReportShape;
import dev.cctally.plugins.claude.ClaudeVendor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Responses in logs and readings of a quota, told one after the other to the whole program, each at
 * its own time. Times are in UTC, {@code 2026-05-09T09:00}.
 */
final class QuotaStory {
  private static final List<String> COMMANDS =
      List.of(
          "daily",
          "blocks",
          "project",
          "diff",
          "statusline",
          "record-usage",
          "forecast",
          "five-hour-blocks",
          "five-hour-breakdown",
          "weekly");

  final WholeProgram program;
  private int written;

  QuotaStory(Path folder, String zone) {
    this(folder.resolve("home"), folder.resolve("data"), zone);
  }

  QuotaStory(Path home, Path data, String zone) {
    program = new WholeProgram(home, data);
    program.zone = ZoneId.of(zone);
    Map<String, String> aliases = new HashMap<>();
    COMMANDS.forEach(name -> aliases.put(name, name));
    program.plugins =
        () -> new ClassPathPlugins().add(new ClaudeVendor(), ReportShape.SPLIT_CACHE, aliases);
  }

  static Instant instant(String at) {
    return Instant.parse(at.length() == 16 ? at + ":00Z" : at + "Z");
  }

  static long seconds(String at) {
    return instant(at).getEpochSecond();
  }

  /** A response whose log says what it cost. */
  QuotaStory used(String at, double dollars) {
    return used(at, "alpha", "s1", "claude-opus-4-6", "100/50/0/0", dollars);
  }

  /** As above; {@code counts} are input, output, cache writes and cache reads. */
  QuotaStory used(
      String at, String project, String session, String model, String counts, double dollars) {
    String[] count = counts.split("/", -1);
    int number = ++written;
    String line =
        ("{\"type\":\"assistant\",\"sessionId\":\"%s\",\"cwd\":\"/work/%s\",\"timestamp\":\"%s\","
                + "\"requestId\":\"req_%d\",\"message\":{\"id\":\"msg_%d\",\"model\":\"%s\","
                + "\"usage\":{\"input_tokens\":%s,\"output_tokens\":%s,"
                + "\"cache_creation_input_tokens\":%s,\"cache_read_input_tokens\":%s}},"
                + "\"costUSD\":%s}\n")
            .formatted(
                session,
                project,
                instant(at),
                number,
                number,
                model,
                count[0],
                count[1],
                count[2],
                count[3],
                dollars);
    Path file =
        program.home.resolve(".claude/projects/-work-" + project).resolve(session + ".jsonl");
    try {
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return this;
  }

  /** A reading of the week. */
  QuotaStory tick(String at, double percent, String resets) {
    return record(at, "--percent", percent + "", "--resets-at", seconds(resets) + "");
  }

  /** A reading of the week and of the five hours. */
  QuotaStory tick(
      String at, double percent, String resets, double blockPercent, String blockResets) {
    return record(
        at,
        "--percent",
        percent + "",
        "--resets-at",
        seconds(resets) + "",
        "--five-hour-percent",
        blockPercent + "",
        "--five-hour-resets-at",
        seconds(blockResets) + "");
  }

  private QuotaStory record(String at, String... options) {
    program.now = instant(at);
    String[] line = new String[options.length + 1];
    line[0] = "record-usage";
    System.arraycopy(options, 0, line, 1, options.length);
    WholeProgram.Result result = program.run(line);
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).isEmpty();
    assertThat(result.exitCode()).isZero();
    return this;
  }

  QuotaStory now(String at) {
    program.now = instant(at);
    return this;
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

  /** The members of an object, down a path of names and indices with dots between. */
  static Object at(String json, String path) {
    Object found = JsonDifference.parse(json);
    for (String name : path.split("\\.")) {
      found =
          found instanceof List<?> list
              ? list.get(Integer.parseInt(name))
              : ((Map<?, ?>) Objects.requireNonNull(found)).get(name);
    }
    return found == null ? "null" : found;
  }

  /** The worked example S1: two weeks, five windows. */
  static QuotaStory s1(Path folder, String zone) {
    String opus = "claude-opus-4-6";
    String sonnet = "claude-sonnet-4-6";
    String first = "2026-04-13T15:00";
    String second = "2026-04-20T15:00";
    return new QuotaStory(folder, zone)
        .used("2026-04-07T10:00", "alpha", "s-a1", opus, "1000/500/0/0", 10)
        .used("2026-04-10T10:00", "beta", "s-b1", sonnet, "2000/800/0/0", 20)
        .used("2026-04-13T16:05", "alpha", "s-a2", opus, "1000/400/2000/8000", 2)
        .used("2026-04-13T18:00", "alpha", "s-a2", opus, "2000/900/0/9000", 4)
        .used("2026-04-14T09:10", "beta", "s-b2", sonnet, "3000/1000/500/20000", 5)
        .used("2026-04-14T10:30", "alpha", "s-a2", opus, "4000/1600/1000/30000", 8)
        .used("2026-04-15T09:30", "alpha", "s-a3", opus, "1500/700/0/10000", 3)
        .used("2026-04-15T11:30", "beta", "s-b2", sonnet, "3500/1200/700/25000", 6)
        .used("2026-04-15T11:45", "alpha", "s-a3", opus, "600/300/0/5000", 1.25)
        .used("2026-04-15T12:15", "alpha", "s-a3", opus, "400/200/0/3000", 0.75)
        .tick("2026-04-07T10:05", 12, first, 5, "2026-04-07T14:00")
        .tick("2026-04-10T10:05", 36, first, 9, "2026-04-10T14:00")
        .tick("2026-04-12T10:00", 40, first)
        .tick("2026-04-13T16:10", 10, second, 4, "2026-04-13T21:00")
        .tick("2026-04-13T18:30", 11, second, 5, "2026-04-13T20:59:58")
        .tick("2026-04-14T11:00", 12, second, 7, "2026-04-14T14:00")
        .tick("2026-04-15T10:00", 12.4, second, 3, "2026-04-15T14:00")
        .tick("2026-04-15T12:00", 14.5, second, 5, "2026-04-15T14:00:03")
        .now("2026-04-15T12:30");
  }

  /** A command's JSON, as maps and lists. */
  Map<String, Object> json(String line) {
    Object document = JsonDifference.parse(out(line + " --json"));
    assertThat(document).isInstanceOf(Map.class);
    Map<String, Object> members = new LinkedHashMap<>();
    ((Map<?, ?>) Objects.requireNonNull(document))
        .forEach((name, value) -> members.put(String.valueOf(name), value));
    return members;
  }

  /** A credit in place. */
  static QuotaStory s2(Path folder, String zone) {
    String end = "2026-05-16T09:00";
    return new QuotaStory(folder, zone)
        .used("2026-05-09T10:00", 5)
        .used("2026-05-12T10:00", 45)
        .used("2026-05-13T16:45", 7)
        .used("2026-05-13T17:20", 3)
        .used("2026-05-13T20:00", 4)
        .tick("2026-05-09T10:30", 64, end)
        .tick("2026-05-12T10:30", 67, end)
        .tick("2026-05-13T17:34", 2, end)
        .tick("2026-05-13T20:10", 3, end)
        .now("2026-05-13T21:00");
  }

  /** An end that was moved. */
  static QuotaStory s4(Path folder, String zone) {
    return new QuotaStory(folder, zone)
        .used("2026-05-10T10:00", 20)
        .used("2026-05-12T12:30", 2)
        .used("2026-05-13T14:10", 1)
        .used("2026-05-14T10:00", 6)
        .tick("2026-05-10T10:30", 34, "2026-05-16T09:00")
        .tick("2026-05-13T14:34", 0.5, "2026-05-18T09:00")
        .tick("2026-05-14T10:30", 5, "2026-05-18T09:00")
        .now("2026-05-14T15:00");
  }

  /** Weeks that overlap without a reset. */
  static QuotaStory s5(Path folder, String zone) {
    return new QuotaStory(folder, zone)
        .tick("2026-05-12T08:40", 35, "2026-05-16T09:00")
        .tick("2026-05-12T09:20", 33, "2026-05-18T09:00")
        .tick("2026-05-12T09:30", 35.5, "2026-05-16T09:00")
        .now("2026-05-12T09:40");
  }

  /** Months with few readings. */
  static QuotaStory s8(Path folder, String zone) {
    return new QuotaStory(folder, zone)
        .used("2026-03-01T12:00", 1)
        .used("2026-03-20T12:00", 2)
        .used("2026-04-01T12:00", 3)
        .used("2026-04-10T12:00", 4)
        .used("2026-04-29T12:00", 5)
        .used("2026-05-12T12:00", 6)
        .tick("2026-04-11T10:00", 20, "2026-04-16T15:00")
        .tick("2026-05-12T10:00", 30, "2026-05-16T09:00")
        .now("2026-05-12T13:00");
  }
}
