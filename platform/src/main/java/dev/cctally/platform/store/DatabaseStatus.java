package dev.cctally.platform.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a database stands, told without changing it.
 *
 * @param path the file
 * @param condition whether it can be used
 * @param problem what is wrong with it, or {@code null}
 * @param version the version it says it has; 0 if it cannot be read
 * @param known the version this program makes
 * @param applicationId whose it says it is; 0 if it does not
 * @param bytes its size, with what is still in its log
 * @param tables how many rows each of its tables has, by name; empty unless it is ours
 * @param details what only its owner knows how to read; {@code null} unless it is ours
 * @param <T> the type of the details
 */
public record DatabaseStatus<T>(
    Path path,
    Condition condition,
    @Nullable String problem,
    long version,
    int known,
    long applicationId,
    long bytes,
    Map<String, Long> tables,
    @Nullable T details) {
  /** Whether a database can be used. */
  public enum Condition {
    /** There is none; that is no fault. */
    ABSENT,
    /** It has the present shape. */
    CURRENT,
    /** It is brought into the present shape when it is opened next. */
    OLDER,
    /** A later version of this program has written it. */
    NEWER,
    /** Another product's. */
    FOREIGN,
    /** It cannot be read. */
    DAMAGED
  }

  /** Copies the tables. */
  public DatabaseStatus {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(condition, "condition");
    tables = new LinkedHashMap<>(tables);
  }

  /**
   * Looks at a file.
   *
   * @param path the file
   * @param owner the application id that ours have
   * @param known the version this program makes
   * @param reader reads the details of a file of ours, of whatever version; may be called twice
   * @return how it stands
   */
  public static <T> DatabaseStatus<T> of(
      Path path, int owner, int known, Function<SqlDatabase, T> reader) {
    if (!Files.exists(path)) {
      return new DatabaseStatus<>(path, Condition.ABSENT, null, 0, known, 0, 0, Map.of(), null);
    }
    if (!Files.isRegularFile(path)) {
      return damaged(path, known, "it is not a regular file");
    }
    DatabaseStatus<T> glanced =
        new GlancedFile(path).read(database -> look(path, owner, known, database, reader));
    if (glanced != null) {
      return glanced;
    }
    try (SqlDatabase copy = MemoryCopy.ofUnwritable(path)) {
      return look(path, owner, known, copy, reader);
    } catch (StoreException e) {
      return damaged(path, known, String.valueOf(e.getMessage()));
    }
  }

  private static <T> DatabaseStatus<T> damaged(Path path, int known, String problem) {
    long bytes = size(path);
    return new DatabaseStatus<>(
        path, Condition.DAMAGED, problem, 0, known, 0, bytes, Map.of(), null);
  }

  private static <T> DatabaseStatus<T> look(
      Path path, int owner, int known, SqlDatabase database, Function<SqlDatabase, T> reader) {
    long version = database.number("PRAGMA user_version");
    long application = database.number("PRAGMA application_id");
    boolean virgin =
        application == 0
            && version == 0
            && database.number("SELECT count(*) FROM sqlite_master") == 0;
    boolean ours = application == owner || virgin;
    return new DatabaseStatus<>(
        path,
        ours ? condition(version, known) : Condition.FOREIGN,
        ours ? null : "it was not made by this product",
        version,
        known,
        application,
        size(path),
        ours ? tables(database) : Map.of(),
        ours ? reader.apply(database) : null);
  }

  private static Condition condition(long version, int known) {
    if (version > known) {
      return Condition.NEWER;
    }
    return version < known ? Condition.OLDER : Condition.CURRENT;
  }

  private static Map<String, Long> tables(SqlDatabase database) {
    Map<String, Long> tables = new LinkedHashMap<>();
    try (SqlStatement statement =
            database.prepare(
                "SELECT name FROM sqlite_master WHERE type = 'table'"
                    + " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name");
        SqlRows rows = statement.query()) {
      while (rows.next()) {
        tables.put(rows.requiredText(0), 0L);
      }
    }
    tables.replaceAll((name, _) ->
        database.number("SELECT count(*) FROM \"" + name.replace("\"", "\"\"") + "\""));
    return tables;
  }

  private static long size(Path path) {
    long bytes = 0;
    for (String side : new String[] {"", "-wal"}) {
      try {
        Path file = path.resolveSibling(path.getFileName() + side);
        bytes += Files.exists(file) ? Files.size(file) : 0;
      } catch (IOException e) {
        continue; // gone meanwhile
      }
    }
    return bytes;
  }
}
