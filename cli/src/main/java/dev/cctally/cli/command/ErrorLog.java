package dev.cctally.cli.command;

import dev.cctally.platform.store.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * Keeps unexpected failures for whoever looks into them: {@code logs/error.log} in the data
 * directory. It is made only where a data directory exists, and kept below two times a mebibyte.
 */
final class ErrorLog {
  private static final long ROTATED_ABOVE = 1 << 20;
  private static final String NAME = "error.log";

  private final Path dataDirectory;

  ErrorLog(Path dataDirectory) {
    this.dataDirectory = dataDirectory;
  }

  /** Appends one event. That it cannot be kept is no reason to fail again. */
  void append(Instant at, String program, String event) {
    if (!Files.isDirectory(dataDirectory)) {
      return;
    }
    DataDirectory logs = new DataDirectory(dataDirectory.resolve("logs"));
    try {
      logs.ensure();
      Path log = logs.privateFile(NAME);
      if (Files.size(log) > ROTATED_ABOVE) {
        Files.move(log, log.resolveSibling(NAME + ".1"), StandardCopyOption.REPLACE_EXISTING);
        log = logs.privateFile(NAME);
      }
      Files.writeString(log, at + " " + program + ": " + event, StandardOpenOption.APPEND);
    } catch (IOException e) {
      return;
    }
  }
}
