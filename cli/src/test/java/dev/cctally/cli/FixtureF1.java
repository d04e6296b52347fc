package dev.cctally.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The worked example F1 of the reports' specification, as files. */
final class FixtureF1 {
  static final String SON = "claude-sonnet-4-5-20250929";
  static final String OP = "claude-opus-4-5-20251101";
  static final String HK = "claude-haiku-4-5-20251001";

  final Path home;
  final Path repositories;
  private final Map<String, StringBuilder> files = new LinkedHashMap<>();

  FixtureF1(Path folder) throws IOException {
    home = folder.resolve("home");
    repositories = folder.resolve("R");
    for (String repository : new String[] {"alpha/app", "beta/app", "lib"}) {
      Files.createDirectories(repositories.resolve(repository).resolve(".git"));
    }
    Files.createDirectories(repositories.resolve("nogit/scratch"));
    lines();
    write();
  }

  static String session(int number) {
    String digit = Integer.toString(number);
    return "%s-%s-4%s-8%s-%s"
        .formatted(
            digit.repeat(8), digit.repeat(4), digit.repeat(3), digit.repeat(3), digit.repeat(12));
  }

  Path file(String name) {
    return home.resolve(".claude/projects").resolve(name);
  }

  private void lines() {
    String s1 = "-R-alpha-app/" + session(1) + ".jsonl";
    String alpha = where(1, "alpha/app");
    add(
        s1,
        "{\"type\":\"user\",\"timestamp\":\"2026-05-18T09:09:58.000Z\",\"message\":{\"role\":\"user\","
            + "\"content\":\"hi\"},"
            + alpha
            + "}");
    add(s1, answer("05-18T09:10:00.000Z", "a1", "a1", SON, "100/1/1000/5000", "", alpha, ""));
    add(
        s1,
        answer(
            "05-18T09:10:05.250Z",
            "a1",
            "a1",
            SON,
            "100/200/1000/5000",
            ",\"speed\":\"standard\"",
            alpha,
            ""));
    add(s1, "{not json");
    add(s1, answer("05-18T09:11:00.000Z", "syn", "syn", "<synthetic>", "0/0/0/0", "", alpha, ""));
    add(
        s1,
        answer(
            "05-18T23:30:00.000Z",
            "a2",
            "a2",
            OP,
            "2000/500/3000/20000",
            ",\"cache_creation\":{\"ephemeral_5m_input_tokens\":1000,"
                + "\"ephemeral_1h_input_tokens\":2000}",
            where(1, "alpha/app/src"),
            ""));
    String agent = "-R-alpha-app/" + session(1) + "/subagents/agent-a1b2c3.jsonl";
    String side = "\"isSidechain\":true,";
    add(agent, answer("05-18T09:12:00.000Z", "s1", "s1", HK, "50/80/0/700", "", alpha, side));
    add(
        agent,
        answer("05-18T09:10:05.250Z", "a1", "replay", SON, "100/200/1000/5000", "", alpha, side));
    String s2 = "-R-alpha-app/" + session(2) + ".jsonl";
    String two = where(2, "alpha/app");
    add(s2, answer("05-19T10:00:00.000Z", "b1", "b1", SON, "10/20/0/0", "", two, ""));
    add(s2, answer("05-19T10:05:00.000Z", "b2", "b2", SON, "300000/1000/0/250000", "", two, ""));
    String resumed = "-R-beta-app/" + session(2) + "-r.jsonl";
    String beta = where(2, "beta/app");
    add(resumed, answer("05-19T10:00:00.000Z", "b1", "b1", SON, "10/20/0/0", "", beta, ""));
    add(resumed, answer("05-20T08:00:00.500Z", "b3", "b3", OP, "1000/1000/0/0", "", beta, ""));
    String s3 = "-R-lib/" + session(3) + ".jsonl";
    String lib = where(3, "lib");
    for (int i = 0; i < 2; i++) {
      add(s3, answer("05-20T11:00:00.000Z", "", "", HK, "7/11/0/0", "", lib, ""));
    }
    add(
        s3,
        answer("05-20T11:05:00.000Z", "c1", "c1", SON, "100/100/0/0", "", lib, "\"costUSD\":0.5,"));
    add(
        s3,
        answer(
            "05-20T11:06:00.000Z",
            "c2",
            "c2",
            "claude-opus-4-6",
            "1000/1000/0/0",
            ",\"speed\":\"fast\"",
            lib,
            ""));
    add(
        s3,
        answer("05-20T11:07:00.000Z", "c3", "c3", "claude-zeta-9", "1000/1000/0/0", "", lib, ""));
    String s4 = "-R-nogit-scratch/" + session(4) + ".jsonl";
    add(
        s4,
        answer(
            "04-30T23:59:59.999Z",
            "d1",
            "d1",
            HK,
            "1000/1000/0/0",
            "",
            where(4, "nogit/scratch"),
            ""));
    String s5 = "-gone-proj-dir/" + session(5) + ".jsonl";
    add(
        s5,
        answer(
            "05-01T00:00:00.000Z", "e1", "e1", HK, "500/500/0/0", "", "\"version\":\"2.1.0\"", ""));
  }

  private String where(int session, String folder) {
    return "\"sessionId\":\"%s\",\"cwd\":\"%s\",\"version\":\"2.1.0\""
        .formatted(session(session), repositories.resolve(folder));
  }

  private static String answer(
      String time,
      String message,
      String request,
      String model,
      String counts,
      String usage,
      String where,
      String more) {
    String[] count = counts.split("/", -1);
    String id = message.isEmpty() ? "" : ",\"id\":\"msg_" + message + "\"";
    String requestId = request.isEmpty() ? "" : "\"requestId\":\"req_" + request + "\",";
    return ("{\"type\":\"assistant\",%s\"timestamp\":\"2026-%s\",\"message\":{\"role\":\"assistant\","
                + "\"model\":\"%s\",\"usage\":{\"input_tokens\":%s,\"output_tokens\":%s,"
                + "\"cache_creation_input_tokens\":%s,\"cache_read_input_tokens\":%s%s}%s},%s%s}")
        .formatted(
            more, time, model, count[0], count[1], count[2], count[3], usage, id, requestId, where);
  }

  private void add(String file, String line) {
    files.computeIfAbsent(file, _ -> new StringBuilder()).append(line).append('\n');
  }

  private void write() throws IOException {
    for (Map.Entry<String, StringBuilder> entry : files.entrySet()) {
      Path file = file(entry.getKey());
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.writeString(file, entry.getValue());
      // Equally old, so that the path decides which file comes first.
      Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-05-20T11:30:00Z")));
    }
  }

  /** Writes every line with other white space, members in another order. */
  void respell() throws IOException {
    for (Map.Entry<String, StringBuilder> entry : files.entrySet()) {
      StringBuilder text = new StringBuilder();
      for (String line : entry.getValue().toString().split("\n", -1)) {
        text.append(respelled(line)).append(line.isEmpty() ? "" : "\n");
      }
      Path file = file(entry.getKey());
      Files.writeString(file, text);
      Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-05-20T11:30:00Z")));
    }
  }

  private static String respelled(String line) {
    if (!line.startsWith("{\"")) {
      return line;
    }
    Object parsed = JsonDifference.parse(line);
    return parsed instanceof Map<?, ?> object ? JsonReversal.of(object) : line;
  }
}
