package dev.cctally.platform.ingest;

import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.SqlRows;
import dev.cctally.platform.store.SqlStatement;
import dev.cctally.platform.store.StoreException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tables {@code pack} and {@code verdict}: every row of every file, and what rows that several
 * files tell of were judged to be. Keeps the files used last in memory.
 */
final class PackTable implements AutoCloseable {
  private static final int REMEMBERED_FILES = 64;

  private final SqlDatabase database;
  private @Nullable SqlStatement selectPacks;
  private @Nullable SqlStatement selectVerdicts;
  private @Nullable SqlStatement replace;
  private @Nullable SqlStatement judge;
  private final Map<Integer, FileRows> remembered =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, FileRows> eldest) {
          return size() > REMEMBERED_FILES;
        }
      };

  PackTable(SqlDatabase database) {
    this.database = database;
  }

  /** The rows of a file as they are stored now. */
  FileRows load(int fileId) {
    FileRows known = remembered.get(fileId);
    if (known != null) {
      return known;
    }
    FileRows rows = new FileRows(fileId, verdicts(fileId));
    if (selectPacks == null) {
      selectPacks =
          database.prepare("SELECT sequence, body FROM pack WHERE file_id = ? ORDER BY sequence");
    }
    selectPacks.set(1, (long) fileId);
    try (SqlRows stored = selectPacks.query()) {
      while (stored.next()) {
        rows.addStored((int) stored.number(0), decode(stored.bytes(1)));
      }
    }
    remembered.put(fileId, rows);
    return rows;
  }

  /** The rows of a stored pack. */
  static List<UsageRow> decode(byte @Nullable [] body) {
    try {
      return PackCodec.decode(body == null ? new byte[0] : body);
    } catch (PackCodec.PackException e) {
      throw StoreException.damaged(e);
    }
  }

  private Map<Long, FileRows.Verdict> verdicts(int fileId) {
    Map<Long, FileRows.Verdict> verdicts = new HashMap<>();
    if (selectVerdicts == null) {
      selectVerdicts =
          database.prepare(
              "SELECT position, counted, owner_session FROM verdict WHERE file_id = ?");
    }
    selectVerdicts.set(1, (long) fileId);
    try (SqlRows stored = selectVerdicts.query()) {
      while (stored.next()) {
        verdicts.put(
            stored.number(0), new FileRows.Verdict(stored.number(1) != 0, (int) stored.number(2)));
      }
    }
    return verdicts;
  }

  /** Stores packs of a file that has none yet, already encoded. */
  void insert(int fileId, List<EncodedPack> packs) {
    for (int i = 0; i < packs.size(); i++) {
      store(fileId, i, packs.get(i));
    }
    remembered.remove(fileId);
  }

  /** Stores what has changed in a file's rows. */
  void save(FileRows rows) {
    for (FileRows.Pack pack : rows.packs()) {
      if (pack.changed) {
        if (pack.rows.isEmpty()) {
          drop(rows.fileId, pack.sequence);
        } else {
          store(rows.fileId, pack.sequence, EncodedPack.of(pack.rows));
        }
        pack.changed = false;
      }
    }
    remembered.put(rows.fileId, rows);
  }

  private void drop(int fileId, int sequence) {
    database.update(
        "DELETE FROM pack WHERE file_id = ? AND sequence = ?", (long) fileId, (long) sequence);
  }

  private void store(int fileId, int sequence, EncodedPack pack) {
    if (replace == null) {
      replace =
          database.prepare(
              """
              INSERT OR REPLACE INTO pack (file_id, sequence, first_us, last_us, body)
              VALUES (?, ?, ?, ?, ?)
              """);
    }
    replace.setAll(
        (long) fileId, (long) sequence, pack.firstMicros(), pack.lastMicros(), pack.body());
    replace.update();
  }

  /** Stores what a row was judged to be; {@code null} if it counts for its own session. */
  void judge(FileRows rows, UsageRow row, FileRows.@Nullable Verdict verdict) {
    rows.judge(row, verdict);
    if (verdict == null) {
      database.update(
          "DELETE FROM verdict WHERE file_id = ? AND position = ?",
          (long) rows.fileId,
          row.position);
      return;
    }
    if (judge == null) {
      judge =
          database.prepare(
              """
              INSERT OR REPLACE INTO verdict (file_id, position, counted, owner_session)
              VALUES (?, ?, ?, ?)
              """);
    }
    judge.setAll(
        (long) rows.fileId, row.position, verdict.counted() ? 1L : 0L, (long) verdict.owner());
    judge.update();
  }

  /** Files with rows that count for a session of another file. */
  List<Integer> lenders(int session) {
    List<Integer> files = new ArrayList<>();
    try (SqlStatement statement =
        database.prepare(
            "SELECT DISTINCT file_id FROM verdict WHERE owner_session = ? AND counted = 1")) {
      statement.set(1, (long) session);
      try (SqlRows rows = statement.query()) {
        while (rows.next()) {
          files.add((int) rows.number(0));
        }
      }
    }
    return files;
  }

  /** Drops every row of a file. */
  void clear(int fileId) {
    remembered.remove(fileId);
    database.update("DELETE FROM pack WHERE file_id = ?", (long) fileId);
    database.update("DELETE FROM verdict WHERE file_id = ?", (long) fileId);
  }

  /** The transaction was undone. */
  void forget() {
    remembered.clear();
  }

  @Override
  public void close() {
    for (SqlStatement statement :
        new @Nullable SqlStatement[] {selectPacks, selectVerdicts, replace, judge}) {
      if (statement != null) {
        statement.close();
      }
    }
  }
}
