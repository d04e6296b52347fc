package dev.cctally.platform.ingest;

import dev.cctally.platform.store.SqlDatabase;

/** The tables of {@code cache.db}. All of them belong to this package. */
final class CacheSchema {
  /** Marks the file as ours: "cctc". */
  static final int APPLICATION_ID = 0x63637463;

  static final int VERSION = 4;

  private static final String[] STATEMENTS = {
    """
    CREATE TABLE meta (
      key   TEXT PRIMARY KEY NOT NULL,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    // `home` is set where session ids are unique in it only.
    // A root that the environment no longer names keeps its rows, but is not current: nothing of it
    // counts, see DuplicateResolver and RollupTable.
    """
    CREATE TABLE root (
      id      INTEGER PRIMARY KEY,
      vendor  TEXT NOT NULL,
      source  TEXT NOT NULL,
      path    TEXT NOT NULL,
      home    TEXT,
      current INTEGER NOT NULL DEFAULT 0,
      UNIQUE (vendor, source, path)
    ) STRICT
    """,
    // One row a log file. Everything before `cursor` is stored; the prints are hashes of its first
    // and last bytes and tell a file that grew from one that was replaced.
    """
    CREATE TABLE file (
      id             INTEGER PRIMARY KEY,
      root_id        INTEGER NOT NULL,
      path           TEXT NOT NULL,
      device         INTEGER NOT NULL,
      inode          INTEGER NOT NULL,
      size           INTEGER NOT NULL,
      mtime_ns       INTEGER NOT NULL,
      cursor         INTEGER NOT NULL,
      head_print     INTEGER NOT NULL,
      tail_print     INTEGER NOT NULL,
      reader_version INTEGER NOT NULL,
      reader_state   BLOB,
      tail_state     INTEGER NOT NULL DEFAULT 0,
      lines          INTEGER NOT NULL DEFAULT 0,
      archived_ms    INTEGER,
      UNIQUE (root_id, path)
    ) STRICT
    """,
    """
    CREATE TABLE rejected (
      file_id INTEGER NOT NULL,
      reason  TEXT NOT NULL,
      count   INTEGER NOT NULL,
      PRIMARY KEY (file_id, reason)
    ) STRICT, WITHOUT ROWID
    """,
    // A session as one file holds it. The hints come from the file's name and give way to facts.
    """
    CREATE TABLE session (
      id             INTEGER PRIMARY KEY,
      file_id        INTEGER NOT NULL,
      key            TEXT NOT NULL,
      session_id     TEXT,
      project_path   TEXT,
      lineage_id     TEXT,
      lineage_parent TEXT,
      lineage_start  INTEGER,
      hint_session   TEXT NOT NULL,
      hint_project   TEXT,
      UNIQUE (file_id, key)
    ) STRICT
    """,
    // Every row of a file, in packs that need nothing else, see PackCodec.
    """
    CREATE TABLE pack (
      file_id  INTEGER NOT NULL,
      sequence INTEGER NOT NULL,
      first_us INTEGER NOT NULL,
      last_us  INTEGER NOT NULL,
      body     BLOB NOT NULL,
      PRIMARY KEY (file_id, sequence)
    ) STRICT
    """,
    // Which files tell of which response, see ClaimTable. Follows from the packs.
    """
    CREATE TABLE claim (
      bucket INTEGER PRIMARY KEY,
      body   BLOB NOT NULL
    ) STRICT
    """,
    // What rows that are told of more than once were judged to be, where that is not "counts, for
    // its
    // own session". Follows from packs, sessions and files, see DuplicateResolver.
    """
    CREATE TABLE verdict (
      file_id       INTEGER NOT NULL,
      position      INTEGER NOT NULL,
      counted       INTEGER NOT NULL,
      owner_session INTEGER NOT NULL,
      PRIMARY KEY (file_id, position)
    ) STRICT, WITHOUT ROWID
    """,
    // Which rows of a forked session only repeat its parent's: those before a position, and those
    // of
    // one second. Follows from packs and sessions, see ReplayResolver.
    """
    CREATE TABLE replay (
      session_id      INTEGER PRIMARY KEY,
      before_position INTEGER NOT NULL,
      second          INTEGER
    ) STRICT
    """,
    "CREATE INDEX verdict_owner ON verdict (owner_session) WHERE counted = 1",
    // Sums of counted usage over 15 minutes, the sums of a UTC day in one value, see CellCodec.
    // Reports read these.
    """
    CREATE TABLE rollup (
      vendor TEXT NOT NULL,
      day    INTEGER NOT NULL,
      body   BLOB NOT NULL,
      PRIMARY KEY (vendor, day)
    ) STRICT
    """,
    // What logs say of quotas, on its way to the history, see QuotaOutbox.
    """
    CREATE TABLE quota_said (
      id       INTEGER PRIMARY KEY,
      vendor   TEXT NOT NULL,
      readings INTEGER NOT NULL,
      body     BLOB NOT NULL
    ) STRICT
    """,
    // Every sync of every vendor asks whether something of its own waits.
    "CREATE INDEX quota_said_vendor ON quota_said (vendor, readings)",
  };

  private CacheSchema() {}

  /**
   * Creates the tables in an empty database, in one transaction. Does nothing if they are there.
   */
  static void create(SqlDatabase database) {
    database.begin();
    try {
      if (database.number("SELECT count(*) FROM sqlite_master") > 0) {
        database.rollback(); // another process was faster
        return;
      }
      for (String statement : STATEMENTS) {
        database.execute(statement);
      }
      database.execute("PRAGMA application_id = " + APPLICATION_ID);
      database.execute("PRAGMA user_version = " + VERSION);
      database.commit();
    } catch (RuntimeException e) {
      database.rollback();
      throw e;
    }
  }

  /** Whether the tables of a later version can still be used by this one. */
  static boolean fits(SqlDatabase database) {
    try (SqlDatabase ours = SqlDatabase.inMemory()) {
      create(ours);
      return shape(database).equals(shape(ours));
    }
  }

  /** Columns by table, with type and constraints. */
  private static String shape(SqlDatabase database) {
    return database.text(
        """
        SELECT group_concat(column, ' ') FROM (
          SELECT m.name || '.' || c.name || ':' || c.type || c."notnull" || c.pk AS column
          FROM sqlite_master m, pragma_table_info(m.name) c
          WHERE m.type = 'table' AND m.name IN (
            'meta', 'root', 'file', 'rejected', 'session', 'pack', 'claim', 'verdict', 'replay', 'rollup', 'quota_said')
          ORDER BY column)
        """);
  }
}
