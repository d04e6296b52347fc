package dev.cctally.cli.render;

import java.util.List;

/**
 * A row of a table.
 *
 * @param kind what it is
 * @param cells one for each column; for a heading, one that spans all
 */
record Row(Kind kind, List<Cell> cells) {
  /** What a row is. */
  enum Kind {
    /** An ordinary row. */
    BODY,
    /** A detail of the row above. */
    DETAIL,
    /** The name of the rows below. */
    HEADING,
    /** The sum of everything. */
    TOTAL
  }

  Row {
    cells = List.copyOf(cells);
  }

  static Row heading(String text) {
    return new Row(Kind.HEADING, List.of(Cell.of(text, Style.HEADING)));
  }
}
