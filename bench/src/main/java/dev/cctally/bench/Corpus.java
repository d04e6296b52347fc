package dev.cctally.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;

/**
 * Made-up transcripts of Claude Code in the shape real ones have: a response is spread over lines
 * that repeat its usage, tool results make up most of the bytes, and sessions are spread over
 * projects and days. The same size gives the same bytes.
 */
public final class Corpus {
  private static final String[] MODELS = {
    "claude-opus-4-5-20251101", "claude-sonnet-4-5-20250929", "claude-haiku-4-5-20251001"
  };
  private static final Instant END = Instant.parse("2026-06-01T00:00:00Z");
  private static final int DAYS = 90;
  private static final int SESSION_BYTES = 2 << 20;
  private static final String WORDS =
      "the cache index query session token parser budget window reset worker stream build test ";

  private final Random random = new Random(1);
  private final Path projects;
  private long written;

  private Corpus(Path home) {
    projects = home.resolve(".claude").resolve("projects");
  }

  /**
   * Writes logs below a home folder.
   *
   * @param args the folder, and the size in megabytes
   * @throws IOException if a file cannot be written
   */
  public static void main(String[] args) throws IOException {
    Corpus corpus = new Corpus(Path.of(args[0]));
    long bytes = Long.parseLong(args[1]) << 20;
    for (int session = 0; corpus.written < bytes; session++) {
      corpus.session(session, Math.min(SESSION_BYTES, bytes - corpus.written));
    }
  }

  private void session(int number, long bytes) throws IOException {
    String project = "-home-dev-project" + number % 12;
    String id = String.format(Locale.ROOT, "%08x-0000-4000-8000-%012x", number, random.nextInt());
    Path file = Files.createDirectories(projects.resolve(project)).resolve(id + ".jsonl");
    Instant at = END.minusSeconds(random.nextLong(DAYS * 86_400L));
    long end = written + bytes;
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int response = 0; written < end; response++) {
        at = at.plusSeconds(5 + random.nextLong(60));
        response(out, new Line(id, number % 12, at), number + "_" + response);
      }
    }
  }

  private void response(BufferedWriter out, Line line, String id) throws IOException {
    String model = MODELS[random.nextInt(MODELS.length)];
    String usage =
        String.format(
            Locale.ROOT,
            "\"usage\":{\"input_tokens\":%d,\"cache_creation_input_tokens\":%d,"
                + "\"cache_read_input_tokens\":%d,\"output_tokens\":%d}",
            random.nextInt(50),
            random.nextInt(4_000),
            random.nextInt(150_000),
            1 + random.nextInt(1_500));
    for (int part = 0; part < 1 + random.nextInt(3); part++) {
      String message =
          "\"message\":{\"id\":\"msg_%s\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"%s\",\"content\":[{\"type\":\"text\",\"text\":\"%s\"}],%s},\"requestId\":\"req_%s\""
              .formatted(id, model, text(200), usage, id);
      write(out, line.of("assistant", message));
    }
    String result =
        "\"message\":{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"content\":\"%s\"}]}"
            .formatted(text(3_000));
    write(out, line.of("user", result));
  }

  private String text(int most) {
    int length = 1 + random.nextInt(most);
    StringBuilder text = new StringBuilder(length + WORDS.length());
    while (text.length() < length) {
      int from = random.nextInt(WORDS.length());
      text.append(WORDS, from, WORDS.length());
    }
    return text.toString();
  }

  private void write(BufferedWriter out, String line) throws IOException {
    out.write(line);
    out.write('\n');
    written += line.length() + 1;
  }

  /** What every line of a session says. */
  private record Line(String session, int project, Instant at) {
    String of(String type, String message) {
      return "{\"parentUuid\":null,\"isSidechain\":false,\"userType\":\"external\",\"cwd\":\"/home/dev/project%d\",\"sessionId\":\"%s\",\"version\":\"2.1.0\",\"type\":\"%s\",%s,\"timestamp\":\"%s\"}"
          .formatted(project, session, type, message, at);
    }
  }
}
