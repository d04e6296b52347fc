package dev.cctally.platform.ingest;

import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.SqlRows;
import dev.cctally.platform.store.SqlStatement;
import dev.cctally.platform.store.StoreException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of a vendor, one object each. Their facts are read when somebody asks for one: a
 * report by day never does.
 */
final class SessionRefs {
  private final SqlDatabase database;
  private final String vendorId;
  private final Map<Integer, SessionRef> refs = new HashMap<>();
  private @Nullable Map<Integer, KnownSession> facts;

  SessionRefs(SqlDatabase database, String vendorId) {
    this.database = database;
    this.vendorId = vendorId;
  }

  /** The session with a number. */
  SessionRef get(int id) {
    SessionRef ref = refs.get(id);
    if (ref == null) {
      ref = new Lazy(id);
      refs.put(id, ref);
    }
    return ref;
  }

  private final class Lazy implements SessionRef {
    private final int id;

    Lazy(int id) {
      this.id = id;
    }

    @Override
    public int id() {
      return id;
    }

    @Override
    public String sessionId() {
      return known(id).sessionId();
    }

    @Override
    public @Nullable String projectPath() {
      return known(id).projectPath();
    }

    @Override
    public String sourcePath() {
      return known(id).sourcePath();
    }

    @Override
    public String rootPath() {
      return known(id).rootPath();
    }

    @Override
    public @Nullable String home() {
      return known(id).home();
    }

    @Override
    public boolean archived() {
      return known(id).archived();
    }
  }

  private KnownSession known(int id) {
    Map<Integer, KnownSession> all = facts;
    if (all == null) {
      all = load();
      facts = all;
    }
    KnownSession session = all.get(id);
    if (session == null) {
      throw StoreException.damaged(new IllegalStateException("session " + id + " is not stored"));
    }
    return session;
  }

  private Map<Integer, KnownSession> load() {
    Map<Integer, KnownSession> sessions = new HashMap<>();
    try (SqlStatement statement =
        database.prepare(
            """
            SELECT s.id, ifnull(s.session_id, s.hint_session),
                   ifnull(s.project_path, s.hint_project), f.path, r.path, r.home, f.archived_ms IS NOT NULL
            FROM root r JOIN file f ON f.root_id = r.id JOIN session s ON s.file_id = f.id
            WHERE r.vendor = ?
            """)) {
      statement.set(1, vendorId);
      try (SqlRows rows = statement.query()) {
        while (rows.next()) {
          int id = (int) rows.number(0);
          sessions.put(
              id,
              new KnownSession(
                  id,
                  rows.requiredText(1),
                  rows.text(2),
                  rows.requiredText(3),
                  rows.requiredText(4),
                  rows.text(5),
                  rows.number(6) != 0));
        }
      }
    }
    return sessions;
  }
}
