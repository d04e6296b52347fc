package dev.cctally.platform.project;

import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.SqlRows;
import dev.cctally.platform.store.SqlStatement;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The table {@code project_root} of {@code cache.db}. Failures of the database come out as {@link
 * dev.cctally.platform.store.StoreException}.
 */
public final class SqlRememberedRoots implements RememberedRoots {
  private final SqlDatabase database;
  private final Clock wallClock;

  /**
   * Makes a view of the table.
   *
   * @param database an open {@code cache.db} that has the table; used by the thread that calls
   * @param wallClock tells when a root was seen
   */
  public SqlRememberedRoots(SqlDatabase database, Clock wallClock) {
    this.database = Objects.requireNonNull(database, "database");
    this.wallClock = Objects.requireNonNull(wallClock, "wallClock");
  }

  /**
   * Creates the table if it is not there. Called by whoever creates {@code cache.db}, at every
   * opening for writing.
   *
   * @param database the database
   */
  public static void createTable(SqlDatabase database) {
    database.execute(
        """
        CREATE TABLE IF NOT EXISTS project_root (
          cwd     TEXT PRIMARY KEY NOT NULL,
          root    TEXT NOT NULL,
          seen_ms INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID
        """);
  }

  @Override
  public Map<String, String> load() {
    Map<String, String> roots = new HashMap<>();
    try (SqlStatement statement = database.prepare("SELECT cwd, root FROM project_root");
        SqlRows rows = statement.query()) {
      while (rows.next()) {
        roots.put(rows.requiredText(0), rows.requiredText(1));
      }
    }
    return roots;
  }

  /**
   * {@inheritDoc} In a transaction of its own: call outside of one.
   *
   * @param newRoots resolved folder to git root
   */
  @Override
  public void remember(Map<String, String> newRoots) {
    if (newRoots.isEmpty()) {
      return;
    }
    long now = wallClock.millis();
    database.begin();
    try (SqlStatement insert =
        database.prepare(
            """
            INSERT INTO project_root (cwd, root, seen_ms) VALUES (?, ?, ?)
            ON CONFLICT (cwd) DO UPDATE SET root = excluded.root, seen_ms = excluded.seen_ms
            """)) {
      newRoots.forEach((folder, root) -> {
        insert.set(1, folder);
        insert.set(2, root);
        insert.set(3, now);
        insert.addBatch();
      });
      insert.runBatch();
      database.commit();
    } catch (RuntimeException e) {
      database.rollback();
      throw e;
    }
  }
}
