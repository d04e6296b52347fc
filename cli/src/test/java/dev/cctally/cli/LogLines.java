package dev.cctally.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Writes transcripts of made-up responses. */
final class LogLines {
  private final Path home;
  private final Map<String, StringBuilder> files = new LinkedHashMap<>();
  private int written;

  LogLines(Path home) {
    this.home = home;
  }

  /**
   * Adds a response to a session's file, whose folder is named {@code folder} below the projects.
   *
   * @param counts uncached input, output, cache writes and cache reads, with slashes between
   */
  LogLines add(String folder, String session, String at, String model, String counts) {
    return add(folder, session, at, model, counts, "", "");
  }

  /** As above, with members of the usage and of the line, each followed or led by its comma. */
  LogLines add(
      String folder,
      String session,
      String at,
      String model,
      String counts,
      String usage,
      String members) {
    String[] count = counts.split("/", -1);
    int number = ++written;
    files
        .computeIfAbsent(folder + "/" + session + ".jsonl", _ -> new StringBuilder())
        .append(
            ("{\"type\":\"assistant\",%s\"timestamp\":\"%s\",\"message\":{\"role\":\"assistant\","
                    + "\"model\":\"%s\",\"usage\":{\"input_tokens\":%s,\"output_tokens\":%s,"
                    + "\"cache_creation_input_tokens\":%s,\"cache_read_input_tokens\":%s%s},"
                    + "\"id\":\"msg_%d\"},\"requestId\":\"req_%d\",\"sessionId\":\"%s\","
                    + "\"cwd\":\"/work%s\",\"version\":\"2.1.0\"}\n")
                .formatted(
                    members,
                    at,
                    model,
                    count[0],
                    count[1],
                    count[2],
                    count[3],
                    usage,
                    number,
                    number,
                    session,
                    folder.replace('-', '/')));
    return this;
  }

  void write() throws IOException {
    Files.createDirectories(home);
    for (Map.Entry<String, StringBuilder> entry : files.entrySet()) {
      Path file = home.resolve(".claude/projects").resolve(entry.getKey());
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.writeString(file, entry.getValue());
    }
  }
}
