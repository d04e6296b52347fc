package dev.cctally.platform.ingest;

import dev.cctally.platform.ingest.LogWalker.SourceRoot;
import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.SqlRows;
import dev.cctally.platform.store.SqlStatement;
import dev.cctally.spi.vendor.AppendLog;
import dev.cctally.spi.vendor.LogFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the files that tell of what is asked for. */
final class EvidenceFiles {
  private final SqlDatabase database;
  private final List<SourceRoot> roots;

  EvidenceFiles(SqlDatabase database, List<SourceRoot> roots) {
    this.database = database;
    this.roots = roots;
  }

  /**
   * A file.
   *
   * @param id our number for it
   * @param path where it lies, or lay
   * @param task how to read it again; {@code null} if it is gone or no log of lines
   */
  record Candidate(int id, String path, @Nullable FileTask task) {}

  /** The files of a query, by number. */
  Map<Integer, Candidate> of(EvidenceQuery query, long response) {
    Map<Integer, Candidate> files = new LinkedHashMap<>();
    if (query.response() != null) {
      for (int file : new ClaimTable(database).files(response)) {
        add(files, query, "f.id = ?1", (long) file);
      }
    } else if (query.sessionId() != null) {
      add(
          files,
          query,
          """
          f.id IN (SELECT s.file_id FROM session s WHERE ifnull(s.session_id, s.hint_session) = ?1
            UNION SELECT v.file_id FROM verdict v JOIN session s ON s.id = v.owner_session
              WHERE ifnull(s.session_id, s.hint_session) = ?1 AND v.counted = 1)
          """,
          query.sessionId());
    } else {
      add(
          files,
          query,
          "f.id IN (SELECT p.file_id FROM pack p WHERE p.last_us >= ?1 AND p.first_us <= ?2)",
          query.range().fromMicros(),
          query.range().toMicros());
    }
    return files;
  }

  private void add(
      Map<Integer, Candidate> files, EvidenceQuery query, String where, Object... parameters) {
    List<Object> all = new ArrayList<>(List.of(parameters));
    all.add(query.vendorId());
    try (SqlStatement statement =
        database.prepare(
            "SELECT f.id, f.path, r.source, r.path, f.tail_state, f.archived_ms IS NULL"
                + " FROM root r JOIN file f ON f.root_id = r.id WHERE r.current = 1 AND ("
                + where
                + ") AND r.vendor = ?"
                + all.size()
                + " ORDER BY f.path")) {
      statement.setAll(all.toArray());
      try (SqlRows rows = statement.query()) {
        while (rows.next()) {
          int id = (int) rows.number(0);
          String path = rows.requiredText(1);
          boolean closed = rows.number(4) == TailState.COUNTED.code();
          FileTask task =
              rows.number(5) == 0
                  ? null
                  : task(path, rows.requiredText(2), rows.requiredText(3), closed);
          files.put(id, new Candidate(id, path, task));
        }
      }
    }
  }

  private @Nullable FileTask task(String path, String source, String root, boolean closed) {
    for (SourceRoot one : roots) {
      if (one.source() instanceof AppendLog
          && one.source().id().equals(source)
          && one.root().path().toString().equals(root)) {
        Path file = Path.of(path);
        try {
          long size = Files.size(file);
          FoundFile found =
              new FoundFile(one.source(), new LogFile(file, one.root()), path, size, 0, null);
          return FileTask.fresh(found, closed);
        } catch (IOException e) {
          return null; // what is stored is all there is
        }
      }
    }
    return null;
  }
}
