package dev.cctally.platform.hook;

import dev.cctally.platform.store.IoReason;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Keeps what nobody of us has put into the spool from stopping hooks: a folder, a pipe, a link or
 * what cannot be read gets another name, under which it is left alone for a day.
 *
 * @param problems takes what was found, a sentence each
 * @param hopeless what cannot be renamed either, and has been told of
 */
record SpoolWard(Consumer<String> problems, Set<Path> hopeless) {
  private static final String ASIDE = ".bad";
  private static final int MOST_OF_A_NAME = 100;

  SpoolWard(Consumer<String> problems) {
    this(problems, new HashSet<>());
  }

  /** Whether something has a name of ours that we must not use: only plain files are ours. */
  static boolean foreign(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  /** Sets something aside unless it is a plain file, or nothing. */
  void clear(Path file) {
    if (foreign(file)) {
      setAside(file, "it is not a plain file");
    }
  }

  /** Gives something another name, and says why. */
  void setAside(Path file, String why) {
    if (hopeless.contains(file)) {
      return;
    }
    String complaint = "spool: " + file.getFileName() + " cannot be used: " + why;
    try {
      Path other = free(file);
      Files.move(file, other);
      problems.accept(complaint + "; it is now " + other.getFileName());
    } catch (IOException e) {
      hopeless.add(file);
      problems.accept(complaint + "; and it cannot be renamed: " + IoReason.of(e));
    }
  }

  private static Path free(Path file) {
    Path other = file.resolveSibling(file.getFileName() + ASIDE);
    for (int i = 1; i < MOST_OF_A_NAME && Files.exists(other, LinkOption.NOFOLLOW_LINKS); i++) {
      other = file.resolveSibling(file.getFileName() + ASIDE + i);
    }
    return other;
  }

  /** Removes what was set aside, a day after it was last changed. */
  void forget(Path folder, Instant now, Duration after) throws IOException {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*" + ASIDE + "*")) {
      for (Path file : found) {
        try {
          Instant changed = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
          if (Duration.between(changed, now).compareTo(after) > 0) {
            Files.deleteIfExists(file);
          }
        } catch (IOException e) {
          continue; // a folder that is not empty is somebody's; it is in nobody's way
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }
}
