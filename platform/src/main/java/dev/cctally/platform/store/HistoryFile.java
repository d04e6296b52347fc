package dev.cctally.platform.store;

import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.store.SqlDatabase.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code stats.db}: history that cannot be read again from anywhere. It is never made anew
 * over what is there: a file that is damaged, of a later version or of another product is left as
 * it is and refused. Before it changes shape a copy is put into {@code backups/}.
 */
public final class HistoryFile {
  /** The file's name in the data directory. */
  public static final String NAME = "stats.db";

  /** Marks the file as ours: "ccts". */
  public static final int APPLICATION_ID = 0x63637473;

  /** As long as for a write: what is to be stored by those who wait is nowhere else. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final DataDirectory directory;
  private final Clock wallClock;
  private final List<Migration> registry;
  private final Function<Path, WriteAccess> access;

  /**
   * Makes nothing yet.
   *
   * @param directory where the file lies
   * @param wallClock the real time, for ledgers and names of backups
   * @param registry every migration there is, in order
   * @throws IllegalArgumentException if the migrations are not numbered from 1 without a gap
   */
  public HistoryFile(DataDirectory directory, Clock wallClock, List<Migration> registry) {
    this(directory, wallClock, registry, WriteAccess::to);
  }

  /** With who tells what can be written: nothing is in the way of those who run some tests. */
  HistoryFile(
      DataDirectory directory,
      Clock wallClock,
      List<Migration> registry,
      Function<Path, WriteAccess> access) {
    this.access = Objects.requireNonNull(access, "access");
    this.directory = Objects.requireNonNull(directory, "directory");
    this.wallClock = Objects.requireNonNull(wallClock, "wallClock");
    this.registry = List.copyOf(registry);
    for (int i = 0; i < registry.size(); i++) {
      if (registry.get(i).place() != i + 1) {
        throw new IllegalArgumentException(registry.get(i).name() + " is not number " + (i + 1));
      }
    }
  }

  /** {@return where the file lies or would lie} */
  public Path path() {
    return directory.path().resolve(NAME);
  }

  /**
   * Reads something without opening the file as others do: nothing is made, changed, locked or
   * waited for.
   *
   * @param work reads, and has no effects beyond its result; may be done several times
   * @return its result; {@code null} if there is no file, or none that can be read so
   */
  public <T> @Nullable T glance(Function<SqlDatabase, @Nullable T> work) {
    return new GlancedFile(path())
        .read(database ->
            database.number("PRAGMA application_id") == APPLICATION_ID
                    && database.number("PRAGMA user_version") == registry.size()
                ? work.apply(database)
                : null);
  }

  /** {@return whether there is a file} */
  public boolean exists() {
    return Files.exists(path());
  }

  /**
   * Opens the file for reading and writing, making it if needed.
   *
   * @return the database; the caller closes it. What goes wrong with it later is an {@code
   *     AppException}, too, that names the file
   * @throws AppException of kind {@code EXTERNAL} if it cannot be opened or written, or is damaged,
   *     of kind {@code DATA} if it is of a later version or not ours
   */
  public SqlDatabase open() {
    try {
      directory.ensure();
      WriteAccess possible = access.apply(path());
      if (!possible.granted()) {
        throw unwritable(possible);
      }
      return checked(directory.privateFile(NAME), true);
    } catch (IOException e) {
      throw inaccessible(IoReason.of(e), e);
    }
  }

  /**
   * {@return whether something can be stored in the file, or in the one that would be made} If not,
   * {@link #open} says why.
   */
  public boolean writable() {
    return access.apply(path()).granted();
  }

  /**
   * Keeps a copy of what is there, before something is done to it that nobody can take back.
   *
   * @param database the opened file, not in a transaction
   * @return the copy
   * @throws AppException of kind {@code EXTERNAL} if it cannot be written
   */
  public Path keepCopy(SqlDatabase database) {
    try {
      return new HistoryBackups(directory, wallClock).take(database, registry.size());
    } catch (IOException e) {
      throw inaccessible(IoReason.of(e), e);
    } catch (StoreException e) {
      throw inaccessible("no copy can be kept: " + e.getMessage(), e);
    }
  }

  /**
   * Opens the file for reading; nothing is made if there is none. Where it cannot be written a copy
   * is read.
   *
   * @return the database, empty and in memory if there is no file; the caller closes it
   * @throws AppException as {@link #open}
   */
  public SqlDatabase openForReading() {
    if (!exists()) {
      return empty();
    }
    try {
      return checked(path(), access.apply(path()).granted());
    } catch (IOException e) {
      throw inaccessible(IoReason.of(e), e);
    }
  }

  /** {@return an empty history in memory, of the present shape} */
  public SqlDatabase empty() {
    SqlDatabase memory = SqlDatabase.inMemory();
    for (Migration migration : registry) {
      migration.statements().forEach(memory::execute);
    }
    return memory;
  }

  private SqlDatabase checked(Path file, boolean writable) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(file + " is not a regular file");
    }
    if (!Files.isReadable(file)) {
      throw new IOException("you may not read it. " + access.apply(file).sentences());
    }
    SqlDatabase database = null;
    try {
      database = writable ? SqlDatabase.open(file, Durability.FULL) : MemoryCopy.ofUnwritable(file);
      SqlDatabase ready = shaped(database, file, writable);
      ready.failAs(failure -> told(StoreException.of(failure)));
      database = null;
      return ready;
    } catch (StoreException e) {
      throw refusal(e);
    } finally {
      if (database != null) {
        closeQuietly(database);
      }
    }
  }

  private SqlDatabase shaped(SqlDatabase database, Path file, boolean writable) throws IOException {
    long version = database.number("PRAGMA user_version");
    long owner = database.number("PRAGMA application_id");
    boolean virgin =
        owner == 0 && database.number("SELECT count(*) FROM sqlite_master") == 0 && version == 0;
    if (owner != APPLICATION_ID && !virgin) {
      throw new AppException(
          ErrorKind.DATA,
          file
              + " was not made by this product and is left alone. Set CCTALLY_DATA_DIR to another"
              + " folder, or move the file away.");
    }
    if (version > registry.size()) {
      throw new AppException(
          ErrorKind.DATA,
          "stats.db is at version "
              + version
              + " but this cctally only knows up to "
              + registry.size()
              + ". A newer/unreleased cctally likely touched this data dir. Use that one; or run"
              + " `cctally db recover --db stats` to revert it to the known schema head (stats.db"
              + " needs --yes and may require a re-record afterward); or restore a copy from "
              + directory.path().resolve("backups"));
    }
    if (version == registry.size()) {
      return database;
    }
    if (writable) {
      migrate(database, virgin);
      return database;
    }
    if (virgin) {
      return empty(); // somebody made the file and stored nothing yet
    }
    throw new AppException(
        ErrorKind.EXTERNAL,
        file
            + " is of version "
            + version
            + " and must be brought to version "
            + registry.size()
            + " before it can be read. "
            + access.apply(file).sentences());
  }

  private void migrate(SqlDatabase database, boolean virgin) throws IOException {
    Optional<ProcessLock> lock = ProcessLock.take(directory.privateFile(NAME + ".lock"), PATIENCE);
    if (lock.isEmpty()) {
      throw new IOException("another process is changing its shape");
    }
    try (ProcessLock _ = lock.get()) {
      MigrationLedger ledger = new MigrationLedger(database);
      List<Migration> due = due(database, ledger); // another process may have been faster
      long version = database.number("PRAGMA user_version");
      if (version > 0 || !ledger.applied().isEmpty()) {
        new HistoryBackups(directory, wallClock).take(database, version);
      }
      apply(database, ledger, due, virgin);
    }
  }

  /** The migrations that were neither applied nor skipped, in order. */
  private List<Migration> due(SqlDatabase database, MigrationLedger ledger) {
    long version = database.number("PRAGMA user_version");
    Set<String> done = new HashSet<>(ledger.applied().keySet());
    done.addAll(ledger.skipped().keySet());
    return registry.stream()
        .filter(migration -> migration.place() > version && !done.contains(migration.name()))
        .toList();
  }

  private void apply(
      SqlDatabase database, MigrationLedger ledger, List<Migration> due, boolean virgin) {
    MigrationErrors errors = new MigrationErrors(directory);
    String doing = "";
    database.begin();
    try {
      ledger.create();
      for (Migration migration : due) {
        doing = NAME + ":" + migration.name();
        migration.statements().forEach(database::execute);
        ledger.apply(migration.name(), wallClock.millis() * 1000);
      }
      doing = "";
      if (virgin) {
        database.execute("PRAGMA application_id = " + APPLICATION_ID);
      }
      database.execute("PRAGMA user_version = " + registry.size());
      database.commit();
    } catch (StoreException e) {
      database.rollback();
      if (doing.isEmpty() || e.problem() == StoreException.Problem.BUSY) {
        throw e;
      }
      String reason = String.valueOf(e.getMessage());
      errors.add(doing, reason, wallClock.instant());
      throw new AppException(
          ErrorKind.EXTERNAL,
          "[migration "
              + doing
              + "] failed: "
              + reason
              + "; "
              + path()
              + " was left as it was. `cctally db status` tells more",
          e);
    } catch (RuntimeException e) {
      database.rollback();
      throw e;
    }
    due.forEach(migration -> errors.clear(NAME + ":" + migration.name()));
  }

  /** What is not our own defect is told as what happened to this file. */
  private RuntimeException told(StoreException e) {
    return e.problem() == StoreException.Problem.OTHER ? e : refusal(e);
  }

  private AppException unwritable(WriteAccess found) {
    return new AppException(ErrorKind.EXTERNAL, "nothing can be stored: " + found.sentences());
  }

  private AppException refusal(StoreException e) {
    String reason = String.valueOf(e.getMessage());
    return switch (e.problem()) {
      case DAMAGED ->
          new AppException(
              ErrorKind.EXTERNAL,
              path()
                  + " is damaged ("
                  + reason
                  + ") and was left as it is. It holds history that nothing else has: restore a"
                  + " copy from "
                  + directory.path().resolve("backups")
                  + ", or move it away to start afresh.",
              e);
      case BUSY -> new AppException(ErrorKind.EXTERNAL, "database is locked: " + path(), e);
      case FULL, INACCESSIBLE, OTHER -> inaccessible(reason, e);
    };
  }

  private AppException inaccessible(String reason, Exception cause) {
    return new AppException(ErrorKind.EXTERNAL, "cannot use " + path() + ": " + reason, cause);
  }

  private static void closeQuietly(SqlDatabase database) {
    try {
      database.close();
    } catch (StoreException e) {
      return; // the failure that led here matters more
    }
  }
}
