package dev.cctally.platform.config;

import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.store.AtomicFile;
import dev.cctally.platform.store.DataDirectory;
import dev.cctally.platform.store.IoReason;
import dev.cctally.platform.store.ProcessLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
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
    Path file = file();
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !wanted(file, change)) {
      return false;
    }
    return locked(() -> edit(file, change));
  }

  /** {@return the file that is changed; it need not exist} */
  public Path file() {
    return data.path().resolve(ConfigurationFile.NAME);
  }

  /**
   * Moves the file aside, whatever is in it, and begins a new one. Where there is none, nothing is
   * made.
   *
   * @param suffix what to add to the name of the old one
   * @return where the old one is now, or empty if there was none
   * @throws AppException of kind {@code EXTERNAL} if that is not possible
   */
  public Optional<Path> reset(String suffix) {
    Path file = file();
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    return locked(() -> {
      if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.<Path>empty();
      }
      Path aside = free(file.resolveSibling(file.getFileName() + suffix));
      if (Files.isRegularFile(file) && Files.isReadable(file)) {
        AtomicFile.copy(file, aside); // a link stays, and at no moment is there no file
      } else {
        AtomicFile.moveOver(file, aside);
      }
      AtomicFile.write(file, JsonDocument.empty().bytes());
      return Optional.of(aside);
    });
  }

  private static Path free(Path wanted) {
    Path free = wanted;
    for (int i = 2; Files.exists(free, LinkOption.NOFOLLOW_LINKS); i++) {
      free = wanted.resolveSibling(wanted.getFileName() + "-" + i);
    }
    return free;
  }

  /** Whether a change makes something out of nothing; tried before anything is made for it. */
  private static boolean wanted(Path file, Change change) {
    try {
      JsonDocument document = JsonDocument.empty();
      byte[] before = document.bytes();
      change.apply(document);
      return !Arrays.equals(before, document.bytes());
    } catch (JsonDocument.BrokenException e) {
      throw refused(file, e);
    }
  }

  /** Something that is done while nobody else changes the file. */
  @FunctionalInterface
  private interface Work<T> {
    T run() throws IOException;
  }

  private <T> T locked(Work<T> work) {
    Path file = file();
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
        return work.run();
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
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new AppException(
          ErrorKind.USAGE, file + " is no file; move it aside, nothing was written");
    }
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
      throw refused(file, e);
    }
    if (exists) {
      AtomicFile.copy(file, file.resolveSibling(file.getFileName() + ".bak"));
    }
    AtomicFile.write(file, changed);
    return true;
  }

  private static AppException refused(Path file, JsonDocument.BrokenException e) {
    return new AppException(
        ErrorKind.USAGE,
        file + " " + e.getMessage() + "; fix it or move it aside, nothing was written",
        e);
  }
}
