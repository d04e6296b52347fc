package dev.cctally.platform.predecessor;

import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.store.ForeignDatabase;
import dev.cctally.platform.store.ForeignDatabase.Reading;
import dev.cctally.platform.store.ForeignFailure;
import dev.cctally.platform.store.ForeignSession;
import dev.cctally.platform.store.HistoryFile;
import dev.cctally.platform.store.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The old product's history, opened for reading: nothing in its folder is written or made, and the
 * product may go on using it. Whether a column is there is looked up, not concluded from the
 * version.
 */
final class OldFile implements AutoCloseable {
  /** The highest version whose tables are known. */
  static final int KNOWN_VERSION = 12;

  /** The number of a row. */
  static final String ROW = "rowid";

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration QUERY = Duration.ofSeconds(60);

  /** Tables of which at least one is in every such file. */
  private static final Set<String> MARKS =
      Set.of("weekly_usage_snapshots", "percent_milestones", "budget_milestones");

  private final Path path;
  private final ForeignDatabase database;
  private final ForeignSession session;
  private final Map<String, Set<String>> columns = new HashMap<>();

  private OldFile(Path path, ForeignDatabase database) {
    this.path = path;
    this.database = database;
    session = database.session(QUERY, () -> {});
  }

  /**
   * Opens it and makes sure that it is whole, and what it is taken for.
   *
   * @throws AppException of kind {@code USAGE} if there is no file, {@code DATA} if it is something
   *     else, {@code EXTERNAL} if it is damaged or cannot be read
   */
  static OldFile open(Path path) {
    if (!Files.exists(path)) {
      throw new AppException(ErrorKind.USAGE, "there is no history to import: " + path);
    }
    if (!Files.isRegularFile(path)) {
      throw new AppException(ErrorKind.USAGE, path + " is not a regular file");
    }
    ForeignDatabase database = null;
    try {
      database = ForeignDatabase.open(path, new Reading(PATIENCE, true));
      OldFile file = new OldFile(path, database);
      file.check();
      database = null;
      return file;
    } catch (IOException e) {
      throw file(path, e);
    } finally {
      if (database != null) {
        closeQuietly(database);
      }
    }
  }

  private static AppException file(Path path, IOException e) {
    if (e instanceof ForeignFailure failure) {
      boolean no = failure.kind() == ForeignFailure.Kind.DAMAGED;
      return new AppException(
          ErrorKind.EXTERNAL,
          "cannot import "
              + path
              + ": "
              + failure.getMessage()
              + (no ? ". Nothing was changed." : ""),
          e);
    }
    return new AppException(ErrorKind.EXTERNAL, "cannot import " + path + ": " + IoReason.of(e), e);
  }

  private void check() throws IOException {
    if (number("PRAGMA application_id") == HistoryFile.APPLICATION_ID) {
      throw new AppException(
          ErrorKind.DATA,
          path
              + " is a history of this product already. There is nothing to import: use it as it"
              + " is, by CCTALLY_DATA_DIR.");
    }
    Set<String> tables = new TreeSet<>();
    session.query(
        "SELECT name FROM sqlite_schema WHERE type = 'table'",
        List.of(),
        row -> tables.add(String.valueOf(row.text(0))));
    if (tables.stream().noneMatch(MARKS::contains)) {
      throw new AppException(
          ErrorKind.DATA, path + " is no history of cctally: it has none of its tables");
    }
    String damage = database.damage();
    if (damage != null) {
      throw new AppException(
          ErrorKind.EXTERNAL,
          "cannot import " + path + ": it is damaged: " + damage + ". Nothing was changed.");
    }
    for (String table : tables) {
      Set<String> names = new HashSet<>();
      session.query(
          "PRAGMA table_info(" + quoted(table) + ")",
          List.of(),
          row -> names.add(String.valueOf(row.text(1))));
      columns.put(table, names);
    }
  }

  /** The tables there are. */
  Set<String> tables() {
    return columns.keySet();
  }

  /** Whether a table has a column. */
  boolean has(String table, String column) {
    return columns.getOrDefault(table, Set.of()).contains(column);
  }

  /** The version it says it has. */
  long version() throws IOException {
    return number("PRAGMA user_version");
  }

  private long number(String query) throws IOException {
    long[] number = {0};
    session.query(query, List.of(), row -> number[0] = row.number(0));
    return number[0];
  }

  /**
   * All rows of a table.
   *
   * @param table the table; none if it is not there
   * @param wanted the columns that are wanted, as far as they are there
   */
  List<OldRow> rows(String table, List<String> wanted) throws IOException {
    List<String> present =
        wanted.stream().filter(column -> column.equals(ROW) || has(table, column)).toList();
    List<OldRow> rows = new ArrayList<>();
    if (columns.containsKey(table) && !present.isEmpty()) {
      String names = String.join(", ", present.stream().map(OldFile::quoted).toList());
      session.query(
          "SELECT " + names + " FROM " + quoted(table) + " ORDER BY rowid",
          List.of(),
          row -> rows.add(new OldRow(present, row)));
    }
    return rows;
  }

  private static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  /** Whether all that was read is one state of the file. */
  boolean undisturbed() throws IOException {
    return database.undisturbed();
  }

  @Override
  public void close() throws IOException {
    database.close();
  }

  private static void closeQuietly(ForeignDatabase database) {
    try {
      database.close();
    } catch (IOException e) {
      return; // the failure that led here matters more
    }
  }
}
