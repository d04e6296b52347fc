package dev.cctally.platform.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A private log file that several processes append to. Each text is one write, so that texts do not
 * mix. A file of more than a mebibyte moves aside as {@code NAME.1}, in place of the one before.
 *
 * @param folder the folder of logs; made when something is written
 * @param name the file's name
 * @param lockName the name of the file that is locked while a log moves
 */
public record RotatedLog(Path folder, String name, String lockName) {
  private static final long ROTATED_ABOVE = 1 << 20;
  private static final Duration ROTATION_WAITS = Duration.ofMillis(500);

  /** Rejects {@code null}. */
  public RotatedLog {
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(lockName, "lockName");
  }

  /** {@return where the newest lines are} */
  public Path file() {
    return folder.resolve(name);
  }

  /**
   * Appends a text.
   *
   * @param text whole lines
   * @throws IOException if that cannot be done
   */
  public void append(String text) throws IOException {
    DataDirectory logs = new DataDirectory(folder);
    logs.ensure();
    Path file = logs.privateFile(name);
    Files.writeString(file, text, StandardOpenOption.APPEND);
    if (Files.size(file) > ROTATED_ABOVE) {
      rotate(logs, file);
    }
  }

  /** Of two processes that see it full only one may move it, or the other moves a new one. */
  private void rotate(DataDirectory logs, Path file) throws IOException {
    Optional<ProcessLock> lock = ProcessLock.take(logs.privateFile(lockName), ROTATION_WAITS);
    if (lock.isEmpty()) {
      return; // next time
    }
    try (ProcessLock _ = lock.get()) {
      if (Files.exists(file) && Files.size(file) > ROTATED_ABOVE) {
        AtomicFile.moveOver(file, file.resolveSibling(file.getFileName() + ".1"));
      }
    }
  }
}
