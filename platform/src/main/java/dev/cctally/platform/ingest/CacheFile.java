package dev.cctally.platform.ingest;

import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.store.DataDirectory;
import dev.cctally.platform.store.ProcessLock;
import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.SqlDatabase.Durability;
import dev.cctally.platform.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code cache.db}: makes it, checks that it is ours and of a version we know, and
 * replaces it when it is damaged. What the vendors have deleted is carried over from a damaged file
 * as far as it can be read.
 */
final class CacheFile {
  static final String NAME = "cache.db";
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final DataDirectory directory;
  private final Clock wallClock;
  private final Consumer<String> notices;
  private @Nullable Object opened; // the identity of the file opened last

  /**
   * Makes nothing yet.
   *
   * @param directory where the file lies
   * @param wallClock names files that are moved aside
   * @param notices receives sentences for the user
   */
  CacheFile(DataDirectory directory, Clock wallClock, Consumer<String> notices) {
    this.directory = directory;
    this.wallClock = wallClock;
    this.notices = notices;
  }

  Path path() {
    return directory.path().resolve(NAME);
  }

  /**
   * Opens the file, making it if needed.
   *
   * @throws IOException if the folder or the file cannot be made
   * @throws StoreException if it cannot be opened
   * @throws AppException if it is another product's
   */
  SqlDatabase open() throws IOException {
    directory.ensure();
    Path file = directory.privateFile(NAME);
    if (!Files.isRegularFile(file)) {
      throw new IOException(file + " is not a regular file");
    }
    opened = identity();
    try {
      return checked(SqlDatabase.open(file, Durability.NORMAL));
    } catch (StoreException e) {
      if (e.problem() != StoreException.Problem.DAMAGED) {
        throw e;
      }
      return replace(String.valueOf(e.getMessage()));
    }
  }

  private SqlDatabase checked(SqlDatabase database) throws IOException {
    boolean usable = false;
    try {
      long version = database.number("PRAGMA user_version");
      long owner = database.number("PRAGMA application_id");
      if (owner == CacheSchema.APPLICATION_ID && version == CacheSchema.VERSION) {
        usable = true;
        return database;
      }
      if (owner == 0 && database.number("SELECT count(*) FROM sqlite_master") == 0) {
        CacheSchema.create(database);
        usable = true;
        return database;
      }
      if (owner != CacheSchema.APPLICATION_ID) {
        throw new AppException(
            ErrorKind.DATA,
            path()
                + " was not made by this product and is left alone. Set CCTALLY_DATA_DIR to another"
                + " folder, or move the file away.");
      }
      if (CacheSchema.fits(database)) {
        database.execute("PRAGMA user_version = " + CacheSchema.VERSION);
        notices.accept(
            "cctally: cache.db was ahead (v"
                + version
                + " > known v"
                + CacheSchema.VERSION
                + "); trimmed unknown migration state and reconciled to the known head (cache is"
                + " re-derivable). Run 'cctally cache-sync --rebuild' for a full rebuild.");
        usable = true;
        return database;
      }
      database.close();
      return replace("it has version " + version + ", this cctally knows " + CacheSchema.VERSION);
    } finally {
      if (!usable) {
        closeQuietly(database);
      }
    }
  }

  /**
   * Moves the file aside and makes a new one. If another process was faster, its file is used.
   *
   * @param reason what is wrong with the file
   */
  SqlDatabase replace(String reason) throws IOException {
    Path guard = directory.privateFile(NAME + ".lock");
    Optional<ProcessLock> lock = ProcessLock.take(guard, PATIENCE);
    if (lock.isEmpty()) {
      throw new IOException("another process is replacing " + path());
    }
    try (ProcessLock _ = lock.get()) {
      if (!Objects.equals(identity(), opened)) {
        return checked(SqlDatabase.open(path(), Durability.NORMAL)); // another process was faster
      }
      Path aside = aside();
      Files.move(path(), aside);
      for (String side : new String[] {"-wal", "-shm"}) {
        Path file = path().resolveSibling(NAME + side);
        if (Files.exists(file)) {
          Files.move(file, aside.resolveSibling(aside.getFileName() + side));
        }
      }
      notices.accept(
          "[cache] corrupt cache DB ("
              + reason
              + "); recreating; the old file is kept as "
              + aside);
      directory.privateFile(NAME);
      SqlDatabase fresh = SqlDatabase.open(path(), Durability.NORMAL);
      CacheSchema.create(fresh);
      opened = identity();
      new ArchiveSalvage(fresh, wallClock).from(aside).sentences(aside).forEach(notices);
      return fresh;
    }
  }

  /** Which file it is, whatever it is called, or {@code null}. */
  private @Nullable Object identity() {
    try {
      return Files.readAttributes(path(), BasicFileAttributes.class).fileKey();
    } catch (IOException e) {
      return null;
    }
  }

  private Path aside() {
    // Not a constant: formatters are slow to make and a healthy start needs none.
    String stamp =
        DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC)
            .format(wallClock.instant());
    Path aside = path().resolveSibling(NAME + ".corrupt-" + stamp);
    for (int i = 2; Files.exists(aside); i++) {
      aside = path().resolveSibling(NAME + ".corrupt-" + stamp + "-" + i);
    }
    return aside;
  }

  private static void closeQuietly(SqlDatabase database) {
    try {
      database.close();
    } catch (StoreException e) {
      return; // the failure that led here matters more
    }
  }

  /** The lock that guards a vendor's part of the file while it is written. */
  Path vendorLock(String vendorId) throws IOException {
    return directory.privateFile(NAME + "." + vendorId + ".lock");
  }
}
