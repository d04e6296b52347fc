package dev.cctally.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Logs on disk and readings recorded at pinned moments, through the whole program. */
final class WeekStory {
  final WholeProgram program;
  private final Map<String, StringBuilder> files = new LinkedHashMap<>();
  private int entries;

  WeekStory(Path folder, String zone) throws IOException {
    Path home = folder.resolve("home");
    Files.createDirectories(home);
    program = new WholeProgram(home, folder.resolve("data"));
    program.zone = ZoneId.of(zone);
  }

  /** A response in {@code /work/alpha}, a hundred tokens in and fifty out. */
  WeekStory used(String at, double dollars) {
    return used(at, "/work/alpha", "s1", "claude-opus-4-6", "100/50/0/0", dollars);
  }

  /** A response; its tokens are input, output, cache writes and cache reads. */
  WeekStory used(
      String at, String folder, String session, String model, String tokens, double dollars) {
    String[] count = tokens.split("/", -1);
    int number = ++entries;
    files
        .computeIfAbsent(
            folder.replace('/', '-') + "/" + session + ".jsonl", _ -> new StringBuilder())
        .append(
            ("{\"type\":\"assistant\",\"sessionId\":\"%s\",\"cwd\":\"%s\",\"timestamp\":\"%s\","
                    + "\"requestId\":\"req_%d\",\"message\":{\"id\":\"msg_%d\",\"model\":\"%s\","
                    + "\"usage\":{\"input_tokens\":%s,\"output_tokens\":%s,"
                    + "\"cache_creation_input_tokens\":%s,\"cache_read_input_tokens\":%s}},"
                    + "\"costUSD\":%s}\n")
                .formatted(
                    session,
                    folder,
                    instant(at),
                    number,
                    number,
                    model,
                    count[0],
                    count[1],
                    count[2],
                    count[3],
                    dollars));
    return this;
  }

  /** Writes the logs down; before readings are recorded. */
  WeekStory written() throws IOException {
    for (Map.Entry<String, StringBuilder> entry : files.entrySet()) {
      Path file = program.home.resolve(".claude/projects").resolve(entry.getKey());
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.writeString(file, entry.getValue());
    }
    return this;
  }

  WeekStory tick(String at, double percent, String resets) {
    return tick(at, percent, resets, null, null);
  }

  WeekStory tick(
      String at, double percent, String resets, @Nullable Double five, @Nullable String fiveEnds) {
    List<String> line =
        new ArrayList<>(
            List.of("record-usage", "--percent", percent + "", "--resets-at", epoch(resets)));
    if (five != null && fiveEnds != null) {
      line.addAll(
          List.of("--five-hour-percent", five + "", "--five-hour-resets-at", epoch(fiveEnds)));
    }
    at(at);
    WholeProgram.Result result = program.run(line.toArray(String[]::new));
    assertThat(result).isEqualTo(new WholeProgram.Result(0, "", ""));
    return this;
  }

  WeekStory at(String moment) {
    program.now = instant(moment);
    return this;
  }

  WholeProgram.Result run(String line) {
    return program.run(line.split(" "));
  }

  /** The output of a command that has nothing to complain of. */
  String out(String line) {
    WholeProgram.Result result = run(line);
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.err()).isEmpty();
    return result.out();
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

  private static String epoch(String instant) {
    return Long.toString(instant(instant).getEpochSecond());
  }

  static Instant instant(String text) {
    String seconds = text.length() == "2026-05-18T23:30".length() ? text + ":00" : text;
    return Instant.parse(seconds.endsWith("Z") ? seconds : seconds + "Z");
  }

  /** A week of readings and sessions. */
  static WeekStory s1(Path folder, String zone) throws IOException {
    WeekStory story = new WeekStory(folder, zone);
    String opus = "claude-opus-4-6";
    String sonnet = "claude-sonnet-4-6";
    story
        .used("2026-04-07T10:00", "/work/alpha", "s-a1", opus, "1000/500/0/0", 10)
        .used("2026-04-10T10:00", "/work/beta", "s-b1", sonnet, "2000/800/0/0", 20)
        .used("2026-04-13T16:05", "/work/alpha", "s-a2", opus, "1000/400/2000/8000", 2)
        .used("2026-04-13T18:00", "/work/alpha", "s-a2", opus, "2000/900/0/9000", 4)
        .used("2026-04-14T09:10", "/work/beta", "s-b2", sonnet, "3000/1000/500/20000", 5)
        .used("2026-04-14T10:30", "/work/alpha", "s-a2", opus, "4000/1600/1000/30000", 8)
        .used("2026-04-15T09:30", "/work/alpha", "s-a3", opus, "1500/700/0/10000", 3)
        .used("2026-04-15T11:30", "/work/beta", "s-b2", sonnet, "3500/1200/700/25000", 6)
        .used("2026-04-15T11:45", "/work/alpha", "s-a3", opus, "600/300/0/5000", 1.25)
        .used("2026-04-15T12:15", "/work/alpha", "s-a3", opus, "400/200/0/3000", 0.75)
        .written();
    String first = "2026-04-13T15:00";
    String second = "2026-04-20T15:00";
    story
        .tick("2026-04-07T10:05", 12, first, 5.0, "2026-04-07T14:00")
        .tick("2026-04-10T10:05", 36, first, 9.0, "2026-04-10T14:00")
        .tick("2026-04-12T10:00", 40, first)
        .tick("2026-04-13T16:10", 10, second, 4.0, "2026-04-13T21:00")
        .tick("2026-04-13T18:30", 11, second, 5.0, "2026-04-13T20:59:58")
        .tick("2026-04-14T11:00", 12, second, 7.0, "2026-04-14T14:00")
        .tick("2026-04-15T10:00", 12.4, second, 3.0, "2026-04-15T14:00")
        .tick("2026-04-15T12:00", 14.5, second, 5.0, "2026-04-15T14:00:03");
    return story.at("2026-04-15T12:30");
  }

  /** A credit in place. */
  static WeekStory s2(Path folder, String zone) throws IOException {
    String end = "2026-05-16T09:00";
    return new WeekStory(folder, zone)
        .used("2026-05-09T10:00", 5)
        .used("2026-05-12T10:00", 45)
        .used("2026-05-13T16:45", 7)
        .used("2026-05-13T17:20", 3)
        .used("2026-05-13T20:00", 4)
        .written()
        .tick("2026-05-09T10:30", 64, end)
        .tick("2026-05-12T10:30", 67, end)
        .tick("2026-05-13T17:34", 2, end)
        .tick("2026-05-13T20:10", 3, end)
        .at("2026-05-13T21:00");
  }

  /** An end that was moved. */
  static WeekStory s4(Path folder, String zone) throws IOException {
    return new WeekStory(folder, zone)
        .used("2026-05-10T10:00", 20)
        .used("2026-05-12T12:30", 2)
        .used("2026-05-13T14:10", 1)
        .used("2026-05-14T10:00", 6)
        .written()
        .tick("2026-05-10T10:30", 34, "2026-05-16T09:00")
        .tick("2026-05-13T14:34", 0.5, "2026-05-18T09:00")
        .tick("2026-05-14T10:30", 5, "2026-05-18T09:00")
        .at("2026-05-14T15:00");
  }

  /** Weeks that overlap without a reset. */
  static WeekStory s5(Path folder, String zone) throws IOException {
    return new WeekStory(folder, zone)
        .tick("2026-05-12T08:40", 35, "2026-05-16T09:00")
        .tick("2026-05-12T09:20", 33, "2026-05-18T09:00")
        .tick("2026-05-12T09:30", 35.5, "2026-05-16T09:00")
        .at("2026-05-12T09:40");
  }

  /** Months with few readings. */
  static WeekStory s8(Path folder, String zone) throws IOException {
    return new WeekStory(folder, zone)
        .used("2026-03-01T12:00", 1)
        .used("2026-03-20T12:00", 2)
        .used("2026-04-01T12:00", 3)
        .used("2026-04-10T12:00", 4)
        .used("2026-04-29T12:00", 5)
        .used("2026-05-12T12:00", 6)
        .written()
        .tick("2026-04-11T10:00", 20, "2026-04-16T15:00")
        .tick("2026-05-12T10:00", 30, "2026-05-16T09:00")
        .at("2026-05-12T13:00");
  }
}
