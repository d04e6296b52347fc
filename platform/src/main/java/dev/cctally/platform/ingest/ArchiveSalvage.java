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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Carries usage whose log file no longer exists from a damaged store into a new one. It is the only
 * copy, so whatever can still be read is taken. Indexes are not used, since they may be what is
 * damaged, and tables are read from both ends, since only a page in between may be.
 */
final class ArchiveSalvage {
  private final SqlDatabase target;
  private final Clock wallClock;
  private boolean incomplete;

  ArchiveSalvage(SqlDatabase target, Clock wallClock) {
    this.target = target;
    this.wallClock = wallClock;
  }

  /**
   * What came of it.
   *
   * @param saved files whose usage was carried over
   * @param incomplete whether something could not be read
   */
  record Result(int saved, boolean incomplete) {
    List<String> sentences(Path damaged) {
      List<String> sentences = new ArrayList<>();
      if (saved > 0) {
        sentences.add("[cache] carried over the usage of " + saved + " deleted log file(s)");
      }
      if (incomplete) {
        sentences.add(
            "[cache] some usage of deleted log files may be missing: parts of "
                + damaged
                + " could not be read; keep that file");
      }
      return sentences;
    }
  }

  private record Root(String vendor, String source, String path, @Nullable String home) {}

  private record LostFile(long rootId, String path, long mtimeNanos, long size, long lines) {}

  Result from(Path damaged) {
    try {
      target.update("ATTACH DATABASE ? AS old", damaged.toString());
    } catch (StoreException e) {
      return new Result(0, false); // not even a database: nothing of ours is in it
    }
    try {
      if (target.number("SELECT count(*) FROM old.sqlite_master WHERE name = 'pack'") == 0) {
        return new Result(0, true);
      }
      return carry();
    } catch (StoreException e) {
      return new Result(0, true);
    } finally {
      detach();
    }
  }

  private Result carry() {
    rememberedRoots();
    descriptions();
    Map<Long, Root> roots = new HashMap<>();
    read(
        "SELECT id, vendor, source, path, " + since2("root", "home") + " FROM old.root NOT INDEXED",
        row ->
            roots.put(
                row.number(0),
                new Root(
                    row.requiredText(1), row.requiredText(2), row.requiredText(3), row.text(4))));
    Map<Long, LostFile> files = new LinkedHashMap<>();
    read(
        "SELECT id, root_id, path, mtime_ns, size, lines FROM old.file NOT INDEXED",
        row -> {
          String path = row.requiredText(2);
          if (!Files.exists(Path.of(path))) {
            files.put(
                row.number(0),
                new LostFile(row.number(1), path, row.number(3), row.number(4), row.number(5)));
          }
        });
    Map<Long, Map<Long, byte[]>> packs = new HashMap<>();
    read(
        "SELECT file_id, sequence, body FROM old.pack NOT INDEXED",
        row -> {
          byte[] body = row.bytes(2);
          if (files.containsKey(row.number(0)) && body != null) {
            packs.computeIfAbsent(row.number(0), _ -> new TreeMap<>()).put(row.number(1), body);
          }
        });
    int saved = 0;
    for (Map.Entry<Long, LostFile> file : files.entrySet()) {
      Root root = roots.get(file.getValue().rootId());
      Map<Long, byte[]> bodies = packs.getOrDefault(file.getKey(), Map.of());
      if (root == null) {
        incomplete |= !bodies.isEmpty();
      } else if (store(file.getKey(), file.getValue(), root, bodies)) {
        saved++;
      }
    }
    return new Result(saved, incomplete);
  }

  /** Reads a table from its start and, if that ends early, from its end. */
  private void read(String query, Consumer<SqlRows> consumer) {
    for (String order : new String[] {" ORDER BY rowid", " ORDER BY rowid DESC"}) {
      try (SqlStatement statement = target.prepare(query + order);
          SqlRows rows = statement.query()) {
        while (rows.next()) {
          consumer.accept(rows);
        }
        return;
      } catch (StoreException | IllegalStateException e) {
        incomplete = true;
      }
    }
  }

  private boolean store(long oldId, LostFile file, Root root, Map<Long, byte[]> bodies) {
    List<UsageRow> rows = new ArrayList<>();
    for (byte[] body : bodies.values()) {
      try {
        rows.addAll(PackTable.decode(body));
      } catch (StoreException e) {
        incomplete = true;
      }
    }
    target.begin();
    try {
      int rootId =
          new FileTable(target).root(root.vendor(), root.source(), root.path(), root.home());
      target.update(
          """
          INSERT OR IGNORE INTO main.file (root_id, path, device, inode, size, mtime_ns, cursor,
            head_print, tail_print, reader_version, lines, archived_ms)
          VALUES (?, ?, 0, 0, ?, ?, 0, 0, 0, 0, ?, ?)
          """,
          (long) rootId,
          file.path(),
          file.size(),
          file.mtimeNanos(),
          file.lines(),
          wallClock.millis());
      int id = (int) target.lastInsertedRow();
      sessions(oldId, id, rows, file.path());
      try (PackTable packs = new PackTable(target);
          ClaimTable claims = new ClaimTable(target)) {
        packs.insert(id, EncodedPack.split(rows));
        Map<Long, Integer> tellings = new HashMap<>();
        for (UsageRow row : rows) {
          if (row.group != 0) {
            tellings.merge(row.group, 1, Integer::sum);
          }
        }
        tellings.forEach((group, count) -> claims.add(group, id, count > 1));
        claims.flush();
      }
      target.commit();
      return true;
    } catch (StoreException e) {
      target.rollback();
      incomplete = true;
      return false;
    }
  }

  /** The file's sessions; one whose row cannot be read is called by the file's name. */
  private void sessions(long oldId, int newId, List<UsageRow> rows, String path) {
    Map<String, Boolean> stored = new HashMap<>();
    read(
        """
        SELECT key, session_id, project_path, hint_session, hint_project, \
        """
            + since2("session", "lineage_id, lineage_parent, lineage_start")
            + " FROM old.session NOT INDEXED WHERE file_id = "
            + oldId,
        row -> {
          if (stored.putIfAbsent(row.requiredText(0), true) == null) {
            session(
                newId,
                row.requiredText(0),
                row.text(1),
                row.text(2),
                row.requiredText(3),
                row.text(4),
                row.text(5),
                row.text(6),
                row.numberOrNull(7));
          }
        });
    String name = String.valueOf(Path.of(path).getFileName());
    for (UsageRow row : rows) {
      if (stored.putIfAbsent(row.session, true) == null) {
        session(newId, row.session, null, null, name, null, null, null, null);
        incomplete = true; // the tokens are there, but not whose they were
      }
    }
  }

  private void session(int file, @Nullable Object... values) {
    target.update(
        """
        INSERT INTO main.session (file_id, key, session_id, project_path, hint_session,
          hint_project, lineage_id, lineage_parent, lineage_start)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        (long) file,
        values[0],
        values[1],
        values[2],
        values[3],
        values[4],
        values[5],
        values[6],
        values[7]);
  }

  /** Columns that the first version of the tables lacks, or as many {@code NULL}s. */
  private String since2(String table, String columns) {
    String first = columns.split(",", 2)[0];
    boolean there =
        target.number(
                "SELECT count(*) FROM pragma_table_info(?, 'old') WHERE name = ?", table, first)
            > 0;
    return there ? columns : columns.replaceAll("\\w+", "NULL");
  }

  private void rememberedRoots() {
    try {
      SqlRememberedRoots.createTable(target);
      target.update("INSERT OR IGNORE INTO main.project_root SELECT * FROM old.project_root");
    } catch (StoreException e) {
      // None were kept, or they cannot be read: only labels of deleted folders suffer.
    }
  }

  private void descriptions() {
    try {
      VendorTable.create(target);
      target.update("INSERT OR IGNORE INTO main.vendor SELECT * FROM old.vendor");
    } catch (StoreException e) {
      // None were kept, or they cannot be read: only a vendor whose plugin is gone loses its name.
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
