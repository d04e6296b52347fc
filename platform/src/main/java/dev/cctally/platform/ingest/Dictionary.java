package dev.cctally.platform.ingest;

import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.SqlRows;
import dev.cctally.platform.store.SqlStatement;
import java.util.HashMap;
import java.util.Map;

/**
 * A table of texts and their numbers ({@code model}, {@code extra}), with a memory of what was
 * looked up. Used inside a transaction; {@link #forget} after a rollback, since numbers may then be
 * void.
 */
final class Dictionary implements AutoCloseable {
  private static final int MEMORY = 10_000;

  private final SqlStatement select;
  private final SqlStatement insert;
  private final Map<String, Long> known = new HashMap<>();

  Dictionary(SqlDatabase database, String table, String column) {
    select = database.prepare("SELECT id FROM " + table + " WHERE " + column + " = ?");
    insert =
        database.prepare(
            "INSERT INTO " + table + " (" + column + ") VALUES (?) ON CONFLICT DO NOTHING");
  }

  /** The number of a text, given out if it has none. */
  long id(String text) {
    Long id = known.get(text);
    if (id != null) {
      return id;
    }
    insert.set(1, text);
    insert.update();
    select.set(1, text);
    try (SqlRows rows = select.query()) {
      if (!rows.next()) {
        throw new IllegalStateException("a dictionary row is missing after it was inserted");
      }
      id = rows.number(0);
    }
    if (known.size() >= MEMORY) {
      known.clear();
    }
    known.put(text, id);
    return id;
  }

  void forget() {
    known.clear();
  }

  @Override
  public void close() {
    select.close();
    insert.close();
  }
}
