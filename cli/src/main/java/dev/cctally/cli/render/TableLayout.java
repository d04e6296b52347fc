package dev.cctally.cli.render;

import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Chooses how to show a table in the width there is. */
final class TableLayout {
  /** Rows that nearly always tell whether the wide layout fits, and cost little to lay out. */
  private static final int SAMPLE = 64;

  private TableLayout() {}

  /**
   * A drawn table.
   *
   * @param text the table
   * @param columnsHidden whether columns were left out
   */
  record Drawn(String text, boolean columnsHidden) {}

  /**
   * Draws the wide layout if it fits, else the narrow one, without its least important columns
   * where even that is too wide. Numbers are never cut: if the essential columns do not fit, the
   * table is wider than the canvas.
   */
  static Drawn draw(Supplier<Table> wide, Supplier<Table> narrow, Canvas canvas) {
    return draw(_ -> wide.get(), narrow, canvas, /* sampled= */ false);
  }

  /**
   * As above, for tables of thousands of rows. A column never gets narrower with more rows, so the
   * wide layout of a table does not fit if that of its first rows does not; then the others need
   * not be laid out twice.
   *
   * @param wide the table in the wide layout, with so many rows of what it lists
   * @param narrow the whole table in the narrow one
   * @param canvas where it is drawn
   */
  static Drawn drawLong(IntFunction<Table> wide, Supplier<Table> narrow, Canvas canvas) {
    return draw(wide, narrow, canvas, /* sampled= */ true);
  }

  private static Drawn draw(
      IntFunction<Table> wide, Supplier<Table> narrow, Canvas canvas, boolean sampled) {
    if (!canvas.compact()
        && (!sampled || ColumnWidths.of(wide.apply(SAMPLE), canvas.width()).fits())) {
      Table table = wide.apply(Integer.MAX_VALUE);
      ColumnWidths widths = ColumnWidths.of(table, canvas.width());
      if (widths.fits()) {
        return new Drawn(TableDrawing.draw(table, widths.widths(), canvas), false);
      }
    }
    Table table = narrow.get();
    ColumnWidths widths = ColumnWidths.of(table, canvas.width());
    boolean hidden = false;
    int least = table.leastImportant();
    while (!widths.fits() && least >= 0) {
      table = table.without(least);
      widths = ColumnWidths.of(table, canvas.width());
      hidden = true;
      least = table.leastImportant();
    }
    return new Drawn(TableDrawing.draw(table, widths.widths(), canvas), hidden);
  }
}
