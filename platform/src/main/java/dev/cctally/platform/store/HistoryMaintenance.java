package dev.cctally.platform.store;

import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.store.DatabaseStatus.Condition;
import dev.cctally.platform.store.MigrationLedger.Skip;
import dev.cctally.platform.store.MigrationStatus.State;
import dev.cctally.platform.store.Recovery.Outcome;
import dev.cctally.platform.store.SqlDatabase.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is done to the history file by hand: how it and its migrations stand, which of them are left
 * out, and bringing it back from a later version. Opens the file without bringing it into the
 * present shape.
 */
public final class HistoryMaintenance {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final DataDirectory directory;
  private final Clock wallClock;
  private final List<Migration> registry;

  /**
   * Opens nothing yet.
   *
   * @param directory where the file lies
   * @param wallClock the real time, for ledgers and names of backups
   * @param registry every migration there is, in order
   */
  public HistoryMaintenance(DataDirectory directory, Clock wallClock, List<Migration> registry) {
    this.directory = Objects.requireNonNull(directory, "directory");
    this.wallClock = Objects.requireNonNull(wallClock, "wallClock");
    this.registry = List.copyOf(registry);
  }

  private Path path() {
    return directory.path().resolve(HistoryFile.NAME);
  }

  /** {@return the log of migrations that failed; there may be none} */
  public Path errorLog() {
    return new MigrationErrors(directory).path();
  }

  /** {@return how the file stands; its details are its migrations} Makes and changes nothing. */
  public DatabaseStatus<List<MigrationStatus>> status() {
    return DatabaseStatus.of(
        path(),
        HistoryFile.APPLICATION_ID,
        registry.size(),
        database -> {
          MigrationLedger ledger = new MigrationLedger(database);
          return states(ledger.applied(), ledger.skipped());
        });
  }

  /** {@return how the migrations of a file stand that does not exist} */
  public List<MigrationStatus> pending() {
    return states(Map.of(), Map.of());
  }

  private List<MigrationStatus> states(Map<String, Long> applied, Map<String, Skip> skipped) {
    Map<String, Instant> failed = new MigrationErrors(directory).last();
    List<MigrationStatus> states = new ArrayList<>();
    for (Migration migration : registry) {
      String name = migration.name();
      Skip skip = skipped.get(name);
      Long done = applied.get(name);
      Instant failure = failed.get(HistoryFile.NAME + ":" + name);
      State state = State.PENDING;
      Instant at = null;
      if (skip != null) {
        state = State.SKIPPED;
        at = Instant.ofEpochMilli(skip.atMicros() / 1000);
      } else if (done != null) {
        state = State.APPLIED;
        at = Instant.ofEpochMilli(done / 1000);
      } else if (failure != null) {
        state = State.FAILED;
        at = failure;
      }
      String reason = skip == null ? null : skip.reason();
      states.add(new MigrationStatus(migration.place(), name, state, at, reason));
    }
    return states;
  }

  /**
   * {@return the copies of the file that were made before it was changed, newest first}
   *
   * @throws AppException of kind {@code EXTERNAL} if their folder cannot be read
   */
  public List<Path> backups() {
    try {
      return new HistoryBackups(directory, wallClock).all();
    } catch (IOException e) {
      throw unusable(IoReason.of(e), e);
    }
  }

  /** {@return whether a migration has this name} */
  public boolean knows(String name) {
    return registry.stream().anyMatch(migration -> migration.name().equals(name));
  }

  /**
   * Leaves a migration out from now on. Makes the file if there is none.
   *
   * @param name a known migration
   * @param reason why, or {@code null}
   * @return how it stood before: {@code PENDING} if it is left out now, else nothing was done
   * @throws AppException if the file cannot be used
   */
  public State skip(String name, @Nullable String reason) {
    return changing(database -> {
      MigrationLedger ledger = new MigrationLedger(database);
      if (ledger.applied().containsKey(name)) {
        return State.APPLIED;
      }
      if (ledger.skipped().containsKey(name)) {
        return State.SKIPPED;
      }
      ledger.create();
      ledger.skip(name, new Skip(wallClock.millis() * 1000, reason));
      database.execute("PRAGMA application_id = " + HistoryFile.APPLICATION_ID);
      return State.PENDING;
    });
  }

  /**
   * Has a migration that was left out applied when the file is opened next.
   *
   * @param name a known migration
   * @return whether it was left out
   * @throws AppException if the file cannot be used
   */
  public boolean unskip(String name) {
    if (!Files.exists(path())) {
      return false;
    }
    return changing(database -> {
      MigrationLedger ledger = new MigrationLedger(database);
      if (!ledger.skipped().containsKey(name)) {
        return false;
      }
      ledger.unskip(name);
      database.execute("PRAGMA user_version = 0");
      return true;
    });
  }

  /**
   * Brings a file of a later version back to the version this program knows: forgets the migrations
   * it does not know, and has the missing ones applied when the file is opened next. Tables and
   * columns that are not known stay. A copy is made first.
   *
   * @param confirmed whether the user agrees
   * @param dry whether only to tell what would be done
   * @return what came of it
   * @throws AppException if the file cannot be used
   */
  public Recovery recover(boolean confirmed, boolean dry) {
    if (!Files.exists(path())) {
      return Recovery.nothing(Outcome.ABSENT, 0, registry.size());
    }
    return changing(database -> {
      long version = database.number("PRAGMA user_version");
      if (version <= registry.size()) {
        return Recovery.nothing(Outcome.NOT_AHEAD, version, registry.size());
      }
      if (!confirmed && !dry) {
        return Recovery.nothing(Outcome.UNCONFIRMED, version, registry.size());
      }
      return revert(database, version, dry);
    });
  }

  private Recovery revert(SqlDatabase database, long version, boolean dry) {
    MigrationLedger ledger = new MigrationLedger(database);
    Set<String> known = new HashSet<>();
    registry.forEach(migration -> known.add(migration.name()));
    Set<String> done = new HashSet<>(ledger.applied().keySet());
    done.addAll(ledger.skipped().keySet());
    int to = done.containsAll(known) ? registry.size() : 0;
    Path backup = null;
    if (!dry) {
      database.rollback(); // a copy cannot be made within a transaction
      backup = copy(database, version);
      database.begin();
    }
    int dropped = ledger.keep(known); // undone if dry
    if (!dry) {
      database.execute("PRAGMA user_version = " + to);
    }
    Outcome outcome = dry ? Outcome.WOULD_REVERT : Outcome.REVERTED;
    return new Recovery(outcome, version, to, registry.size(), dropped, backup, List.of());
  }

  private Path copy(SqlDatabase database, long version) {
    try {
      return new HistoryBackups(directory, wallClock).take(database, version);
    } catch (IOException e) {
      throw unusable("no copy could be made first: " + IoReason.of(e), e);
    }
  }

  private interface Change<T> {
    T in(SqlDatabase database);
  }

  /** Does something in one transaction, alone; undone if it did nothing or failed. */
  private <T> T changing(Change<T> change) {
    refuseWhatIsNotOurs();
    try {
      directory.ensure();
      Path file = directory.privateFile(HistoryFile.NAME);
      Path guard = directory.privateFile(HistoryFile.NAME + ".lock");
      Optional<ProcessLock> lock = ProcessLock.take(guard, PATIENCE);
      if (lock.isEmpty()) {
        throw unusable("another process is changing its shape", null);
      }
      try (ProcessLock _ = lock.get();
          SqlDatabase database = SqlDatabase.open(file, Durability.FULL)) {
        return changing(database, change);
      }
    } catch (IOException e) {
      throw unusable(IoReason.of(e), e);
    } catch (StoreException e) {
      if (e.problem() == StoreException.Problem.DAMAGED) {
        throw damaged(String.valueOf(e.getMessage()), e);
      }
      throw unusable(String.valueOf(e.getMessage()), e);
    }
  }

  /** Before it is opened: even that would change it. */
  private void refuseWhatIsNotOurs() {
    DatabaseStatus<List<MigrationStatus>> before = status();
    if (before.condition() == Condition.FOREIGN) {
      throw new AppException(
          ErrorKind.DATA, path() + " was not made by this product and is left alone");
    }
    if (before.condition() == Condition.DAMAGED) {
      throw damaged(String.valueOf(before.problem()), null);
    }
  }

  private static <T> T changing(SqlDatabase database, Change<T> change) {
    database.begin();
    try {
      T result = change.in(database);
      if (result instanceof Recovery recovery && recovery.outcome() != Outcome.REVERTED) {
        database.rollback();
      } else {
        database.commit();
      }
      return result;
    } catch (RuntimeException e) {
      database.rollback();
      throw e;
    }
  }

  private AppException damaged(String reason, @Nullable Exception cause) {
    return new AppException(
        ErrorKind.EXTERNAL,
        path()
            + " is damaged ("
            + reason
            + ") and was left as it is; restore a copy from "
            + directory.path().resolve("backups")
            + ", or move it away to start afresh",
        cause);
  }

  private AppException unusable(String reason, @Nullable Exception cause) {
    return new AppException(ErrorKind.EXTERNAL, "cannot use " + path() + ": " + reason, cause);
  }
}
