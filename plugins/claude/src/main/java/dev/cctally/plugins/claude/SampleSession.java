package dev.cctally.plugins.claude;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A made-up session: prompts, answers in several lines each, tool calls and their output. */
final class SampleSession {
  private static final String HELPER = "claude-haiku-4-5-20251001";

  private final Path projects;
  private final String project;
  private final String model;
  private final Random random;
  private final Instant end;
  private final String sessionId;
  private final SampleFile file;
  private Instant clock;
  private long context = 18_000; // tokens the prompt has grown to
  private @Nullable String parent;
  private @Nullable String agent;

  SampleSession(
      Path projects, String project, String model, Random random, Instant start, Instant end) {
    this.projects = projects;
    this.project = project;
    this.model = model;
    this.random = random;
    this.clock = start;
    this.end = end;
    this.sessionId = uuid();
    this.file = new SampleFile(folder().resolve(sessionId + ".jsonl"));
  }

  private SampleSession(SampleSession parentSession, String agent) {
    this.projects = parentSession.projects;
    this.project = parentSession.project;
    this.model = HELPER;
    this.random = parentSession.random;
    this.clock = parentSession.clock;
    this.end = parentSession.end;
    this.sessionId = parentSession.sessionId;
    this.agent = agent;
    this.file =
        new SampleFile(
            folder().resolve(sessionId).resolve("subagents").resolve("agent-" + agent + ".jsonl"));
  }

  private Path folder() {
    return projects.resolve(project.replace('/', '-'));
  }

  /** Lets the person ask {@code prompts} times, or until the end of the logs. */
  void run(int prompts) {
    for (int i = 0; i < prompts && clock.isBefore(end); i++) {
      wait(20, 400);
      prompt(SampleText.prompt(random));
      int steps = 1 + random.nextInt(4);
      for (int step = 1; step <= steps; step++) {
        answer(step < steps);
      }
    }
  }

  /** Has a sub-agent do a piece of work; its file is written at once. */
  void subagent(String task) throws IOException {
    SampleSession helper = new SampleSession(this, hex(8));
    helper.wait(1, 5);
    helper.prompt(task);
    for (int step = 0; step < 4; step++) {
      helper.answer(step < 3);
    }
    helper.write();
  }

  /**
   * The same conversation taken up again at a later time, in a new file. It starts with copied
   * lines, which keep the old session id and message ids.
   */
  SampleSession resume(Instant at) {
    SampleSession next = new SampleSession(projects, project, model, random, at, end);
    file.copyStart(next.file);
    next.context = context;
    return next;
  }

  void write() throws IOException {
    file.write();
  }

  private void prompt(String text) {
    line("user", "\"message\":{\"role\":\"user\",\"content\":\"" + text + "\"}");
  }

  private void answer(boolean usesTool) {
    wait(4, 40);
    String id = "msg_01" + hex(22);
    String request = "req_011C" + hex(20);
    boolean oneHour = agent == null;
    long write = 400L + random.nextInt(6_000);
    long output = 80L + random.nextInt(1_900);
    String speed = agent == null && random.nextInt(12) == 0 ? ",\"speed\":\"fast\"" : "";
    String usage =
        "\"usage\":{\"input_tokens\":%d,\"cache_creation_input_tokens\":%d,"
                .formatted(3 + random.nextInt(30), write)
            + "\"cache_read_input_tokens\":%d,".formatted(context)
            + "\"cache_creation\":{\"ephemeral_5m_input_tokens\":%d,".formatted(oneHour ? 0 : write)
            + "\"ephemeral_1h_input_tokens\":%d},".formatted(oneHour ? write : 0);
    String tail = ",\"service_tier\":\"standard\"" + speed + "}";
    // One line for each block; only the last knows the final count of output tokens.
    if (random.nextInt(3) == 0) {
      block(
          id,
          request,
          "{\"type\":\"thinking\",\"thinking\":\"" + SampleText.thought(random) + "\"}",
          usage + "\"output_tokens\":2" + tail);
    }
    String last =
        usesTool
            ? SampleText.toolCall(random, "toolu_01" + hex(22))
            : "{\"type\":\"text\",\"text\":\"" + SampleText.answer(random) + "\"}";
    block(id, request, last, usage + "\"output_tokens\":" + output + tail);
    context = Math.min(context + write + output, 170_000);
    if (usesTool) {
      wait(1, 20);
      line("user", SampleText.toolResult(random));
    }
  }

  private void block(String id, String request, String content, String usage) {
    wait(1, 3);
    line(
        "assistant",
        "\"message\":{\"model\":\""
            + model
            + "\",\"id\":\""
            + id
            + "\",\"type\":\"message\",\"role\":\"assistant\",\"content\":["
            + content
            + "],\"stop_reason\":null,\"stop_sequence\":null,"
            + usage
            + "},\"requestId\":\""
            + request
            + "\"");
  }

  private void line(String type, String rest) {
    if (!clock.isBefore(end)) {
      return;
    }
    String uuid = uuid();
    file.add(
        clock,
        "{\"parentUuid\":"
            + (parent == null ? "null" : "\"" + parent + "\"")
            + ",\"isSidechain\":"
            + (agent != null)
            + ",\"userType\":\"external\",\"cwd\":\""
            + project
            + "\",\"sessionId\":\""
            + sessionId
            + "\",\"version\":\"2.1.40\",\"gitBranch\":\"main\""
            + (agent == null ? "" : ",\"agentId\":\"" + agent + "\"")
            + ",\"type\":\""
            + type
            + "\",\"uuid\":\""
            + uuid
            + "\",\"timestamp\":\""
            + SampleText.time(clock)
            + "\","
            + rest
            + "}");
    parent = uuid;
  }

  private void wait(int least, int most) {
    long millis = least * 1000L + random.nextInt((most - least) * 1000);
    clock = clock.plus(Duration.ofMillis(millis));
  }

  private String uuid() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  private String hex(int digits) {
    StringBuilder text = new StringBuilder(digits);
    for (int i = 0; i < digits; i++) {
      text.append(Character.forDigit(random.nextInt(16), 16));
    }
    return text.toString();
  }
}
