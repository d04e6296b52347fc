package dev.cctally.platform.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Copies of the history file in {@code backups/}: the newest five are kept. */
final class HistoryBackups {
  private static final int KEPT = 5;

  private final DataDirectory directory;
  private final Clock wallClock;

  HistoryBackups(DataDirectory directory, Clock wallClock) {
    this.directory = directory;
    this.wallClock = wallClock;
  }

  /**
   * Copies a database that may be in use.
   *
   * @param database the database
   * @param version its version
   * @return the copy
   * @throws IOException if the folder cannot be made
   * @throws StoreException if the copy cannot be written; nothing is left of it
   */
  Path take(SqlDatabase database, long version) throws IOException {
    DataDirectory folder = new DataDirectory(directory.path().resolve("backups"));
    folder.ensure();
    String stamp =
        DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC)
            .format(wallClock.instant());
    String name = "stats-v" + version + "-" + stamp + ".db";
    for (int i = 2; Files.exists(folder.path().resolve(name)); i++) {
      name = "stats-v" + version + "-" + stamp + "-" + i + ".db";
    }
    Path copy = folder.privateFile(name);
    boolean whole = false;
    try {
      database.update("VACUUM INTO ?", copy.toString());
      whole = true;
    } finally {
      if (!whole) {
        Files.deleteIfExists(copy);
      }
    }
    forget(folder.path());
    return copy;
  }

  /**
   * {@return the copies there are, newest first}
   *
   * @throws IOException if the folder cannot be read
   */
  List<Path> all() throws IOException {
    Path folder = directory.path().resolve("backups");
    return Files.isDirectory(folder) ? copies(folder) : List.of();
  }

  private static List<Path> copies(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("stats-v\\d+-.*\\.db"))
          .sorted(HistoryBackups::newestFirst)
          .toList();
    }
  }

  private static void forget(Path folder) throws IOException {
    List<Path> copies = copies(folder);
    for (Path old : copies.subList(Math.min(KEPT, copies.size()), copies.size())) {
      Files.deleteIfExists(old);
    }
  }

  private static int newestFirst(Path one, Path other) {
    return stamp(other).compareTo(stamp(one));
  }

  /** The part of a name after the version: it orders by time. */
  private static String stamp(Path file) {
    String name = file.getFileName().toString();
    return name.substring(name.indexOf('-', "stats-v".length()) + 1);
  }
}
