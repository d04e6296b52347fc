package dev.cctally.platform.ingest;

import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.SqlRows;
import dev.cctally.platform.store.SqlStatement;
import dev.cctally.spi.vendor.Malformed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The tables {@code root}, {@code file} and {@code rejected}. */
final class FileTable implements AutoCloseable {
  private final SqlDatabase database;

  // Prepared at first use: a sync without news needs none of them.
  private @Nullable SqlStatement insert;
  private @Nullable SqlStatement advance;

  FileTable(SqlDatabase database) {
    this.database = database;
  }

  /** Every file of a vendor, whatever its root. */
  List<KnownFile> files(String vendorId) {
    List<KnownFile> files = new ArrayList<>();
    try (SqlStatement statement =
            database.prepare(
                """
                SELECT f.id, f.root_id, f.path, f.device, f.inode, f.size, f.mtime_ns, f.cursor,
                       f.head_print, f.tail_print, f.reader_version, f.reader_state, f.tail_state,
                       f.archived_ms IS NOT NULL
                FROM file f JOIN root r ON r.id = f.root_id
                WHERE r.vendor = ?
                """);
        SqlRows rows = bindAndQuery(statement, vendorId)) {
      while (rows.next()) {
        files.add(
            new KnownFile(
                (int) rows.number(0),
                (int) rows.number(1),
                rows.requiredText(2),
                rows.number(3),
                rows.number(4),
                rows.number(5),
                rows.number(6),
                rows.number(7),
                rows.number(8),
                rows.number(9),
                (int) rows.number(10),
                rows.bytes(11),
                TailState.ofCode(rows.number(12)),
                rows.number(13) != 0));
      }
    }
    return files;
  }

  private static SqlRows bindAndQuery(SqlStatement statement, String vendorId) {
    statement.set(1, vendorId);
    return statement.query();
  }

  /** The stored roots of a vendor: {@code source + '\n' + path} to row. */
  Map<String, Integer> roots(String vendorId) {
    Map<String, Integer> roots = new HashMap<>();
    try (SqlStatement statement =
            database.prepare("SELECT id, source, path FROM root WHERE vendor = ?");
        SqlRows rows = bindAndQuery(statement, vendorId)) {
      while (rows.next()) {
        roots.put(rootKey(rows.requiredText(1), rows.requiredText(2)), (int) rows.number(0));
      }
    }
    return roots;
  }

  static String rootKey(String source, String path) {
    return source + '\n' + path;
  }

  /**
   * The row of a root, made if needed.
   *
   * @param home the tool's folder if session ids are unique in it only, else {@code null}
   */
  int root(String vendorId, String source, String path, @Nullable String home) {
    database.update(
        """
        INSERT INTO root (vendor, source, path, home) VALUES (?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET home = excluded.home
        """,
        vendorId,
        source,
        path,
        home);
    return (int)
        database.number(
            "SELECT id FROM root WHERE vendor = ? AND source = ? AND path = ?",
            vendorId,
            source,
            path);
  }

  /** Whether exactly these roots of a vendor are current. */
  boolean isCurrent(String vendorId, Set<Integer> rootIds) {
    Set<Integer> current = new HashSet<>();
    try (SqlStatement statement =
            database.prepare("SELECT id FROM root WHERE vendor = ? AND current = 1");
        SqlRows rows = bindAndQuery(statement, vendorId)) {
      while (rows.next()) {
        current.add((int) rows.number(0));
      }
    }
    return current.equals(rootIds);
  }

  /** Makes exactly these roots of a vendor current. */
  void setCurrent(String vendorId, Set<Integer> rootIds) {
    database.update("UPDATE root SET current = 0 WHERE vendor = ?", vendorId);
    for (int id : rootIds) {
      database.update("UPDATE root SET current = 1 WHERE id = ?", (long) id);
    }
  }

  /** Adds a file of which nothing is stored yet. */
  int add(int rootId, FoundFile found) {
    if (insert == null) {
      insert =
          database.prepare(
              """
              INSERT INTO file (root_id, path, device, inode, size, mtime_ns, cursor, head_print,
                                tail_print, reader_version)
              VALUES (?, ?, ?, ?, 0, ?, 0, 0, 0, ?)
              """);
    }
    insert.setAll(
        (long) rootId,
        found.path(),
        found.device(),
        found.inode(),
        found.mtimeNanos(),
        (long) found.source().readerVersion());
    insert.update();
    return (int) database.lastInsertedRow();
  }

  /** Notes how far a file is stored. Until its last chunk the size is that of the stored part. */
  void advance(int fileId, ParsedChunk chunk) {
    FoundFile found = chunk.task().found();
    if (advance == null) {
      advance =
          database.prepare(
              """
              UPDATE file SET device = ?, inode = ?, size = ?, mtime_ns = ?, cursor = ?,
                head_print = ?, tail_print = ?, reader_version = ?, reader_state = ?,
                tail_state = ?, lines = lines + ?, archived_ms = NULL
              WHERE id = ?
              """);
    }
    advance.setAll(
        found.device(),
        found.inode(),
        chunk.last() ? found.size() : chunk.cursor(),
        found.mtimeNanos(),
        chunk.cursor(),
        chunk.headPrint(),
        chunk.tailPrint(),
        (long) found.source().readerVersion(),
        chunk.readerState(),
        (long) chunk.tailState().code(),
        chunk.lines(),
        (long) fileId);
    advance.update();
    for (Map.Entry<Malformed.Reason, Long> rejected : chunk.rejected().entrySet()) {
      database.update(
          """
          INSERT INTO rejected (file_id, reason, count) VALUES (?, ?, ?)
          ON CONFLICT (file_id, reason) DO UPDATE SET count = count + excluded.count
          """,
          (long) fileId,
          rejected.getKey().key(),
          rejected.getValue());
    }
  }

  /** Forgets how far a file is stored: it is read again from its start. */
  void rewind(int fileId) {
    database.update(
        """
        UPDATE file SET size = 0, cursor = 0, head_print = 0, tail_print = 0, reader_state = NULL,
          tail_state = 0, lines = 0
        WHERE id = ?
        """,
        (long) fileId);
    database.update("DELETE FROM rejected WHERE file_id = ?", (long) fileId);
  }

  /** Notes that a file has another place, or other outer features, than before. */
  void place(int fileId, int rootId, FoundFile found) {
    database.update(
        """
        UPDATE file SET root_id = ?, path = ?, device = ?, inode = ?, mtime_ns = ?,
          archived_ms = NULL
        WHERE id = ?
        """,
        (long) rootId,
        found.path(),
        found.device(),
        found.inode(),
        found.mtimeNanos(),
        (long) fileId);
  }

  /** Notes that a file is gone since an instant, or back. */
  void archived(int fileId, @Nullable Long sinceMillis) {
    database.update("UPDATE file SET archived_ms = ? WHERE id = ?", sinceMillis, (long) fileId);
  }

  /** Forgets a file. Its usage rows must be gone. */
  void remove(int fileId) {
    database.update(
        "DELETE FROM replay WHERE session_id IN (SELECT id FROM session WHERE file_id = ?)",
        (long) fileId);
    database.update("DELETE FROM session WHERE file_id = ?", (long) fileId);
    database.update("DELETE FROM rejected WHERE file_id = ?", (long) fileId);
    database.update("DELETE FROM file WHERE id = ?", (long) fileId);
  }

  /**
   * The modification time of the oldest file whose last line still waits for its line end, or
   * {@link Long#MAX_VALUE}.
   */
  long oldestOpenTailNanos(String vendorId) {
    try (SqlStatement statement =
            database.prepare(
                """
                SELECT min(f.mtime_ns) FROM file f JOIN root r ON r.id = f.root_id
                WHERE r.vendor = ? AND r.current = 1 AND f.archived_ms IS NULL
                  AND f.cursor < f.size AND f.tail_state = 0
                """);
        SqlRows rows = bindAndQuery(statement, vendorId)) {
      Long oldest = rows.next() ? rows.numberOrNull(0) : null;
      return oldest == null ? Long.MAX_VALUE : oldest;
    }
  }

  /**
   * Whether another file of a vendor comes between a file as it was and as it is now, in the order
   * in which files are compared.
   */
  boolean anyBetween(String vendorId, KnownFile file, long mtimeNanos) {
    return database.number(
            """
            SELECT EXISTS (
              SELECT 1 FROM file f JOIN root r ON r.id = f.root_id
              WHERE r.vendor = ? AND f.id <> ? AND f.mtime_ns BETWEEN ? AND ?)
            """,
            vendorId,
            (long) file.id(),
            Math.min(file.mtimeNanos(), mtimeNanos),
            Math.max(file.mtimeNanos(), mtimeNanos))
        != 0;
  }

  /** Lines that could not be used, over all files of a vendor: reason to count. */
  Map<String, Long> rejected(String vendorId) {
    Map<String, Long> counts = new TreeMap<>();
    try (SqlStatement statement =
            database.prepare(
                """
                SELECT j.reason, sum(j.count)
                FROM rejected j JOIN file f ON f.id = j.file_id JOIN root r ON r.id = f.root_id
                WHERE r.vendor = ? AND r.current = 1 GROUP BY j.reason HAVING sum(j.count) > 0
                """);
        SqlRows rows = bindAndQuery(statement, vendorId)) {
      while (rows.next()) {
        counts.put(rows.requiredText(0), rows.number(1));
      }
    }
    return counts;
  }

  @Override
  public void close() {
    if (insert != null) {
      insert.close();
    }
    if (advance != null) {
      advance.close();
    }
  }
}
