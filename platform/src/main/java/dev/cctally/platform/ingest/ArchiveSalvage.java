package dev.cctally.platform.ingest;

import dev.cctally.platform.project.SqlRememberedRoots;
import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.SqlRows;
import dev.cctally.platform.store.SqlStatement;
import dev.cctally.platform.store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Carries usage whose log file no longer exists from a damaged store into a new one. It is the only
 * copy, so whatever can still be read is taken, file by file.
 */
final class ArchiveSalvage {
  private final SqlDatabase target;
  private final Clock wallClock;

  ArchiveSalvage(SqlDatabase target, Clock wallClock) {
    this.target = target;
    this.wallClock = wallClock;
  }

  private record LostFile(long id, String vendor, String source, String root, String path) {}

  /** The number of files whose usage was carried over. */
  int from(Path damaged) {
    try {
      target.update("ATTACH DATABASE ? AS old", damaged.toString());
    } catch (StoreException e) {
      return 0; // not even a database
    }
    int saved = 0;
    try {
      rememberedRoots();
      for (LostFile file : lost()) {
        if (carry(file)) {
          saved++;
        }
      }
    } catch (StoreException e) {
      return saved; // the list of files itself is damaged
    } finally {
      detach();
    }
    return saved;
  }

  private void rememberedRoots() {
    try {
      SqlRememberedRoots.createTable(target);
      target.update("INSERT OR IGNORE INTO main.project_root SELECT * FROM old.project_root");
    } catch (StoreException e) {
      // None were kept, or they cannot be read: only labels of deleted folders suffer.
    }
  }

  private List<LostFile> lost() {
    List<LostFile> files = new ArrayList<>();
    try (SqlStatement statement =
            target.prepare(
                """
                SELECT f.id, r.vendor, r.source, r.path, f.path
                FROM old.file f JOIN old.root r ON r.id = f.root_id
                """);
        SqlRows rows = statement.query()) {
      while (rows.next()) {
        String path = rows.requiredText(4);
        if (!Files.exists(Path.of(path))) {
          files.add(
              new LostFile(
                  rows.number(0),
                  rows.requiredText(1),
                  rows.requiredText(2),
                  rows.requiredText(3),
                  path));
        }
      }
    }
    return files;
  }

  private boolean carry(LostFile file) {
    target.begin();
    try {
      int root = new FileTable(target).root(file.vendor(), file.source(), file.root());
      target.update(
          """
          INSERT INTO main.file (root_id, path, device, inode, size, mtime_ns, cursor, head_print,
            tail_print, reader_version, reader_state, tail_state, lines, archived_ms)
          SELECT ?, path, device, inode, size, mtime_ns, cursor, head_print, tail_print,
            reader_version, reader_state, tail_state, lines, ifnull(archived_ms, ?)
          FROM old.file WHERE id = ?
          """,
          (long) root,
          wallClock.millis(),
          file.id());
      long newFile = target.number("SELECT last_insert_rowid()");
      target.update(
          """
          INSERT INTO main.session (file_id, key, session_id, project_path, parent_session,
            hint_session, hint_project)
          SELECT ?, key, session_id, project_path, parent_session, hint_session, hint_project
          FROM old.session WHERE file_id = ?
          """,
          newFile,
          file.id());
      target.update(
          """
          INSERT INTO main.pack (file_id, sequence, first_us, last_us, body)
          SELECT ?, sequence, first_us, last_us, body FROM old.pack WHERE file_id = ?
          """,
          newFile,
          file.id());
      claim((int) newFile);
      target.commit();
      return true;
    } catch (StoreException e) {
      target.rollback();
      return false;
    }
  }

  /** Claims follow from the packs. Also proves that the packs can be read. */
  private void claim(int fileId) {
    try (PackTable packs = new PackTable(target);
        ClaimTable claims = new ClaimTable(target)) {
      Map<Long, Integer> rows = new HashMap<>();
      packs
          .load(fileId)
          .forEach(row -> {
            if (row.group != 0) {
              rows.merge(row.group, 1, Integer::sum);
            }
          });
      rows.forEach((group, count) -> claims.add(group, fileId, count > 1));
      claims.flush();
    }
  }

  private void detach() {
    try {
      target.update("DETACH DATABASE old");
    } catch (StoreException e) {
      return; // closing the connection lets go of it
    }
  }
}
