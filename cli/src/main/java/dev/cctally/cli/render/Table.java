package dev.cctally.cli.render;

import java.util.ArrayList;
import java.util.List;

/**
 * A table before it is drawn.
 *
 * @param columns the columns
 * @param rows the rows, each with as many cells as there are columns
 * @param spaced whether a line is drawn between rows, for layouts where a row takes several
 */
record Table(List<Column> columns, List<Row> rows, boolean spaced) {
  Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** The table without one of its columns. */
  Table without(int column) {
    List<Row> fewer = new ArrayList<>(rows.size());
    for (Row row : rows) {
      fewer.add(
          row.kind() == Row.Kind.HEADING ? row : new Row(row.kind(), less(row.cells(), column)));
    }
    return new Table(less(columns, column), fewer, spaced);
  }

  /** The column to leave out first, or −1 if all are essential. */
  int leastImportant() {
    int least = -1;
    for (int i = 0; i < columns.size(); i++) {
      int priority = columns.get(i).priority();
      if (priority < Column.ESSENTIAL && (least < 0 || priority < columns.get(least).priority())) {
        least = i;
      }
    }
    return least;
  }

  private static <T> List<T> less(List<T> list, int index) {
    List<T> copy = new ArrayList<>(list);
    copy.remove(index);
    return copy;
  }
}
