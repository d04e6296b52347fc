package dev.cctally.platform.alert.engine;

import dev.cctally.platform.store.HistoryFile;
import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.SqlRows;
import dev.cctally.platform.store.SqlStatement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of alerts in the history file. Opened when it is first needed; for reading nothing
 * is made. Used by one thread.
 */
public final class AlertStore implements AutoCloseable {
  /** The basis that says that settings have been looked at, whatever they were. */
  private static final String ANY = "";

  private final HistoryFile file;
  private @Nullable SqlDatabase database;
  private boolean writable;

  /**
   * Opens nothing yet.
   *
   * @param file the history
   */
  public AlertStore(HistoryFile file) {
    this.file = Objects.requireNonNull(file, "file");
  }

  /**
   * {@return what has been latched, the newest first}
   *
   * @param limit how many at most
   * @throws dev.cctally.platform.AppException if the history cannot be used
   */
  public List<Latch> newest(int limit) {
    return new LatchTable(forReading()).newest(limit);
  }

  /** {@return the thresholds that are latched, of the window of a key} */
  Set<Integer> latched(Latch.Key key) {
    return new LatchTable(forReading()).latched(key);
  }

  /** A latch and what the user is told of it. */
  record Due<T>(Latch latch, T what) {}

  /** What this process is the one to tell. */
  record ToTell<T>(long id, T what) {}

  /**
   * Latches in one transaction, with what is written along.
   *
   * @param due what is due
   * @param along is done in the same transaction
   * @return those that are to be told and that this process was the first to latch
   */
  <T> List<ToTell<T>> latch(List<Due<T>> due, Runnable along) {
    List<ToTell<T>> ours = new ArrayList<>();
    within(() -> {
      LatchTable latches = new LatchTable(forWriting());
      for (Due<T> one : due) {
        long id = latches.add(one.latch());
        if (id > 0 && one.latch().state() == Latch.State.FIRED) {
          ours.add(new ToTell<>(id, one.what()));
        }
      }
      along.run();
    });
    return ours;
  }

  /** Writes down what came of telling. */
  void told(long id, long atMicros, String status) {
    within(() -> new LatchTable(forWriting()).told(id, atMicros, status));
  }

  /** {@return the settings by subject that were last looked at} */
  Map<String, String> bases() {
    Map<String, String> bases = new HashMap<>();
    try (SqlStatement statement =
            forReading().prepare("SELECT subject, settings FROM alert_basis");
        SqlRows rows = statement.query()) {
      while (rows.next()) {
        bases.put(rows.requiredText(0), rows.requiredText(1));
      }
    }
    return bases;
  }

  /** Whether settings have been looked at before, whatever they were. */
  static boolean lookedAt(Map<String, String> bases) {
    return bases.containsKey(ANY);
  }

  /** Whether there is a history; none is made just to say that nothing is set. */
  boolean exists() {
    return file.exists();
  }

  /** Says that settings have been looked at. */
  void lookedAt() {
    within(() -> basis(ANY, "1"));
  }

  /** Keeps the settings of a subject; within a transaction or by itself. */
  void basis(String subject, String settings) {
    forWriting().update("INSERT OR REPLACE INTO alert_basis VALUES (?, ?)", subject, settings);
  }

  /** {@return the milestone of a series up to which was looked, or {@code null}} */
  @Nullable Long mark(String series) {
    return new MarkTable(forReading()).of(series);
  }

  /** Moves the mark of a series forward; within a transaction or by itself. */
  void mark(String series, long milestone) {
    new MarkTable(forWriting()).move(series, milestone);
  }

  private void within(Runnable work) {
    SqlDatabase open = forWriting();
    open.begin();
    try {
      work.run();
      open.commit();
    } catch (RuntimeException e) {
      open.rollback();
      throw e;
    }
  }

  private SqlDatabase forWriting() {
    if (database != null && writable) {
      return database;
    }
    close();
    SqlDatabase opened = file.open();
    database = opened;
    writable = true;
    return opened;
  }

  private SqlDatabase forReading() {
    SqlDatabase open = database;
    if (open == null) {
      open = file.openForReading();
      database = open;
    }
    return open;
  }

  @Override
  public void close() {
    SqlDatabase open = database;
    database = null;
    writable = false;
    if (open != null) {
      open.close();
    }
  }
}
