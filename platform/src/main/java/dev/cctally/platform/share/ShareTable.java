package dev.cctally.platform.share;

import java.util.List;
import java.util.Objects;

/**
 * The table of a document.
 *
 * @param columns the columns
 * @param rows the rows, each with one value for each column
 */
public record ShareTable(List<Column> columns, List<List<Value>> rows) {
  /**
   * A column.
   *
   * @param header its name
   * @param numeric whether it holds figures, which are aligned to the right
   */
  public record Column(String header, boolean numeric) {
    /** Rejects {@code null}. */
    public Column {
      Objects.requireNonNull(header, "header");
    }

    /**
     * {@return a column of names}
     *
     * @param header its name
     */
    public static Column text(String header) {
      return new Column(header, false);
    }

    /**
     * {@return a column of figures}
     *
     * @param header its name
     */
    public static Column figures(String header) {
      return new Column(header, true);
    }
  }

  /** Copies the lists. Rejects a row that does not fit the columns. */
  public ShareTable {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<Value> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "a row of " + row.size() + " values in a table of " + columns.size() + " columns");
      }
    }
  }
}
