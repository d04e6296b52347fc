package dev.cctally.platform.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The log of migrations that failed, {@code logs/migration-errors.log}: a block for each, headed
 * {@code [time] file:migration}. One that succeeds later is struck out; an empty log is removed.
 */
final class MigrationErrors {
  private static final Pattern HEAD = Pattern.compile("\\[(\\S+)] (\\S+:\\S+)");

  private final DataDirectory directory;

  MigrationErrors(DataDirectory directory) {
    this.directory = directory;
  }

  Path path() {
    return directory.path().resolve("logs").resolve("migration-errors.log");
  }

  /** When each failed last, by file and name; empty if the log cannot be read. */
  Map<String, Instant> last() {
    Map<String, Instant> last = new LinkedHashMap<>();
    for (String block : blocks()) {
      Matcher head = HEAD.matcher(block);
      if (head.lookingAt()) {
        try {
          last.put(head.group(2), Instant.parse(head.group(1)));
        } catch (java.time.DateTimeException e) {
          continue; // somebody else has written it
        }
      }
    }
    return last;
  }

  private List<String> blocks() {
    try {
      return List.of(Files.readString(path()).strip().split("\\R\\s*\\R"));
    } catch (IOException | java.io.UncheckedIOException e) {
      return List.of();
    }
  }

  /** Adds a failure; one that cannot be logged is told by whoever failed. */
  void add(String what, String error, Instant at) {
    List<String> blocks = new ArrayList<>(without(what));
    String line = error.strip().replaceAll("\\s*\\R\\s*", " ");
    blocks.add("[" + at.truncatedTo(ChronoUnit.SECONDS) + "] " + what + "\n  " + line);
    write(blocks);
  }

  /** Strikes out what has succeeded. */
  void clear(String what) {
    if (Files.exists(path())) {
      write(without(what));
    }
  }

  private List<String> without(String what) {
    return blocks().stream()
        .filter(block -> !block.isBlank())
        .filter(block -> {
          Matcher head = HEAD.matcher(block);
          return !head.lookingAt() || !head.group(2).equals(what);
        })
        .toList();
  }

  private void write(List<String> blocks) {
    try {
      if (blocks.isEmpty()) {
        Files.deleteIfExists(path());
        return;
      }
      DataDirectory logs = new DataDirectory(directory.path().resolve("logs"));
      logs.ensure();
      String text = String.join("\n\n", blocks) + "\n";
      AtomicFile.write(
          logs.privateFile("migration-errors.log"), text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      return; // the failure itself is told all the same
    }
  }
}
