package dev.cctally.platform.ingest;

import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.SqlRows;
import dev.cctally.platform.store.SqlStatement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tables {@code root} and {@code file}. */
final class FileTable {
  private static final TailState[] TAIL_STATES = TailState.values();

  private final SqlDatabase database;

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
                TAIL_STATES[(int) rows.number(12)],
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

  /** The row of a root, made if needed. */
  int root(String vendorId, String source, String path) {
    database.update(
        "INSERT INTO root (vendor, source, path) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        vendorId,
        source,
        path);
    return (int)
        database.number(
            "SELECT id FROM root WHERE vendor = ? AND source = ? AND path = ?",
            vendorId,
            source,
            path);
  }
}
