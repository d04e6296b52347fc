package dev.cctally.plugins.codex;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A made-up session: prompts, reasoning, tool calls, answers, and what each request used. */
final class SampleRollout {
  private static final DateTimeFormatter TIME = format("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'");
  private static final DateTimeFormatter NAME = format("uuuu-MM-dd'T'HH-mm-ss");
  private static final DateTimeFormatter FOLDER = format("uuuu/MM/dd");

  private final String project;
  private final String model;
  private final Random random;
  private final Instant start;
  private final Instant end;
  private final String id;
  private final List<String> lines = new ArrayList<>();
  private Instant clock;
  private Instant last;
  private long context = 9_000; // tokens the prompt has grown to
  private long input;
  private long cached;
  private long output;
  private long reasoning;

  SampleRollout(String project, String model, Random random, Instant start, Instant end) {
    this(project, model, random, start, end, null);
  }

  private SampleRollout(
      String project,
      String model,
      Random random,
      Instant start,
      Instant end,
      @Nullable String parentId) {
    this.project = project;
    this.model = model;
    this.random = random;
    this.start = start;
    this.end = end;
    this.clock = start;
    this.last = start;
    this.id = new UUID(random.nextLong(), random.nextLong()).toString();
    line(
        "session_meta",
        "{\"id\":\"%s\",%s\"timestamp\":\"%s\",\"cwd\":\"%s\",\"originator\":\"codex_cli_rs\","
                .formatted(
                    id,
                    parentId == null ? "" : "\"forked_from_id\":\"" + parentId + "\",",
                    TIME.format(start),
                    project)
            + "\"cli_version\":\"0.101.0\",\"source\":\"cli\",\"model_provider\":\"openai\","
            + "\"git\":{\"branch\":\"main\"}}");
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }

  /** Lets the person ask {@code prompts} times, or until the end of the logs. */
  void run(int prompts) {
    if (lines.size() == 1) {
      message("user", "input_text", "<environment_context><cwd>" + project + "</cwd>");
    }
    for (int i = 0; i < prompts && clock.isBefore(end); i++) {
      pause(20, 500);
      line(
          "turn_context",
          "{\"cwd\":\"%s\",\"approval_policy\":\"on-request\",\"model\":\"%s\",\"effort\":\"high\"}"
              .formatted(project, model));
      String prompt = SampleText.prompt(random);
      message("user", "input_text", prompt);
      line("event_msg", "{\"type\":\"user_message\",\"message\":\"" + prompt + "\",\"images\":[]}");
      int steps = 1 + random.nextInt(5);
      for (int step = 1; step <= steps; step++) {
        step(step < steps);
      }
    }
  }

  /** One request and what came of it. */
  private void step(boolean usesTool) {
    pause(4, 45);
    line(
        "response_item",
        "{\"type\":\"reasoning\",\"summary\":[{\"type\":\"summary_text\",\"text\":\""
            + SampleText.thought(random)
            + "\"}],\"content\":null,\"encrypted_content\":\""
            + hex(240)
            + "\"}");
    String call = "call_" + hex(24);
    if (usesTool) {
      line(
          "response_item",
          "{\"type\":\"function_call\",\"name\":\"shell\",\"arguments\":"
              + "\"{\\\"command\\\":[\\\"bash\\\",\\\"-lc\\\",\\\"%s\\\"]}\",\"call_id\":\"%s\"}"
                  .formatted(SampleText.command(random), call));
    } else {
      message("assistant", "output_text", SampleText.answer(random));
    }
    usage();
    if (usesTool) {
      pause(1, 20);
      line(
          "response_item",
          "{\"type\":\"function_call_output\",\"call_id\":\"%s\",\"output\":\"Exit code: 0\\n%s\"}"
              .formatted(call, SampleText.output(random)));
    }
  }

  private void usage() {
    long prompt = context + 200 + random.nextInt(3_000);
    long fromCache = context / 128 * 128;
    long generated = 60L + random.nextInt(1_400);
    long thinking = generated * random.nextInt(70) / 100;
    input += prompt;
    cached += fromCache;
    output += generated;
    reasoning += thinking;
    context = Math.min(prompt + generated, 190_000);
    String event =
        "{\"type\":\"token_count\",\"info\":{\"total_token_usage\":"
            + counts(input, cached, output, reasoning)
            + ",\"last_token_usage\":"
            + counts(prompt, fromCache, generated, thinking)
            + ",\"model_context_window\":272000},\"rate_limits\":{\"primary\":"
            + window(300)
            + ",\"secondary\":"
            + window(10_080)
            + ",\"plan_type\":\"plus\"}}";
    line("event_msg", event);
    if (random.nextInt(4) == 0) {
      pause(1, 2);
      line("event_msg", event); // said again without new usage, as Codex does
    }
  }

  private static String counts(long input, long cached, long output, long reasoning) {
    return ("{\"input_tokens\":%d,\"cached_input_tokens\":%d,\"output_tokens\":%d,"
            + "\"reasoning_output_tokens\":%d,\"total_tokens\":%d}")
        .formatted(input, cached, output, reasoning, input + output);
  }

  /** A window that fills evenly, starting at multiples of its length. */
  private String window(long minutes) {
    long length = minutes * 60;
    long from = Math.floorDiv(clock.getEpochSecond(), length) * length;
    long tenths = (clock.getEpochSecond() - from) * 700 / length;
    return "{\"used_percent\":%d.%d,\"window_minutes\":%d,\"resets_at\":%d}"
        .formatted(tenths / 10, tenths % 10, minutes, from + length);
  }

  /**
   * The same conversation taken to another end in a new session, whose log starts with a copy of
   * the old one's lines.
   */
  SampleRollout fork(Instant at) {
    SampleRollout copy = new SampleRollout(project, model, random, at, end, id);
    copy.lines.addAll(lines);
    copy.context = context;
    copy.input = input;
    copy.cached = cached;
    copy.output = output;
    copy.reasoning = reasoning;
    return copy;
  }

  /** Writes the file as if its last line had been written at that line's time. */
  void write(Path data, boolean archived) throws IOException {
    Path folder =
        archived
            ? data.resolve("archived_sessions")
            : data.resolve("sessions").resolve(FOLDER.format(start));
    Files.createDirectories(folder);
    Path file = folder.resolve("rollout-" + NAME.format(start) + "-" + id + ".jsonl");
    Files.writeString(file, String.join("\n", lines) + "\n");
    Files.setLastModifiedTime(file, FileTime.from(last));
  }

  private void message(String role, String kind, String text) {
    line(
        "response_item",
        "{\"type\":\"message\",\"role\":\"%s\",\"content\":[{\"type\":\"%s\",\"text\":\"%s\"}]}"
            .formatted(role, kind, text));
  }

  private void line(String type, String payload) {
    if (!clock.isBefore(end)) {
      return;
    }
    lines.add(
        "{\"timestamp\":\"%s\",\"type\":\"%s\",\"payload\":%s}"
            .formatted(TIME.format(clock), type, payload));
    last = clock;
  }

  private void pause(int least, int most) {
    long millis = least * 1000L + random.nextInt((most - least) * 1000);
    clock = clock.plus(Duration.ofMillis(millis));
  }

  private String hex(int digits) {
    StringBuilder text = new StringBuilder(digits);
    for (int i = 0; i < digits; i++) {
      text.append(Character.forDigit(random.nextInt(16), 16));
    }
    return text.toString();
  }
}
