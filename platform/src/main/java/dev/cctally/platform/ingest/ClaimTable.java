package dev.cctally.platform.ingest;

import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.SqlRows;
import dev.cctally.platform.store.SqlStatement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code claim}: which files tell of which response. What it holds follows from the
 * packs; it is there to find the other files quickly.
 */
final class ClaimTable implements AutoCloseable {
  private static final int ROWS_A_STATEMENT = 64;

  private final SqlDatabase database;
  private @Nullable SqlStatement insertMany;
  private @Nullable SqlStatement insertOne;
  private @Nullable SqlStatement selectFiles;
  private @Nullable SqlStatement selectOther;

  // Claims of this transaction, written sorted: the table is a tree ordered by group.
  private long[] groups = new long[1024];
  private int[] files = new int[1024];
  private boolean[] several = new boolean[1024];
  private int waiting;

  ClaimTable(SqlDatabase database) {
    this.database = database;
  }

  /**
   * Notes that a file tells of a response.
   *
   * @param group the response
   * @param fileId the file
   * @param more whether the file has more than one row for it
   */
  void add(long group, int fileId, boolean more) {
    if (waiting == groups.length) {
      groups = Arrays.copyOf(groups, waiting * 2);
      files = Arrays.copyOf(files, waiting * 2);
      several = Arrays.copyOf(several, waiting * 2);
    }
    groups[waiting] = group;
    files[waiting] = fileId;
    several[waiting] = more;
    waiting++;
  }

  /** Writes what is still waiting. */
  void flush() {
    if (waiting == 0) {
      return;
    }
    int[] order = sorted();
    int done = 0;
    for (; waiting - done >= ROWS_A_STATEMENT; done += ROWS_A_STATEMENT) {
      if (insertMany == null) {
        insertMany = database.prepare(insertion(ROWS_A_STATEMENT));
      }
      for (int i = 0; i < ROWS_A_STATEMENT; i++) {
        bind(insertMany, i, order[done + i]);
      }
      insertMany.update();
    }
    for (; done < waiting; done++) {
      if (insertOne == null) {
        insertOne = database.prepare(insertion(1));
      }
      bind(insertOne, 0, order[done]);
      insertOne.update();
    }
    waiting = 0;
  }

  private int[] sorted() {
    // Sorted by group through an array of indices; a boxed sort would cost more than the inserts.
    long[] keys = Arrays.copyOf(groups, waiting);
    Arrays.sort(keys);
    int[] order = new int[waiting];
    int[] used = new int[waiting];
    for (int i = 0; i < waiting; i++) {
      int first = Arrays.binarySearch(keys, groups[i]);
      while (first > 0 && keys[first - 1] == groups[i]) {
        first--;
      }
      order[first + used[first]++] = i;
    }
    return order;
  }

  private void bind(SqlStatement statement, int row, int index) {
    statement.set(3 * row + 1, groups[index]);
    statement.set(3 * row + 2, (long) files[index]);
    statement.set(3 * row + 3, several[index] ? 1L : 0L);
  }

  private static String insertion(int rows) {
    return "INSERT OR REPLACE INTO claim (group_hash, file_id, several) VALUES "
        + String.join(", ", Collections.nCopies(rows, "(?, ?, ?)"));
  }

  /** The files that tell of a response. */
  List<Integer> files(long group) {
    List<Integer> found = new ArrayList<>();
    if (selectFiles == null) {
      selectFiles = database.prepare("SELECT file_id FROM claim WHERE group_hash = ?");
    }
    selectFiles.set(1, group);
    try (SqlRows rows = selectFiles.query()) {
      while (rows.next()) {
        found.add((int) rows.number(0));
      }
    }
    return found;
  }

  /** Whether other rows than one of this file tell of a response. */
  boolean contested(long group, int fileId) {
    if (selectOther == null) {
      selectOther =
          database.prepare(
              "SELECT 1 FROM claim WHERE group_hash = ? AND (file_id <> ? OR several = 1) LIMIT 1");
    }
    selectOther.set(1, group);
    selectOther.set(2, (long) fileId);
    try (SqlRows rows = selectOther.query()) {
      return rows.next();
    }
  }

  /**
   * A vendor's responses with more than one row. Hashes are seeded with the vendor, so all files of
   * a group are one vendor's.
   */
  List<Long> contested(String vendorId) {
    List<Long> contested = new ArrayList<>();
    try (SqlStatement statement =
        database.prepare(
            """
            SELECT g.group_hash FROM (
              SELECT group_hash, min(file_id) AS file_id FROM claim GROUP BY group_hash
              HAVING count(*) > 1 OR max(several) = 1) g
            JOIN file f ON f.id = g.file_id JOIN root r ON r.id = f.root_id
            WHERE r.vendor = ?
            """)) {
      statement.set(1, vendorId);
      try (SqlRows rows = statement.query()) {
        while (rows.next()) {
          contested.add(rows.number(0));
        }
      }
    }
    return contested;
  }

  /** Drops a claim. */
  void remove(long group, int fileId) {
    database.update("DELETE FROM claim WHERE group_hash = ? AND file_id = ?", group, (long) fileId);
  }

  /** The transaction was undone. */
  void forget() {
    waiting = 0;
  }

  @Override
  public void close() {
    for (SqlStatement statement :
        new @Nullable SqlStatement[] {insertMany, insertOne, selectFiles, selectOther}) {
      if (statement != null) {
        statement.close();
      }
    }
  }
}
