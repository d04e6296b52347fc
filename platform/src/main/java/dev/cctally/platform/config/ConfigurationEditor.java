package dev.cctally.platform.config;

import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.store.AtomicFile;
import dev.cctally.platform.store.DataDirectory;
import dev.cctally.platform.store.IoReason;
import dev.cctally.platform.store.ProcessLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * Changes the configuration, one change at a time also between processes. A file that is not in
 * order is never touched. Before each change the old one is kept as {@code config.json.bak}.
 *
 * @param data the data directory; made when something is written
 */
public record ConfigurationEditor(DataDirectory data) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** A change. */
  @FunctionalInterface
  public interface Change {
    /**
     * Makes it.
     *
     * @param document the configuration as it is now
     * @throws JsonDocument.BrokenException if what it would change is of another kind than it
     *     should be
     */
    void apply(JsonDocument document) throws JsonDocument.BrokenException;
  }

  /**
   * Changes the file. Nothing is written if the change leaves everything as it was.
   *
   * @param change the change
   * @return whether anything was written
   * @throws AppException of kind {@code USAGE} if the file is broken, {@code EXTERNAL} if it cannot
   *     be read or written; nothing is written then
   */
  public boolean edit(Change change) {
    Path file = data.path().resolve(ConfigurationFile.NAME);
    try {
      data.ensure();
      Path lockFile = data.privateFile(ConfigurationFile.NAME + ".lock");
      Optional<ProcessLock> lock = ProcessLock.take(lockFile, PATIENCE);
      if (lock.isEmpty()) {
        throw new AppException(
            ErrorKind.EXTERNAL,
            "another process has held "
                + lockFile
                + " for "
                + PATIENCE.toSeconds()
                + " s; nothing was written, try again");
      }
      try (ProcessLock _ = lock.get()) {
        return edit(file, change);
      }
    } catch (IOException e) {
      throw new AppException(
          ErrorKind.EXTERNAL,
          "cannot change " + file + ": " + IoReason.of(e) + "; nothing was written");
    }
  }

  private static boolean edit(Path file, Change change) throws IOException {
    byte[] old;
    boolean exists = true;
    try {
      old = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      old = new byte[0];
      exists = false;
    }
    byte[] changed;
    try {
      JsonDocument document = JsonDocument.of(old);
      byte[] before = document.bytes();
      change.apply(document);
      changed = document.bytes();
      if (Arrays.equals(before, changed)) {
        return false;
      }
    } catch (JsonDocument.BrokenException e) {
      throw new AppException(
          ErrorKind.USAGE,
          file + " " + e.getMessage() + "; fix it or move it aside, nothing was written",
          e);
    }
    if (exists) {
      AtomicFile.copy(file, file.resolveSibling(file.getFileName() + ".bak"));
    }
    AtomicFile.write(file, changed);
    return true;
  }
}
