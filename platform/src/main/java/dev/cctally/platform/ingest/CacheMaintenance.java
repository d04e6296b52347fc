package dev.cctally.platform.ingest;

import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.store.DataDirectory;
import dev.cctally.platform.store.DatabaseStatus;
import dev.cctally.platform.store.DatabaseStatus.Condition;
import dev.cctally.platform.store.IoReason;
import dev.cctally.platform.store.Recovery;
import dev.cctally.platform.store.Recovery.Outcome;
import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.SqlRows;
import dev.cctally.platform.store.SqlStatement;
import dev.cctally.platform.store.StoreException;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is done to the cache by hand. It has no migrations: one of another shape is made anew from
 * the logs, and what they no longer hold is carried over.
 */
public final class CacheMaintenance {
  private final DataDirectory directory;
  private final Clock wallClock;

  /**
   * Opens nothing yet.
   *
   * @param directory where the file lies
   * @param wallClock the real time, for names of files that are set aside
   */
  public CacheMaintenance(DataDirectory directory, Clock wallClock) {
    this.directory = Objects.requireNonNull(directory, "directory");
    this.wallClock = Objects.requireNonNull(wallClock, "wallClock");
  }

  /**
   * {@return how the file stands; its details are how many quota readings wait to be taken into the
   * history, by vendor} Makes and changes nothing.
   */
  public DatabaseStatus<Map<String, Long>> status() {
    return DatabaseStatus.of(
        directory.path().resolve(CacheFile.NAME),
        CacheSchema.APPLICATION_ID,
        CacheSchema.VERSION,
        database ->
            database.number("PRAGMA user_version") == CacheSchema.VERSION
                ? waiting(database)
                : Map.of()); // their form is not known
  }

  private static Map<String, Long> waiting(SqlDatabase database) {
    Map<String, Long> waiting = new LinkedHashMap<>();
    try (SqlStatement statement =
            database.prepare(
                "SELECT vendor, sum(readings) FROM quota_said GROUP BY vendor ORDER BY vendor");
        SqlRows rows = statement.query()) {
      while (rows.next()) {
        waiting.put(rows.requiredText(0), rows.number(1));
      }
    }
    return waiting;
  }

  /**
   * Brings a file of a later version back: one that has our tables is told our version, any other
   * is set aside and made anew.
   *
   * @param dry whether only to tell what would be done
   * @return what came of it
   * @throws AppException if the file cannot be used
   */
  public Recovery recover(boolean dry) {
    DatabaseStatus<Map<String, Long>> before = status();
    int known = CacheSchema.VERSION;
    switch (before.condition()) {
      case ABSENT:
        return Recovery.nothing(Outcome.ABSENT, 0, known);
      case FOREIGN:
        throw new AppException(
            ErrorKind.DATA, before.path() + " was not made by this product and is left alone");
      case DAMAGED:
        throw new AppException(
            ErrorKind.EXTERNAL,
            before.path()
                + " cannot be read ("
                + before.problem()
                + "); the next report makes it anew, or run `cctally cache-sync --rebuild`");
      default:
        break;
    }
    if (before.condition() != Condition.NEWER) {
      return Recovery.nothing(Outcome.NOT_AHEAD, before.version(), known);
    }
    if (dry) {
      return new Recovery(Outcome.WOULD_REVERT, before.version(), known, known, 0, null, List.of());
    }
    List<String> notes = new ArrayList<>();
    CacheFile file = new CacheFile(directory, wallClock, notes::add);
    try {
      file.open().close(); // which is all it takes
    } catch (IOException e) {
      throw unusable(before, IoReason.of(e), e);
    } catch (StoreException e) {
      throw unusable(before, String.valueOf(e.getMessage()), e);
    }
    boolean replaced = notes.stream().anyMatch(note -> note.contains("recreating"));
    return new Recovery(
        replaced ? Outcome.REPLACED : Outcome.REVERTED,
        before.version(),
        known,
        known,
        0,
        null,
        notes);
  }

  private static AppException unusable(DatabaseStatus<?> status, String reason, Exception cause) {
    return new AppException(
        ErrorKind.EXTERNAL, "cannot use " + status.path() + ": " + reason, cause);
  }
}
