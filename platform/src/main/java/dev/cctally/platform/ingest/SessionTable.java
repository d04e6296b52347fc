package dev.cctally.platform.ingest;

import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.SqlRows;
import dev.cctally.platform.store.SqlStatement;
import dev.cctally.spi.vendor.SessionFacts;
import dev.cctally.spi.vendor.SessionHint;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The table {@code session}. Used inside a transaction. */
final class SessionTable implements AutoCloseable {
  private final SqlDatabase database;
  private final SqlStatement insert;
  private final SqlStatement select;
  private final SqlStatement update;

  SessionTable(SqlDatabase database) {
    this.database = database;
    insert =
        database.prepare(
            "INSERT INTO session (file_id, key, hint_session, hint_project) VALUES (?, ?, ?, ?)");
    select =
        database.prepare(
            """
            SELECT key, id, session_id, project_path, parent_session, hint_session
            FROM session WHERE file_id = ?
            """);
    update =
        database.prepare(
            "UPDATE session SET session_id = ?, project_path = ?, parent_session = ? WHERE id = ?");
  }

  /** A stored session, as far as writing needs it. */
  static final class Stored {
    final int id;
    private SessionFacts facts;
    private final String hint;

    Stored(int id, SessionFacts facts, String hint) {
      this.id = id;
      this.facts = facts;
      this.hint = hint;
    }

    /** The session's id as reports see it. */
    String sessionId() {
      String id = facts.sessionId();
      return id == null ? hint : id;
    }
  }

  /** The sessions of a file by key. */
  Map<String, Stored> sessions(int fileId) {
    Map<String, Stored> sessions = new HashMap<>();
    select.set(1, (long) fileId);
    try (SqlRows rows = select.query()) {
      while (rows.next()) {
        String key = rows.requiredText(0);
        SessionFacts facts = new SessionFacts(key, rows.text(2), rows.text(3), rows.text(4));
        sessions.put(key, new Stored((int) rows.number(1), facts, rows.requiredText(5)));
      }
    }
    return sessions;
  }

  Stored create(int fileId, String key, SessionHint hint) {
    insert.set(1, (long) fileId);
    insert.set(2, key);
    insert.set(3, hint.sessionId());
    insert.set(4, hint.projectPath());
    insert.update();
    int id = (int) database.number("SELECT last_insert_rowid()");
    return new Stored(id, new SessionFacts(key, null, null, null), hint.sessionId());
  }

  /**
   * Adds what a log says.
   *
   * @return whether the id that reports see has changed
   */
  boolean apply(Stored session, SessionFacts facts) {
    SessionFacts merged = ChunkCollector.merge(session.facts, facts);
    if (merged.equals(session.facts)) {
      return false;
    }
    String before = session.sessionId();
    session.facts = merged;
    store(session);
    return !Objects.equals(before, session.sessionId());
  }

  /** Forgets what the log said: the file is read again. */
  void clearFacts(Stored session) {
    session.facts = new SessionFacts(session.facts.key(), null, null, null);
    store(session);
  }

  private void store(Stored session) {
    update.set(1, (@Nullable Object) session.facts.sessionId());
    update.set(2, (@Nullable Object) session.facts.projectPath());
    update.set(3, (@Nullable Object) session.facts.parentSessionId());
    update.set(4, (long) session.id);
    update.update();
  }

  @Override
  public void close() {
    insert.close();
    select.close();
    update.close();
  }
}
