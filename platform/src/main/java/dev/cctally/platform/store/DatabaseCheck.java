package dev.cctally.platform.store;

import dev.cctally.platform.store.SqlDatabase.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Whether a database is whole.
 *
 * @param path the file
 * @param present whether there is one; that there is none is no fault
 * @param version the version it says it has; 0 if it cannot be read
 * @param bytes its size
 * @param problems what is wrong with it, each a clause
 */
public record DatabaseCheck(
    Path path, boolean present, long version, long bytes, List<String> problems) {
  /** Rejects {@code null} and copies the list. */
  public DatabaseCheck {
    Objects.requireNonNull(path, "path");
    problems = List.copyOf(problems);
  }

  /** {@return whether nothing is wrong} */
  public boolean whole() {
    return problems.isEmpty();
  }

  /**
   * Reads every page of a database.
   *
   * @param path the file
   * @return what was found
   */
  public static DatabaseCheck of(Path path) {
    if (!Files.exists(path)) {
      return new DatabaseCheck(path, false, 0, 0, List.of());
    }
    long bytes;
    try {
      if (!Files.isRegularFile(path)) {
        return new DatabaseCheck(path, true, 0, 0, List.of("it is not a regular file"));
      }
      bytes = Files.size(path);
    } catch (IOException e) {
      return new DatabaseCheck(path, true, 0, 0, List.of(IoReason.of(e)));
    }
    List<String> problems = new ArrayList<>();
    long version = 0;
    try (SqlDatabase database = opened(path)) {
      version = database.number("PRAGMA user_version");
      try (SqlStatement statement = database.prepare("PRAGMA integrity_check");
          SqlRows rows = statement.query()) {
        while (rows.next()) {
          String found = rows.requiredText(0);
          if (!found.equals("ok")) {
            problems.add(found);
          }
        }
      }
    } catch (StoreException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
    return new DatabaseCheck(path, true, version, bytes, problems);
  }

  private static SqlDatabase opened(Path path) {
    return WriteAccess.to(path).granted()
        ? SqlDatabase.open(path, Durability.FULL)
        : SqlDatabase.copyInMemory(path);
  }
}
