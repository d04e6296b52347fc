package dev.cctally.platform.ingest;

import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.SqlRows;
import dev.cctally.platform.store.SqlStatement;
import dev.cctally.spi.vendor.Lineage;
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
  private final SqlStatement selectFile;

  SessionTable(SqlDatabase database) {
    this.database = database;
    insert =
        database.prepare(
            """
            INSERT INTO session (file_id, key, session_id, project_path, lineage_id,
              lineage_parent, lineage_start, hint_session, hint_project)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """);
    select =
        database.prepare(
            """
            SELECT key, id, session_id, project_path, lineage_id, lineage_parent, lineage_start,
              hint_session
            FROM session WHERE file_id = ?
            """);
    update =
        database.prepare(
            """
            UPDATE session SET session_id = ?, project_path = ?, lineage_id = ?,
              lineage_parent = ?, lineage_start = ?
            WHERE id = ?
            """);
    selectFile = database.prepare("SELECT file_id FROM session WHERE id = ?");
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

    /** By which id others name its log as their parent, or {@code null}. */
    @Nullable String lineageId() {
      return id(facts.lineage());
    }

    /** The session's id as reports see it. */
    String sessionId() {
      String id = facts.sessionId();
      return id == null ? hint : id;
    }
  }

  /** The file a session belongs to, or −1 if there is no such session. */
  int file(int session) {
    selectFile.set(1, (long) session);
    try (SqlRows rows = selectFile.query()) {
      return rows.next() ? (int) rows.number(0) : -1;
    }
  }

  /** The sessions of a file by key. */
  Map<String, Stored> sessions(int fileId) {
    Map<String, Stored> sessions = new HashMap<>();
    select.set(1, (long) fileId);
    try (SqlRows rows = select.query()) {
      while (rows.next()) {
        String key = rows.requiredText(0);
        SessionFacts facts = new SessionFacts(key, rows.text(2), rows.text(3), lineage(rows));
        sessions.put(key, new Stored((int) rows.number(1), facts, rows.requiredText(7)));
      }
    }
    return sessions;
  }

  private static @Nullable Lineage lineage(SqlRows rows) {
    String id = rows.text(4);
    return id == null ? null : new Lineage(id, rows.text(5), rows.numberOrNull(6));
  }

  private static @Nullable String id(@Nullable Lineage lineage) {
    return lineage == null ? null : lineage.id();
  }

  private static @Nullable String parent(@Nullable Lineage lineage) {
    return lineage == null ? null : lineage.parentId();
  }

  private static @Nullable Long start(@Nullable Lineage lineage) {
    return lineage == null ? null : lineage.startedAtMicros();
  }

  Stored create(int fileId, SessionFacts facts, SessionHint hint) {
    insert.setAll(
        (long) fileId,
        facts.key(),
        facts.sessionId(),
        facts.projectPath(),
        id(facts.lineage()),
        parent(facts.lineage()),
        start(facts.lineage()),
        hint.sessionId(),
        hint.projectPath());
    insert.update();
    return new Stored((int) database.lastInsertedRow(), facts, hint.sessionId());
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

  /** Notes what a file's new name says about its sessions. */
  void hint(int fileId, SessionHint hint) {
    database.update(
        "UPDATE session SET hint_session = ?, hint_project = ? WHERE file_id = ?",
        hint.sessionId(),
        hint.projectPath(),
        (long) fileId);
  }

  /** Forgets what the log said: the file is read again. */
  void clearFacts(Stored session) {
    session.facts = new SessionFacts(session.facts.key(), null, null, null);
    store(session);
  }

  private void store(Stored session) {
    update.setAll(
        session.facts.sessionId(),
        session.facts.projectPath(),
        id(session.facts.lineage()),
        parent(session.facts.lineage()),
        start(session.facts.lineage()),
        (long) session.id);
    update.update();
  }

  @Override
  public void close() {
    insert.close();
    select.close();
    update.close();
    selectFile.close();
  }
}
