package dev.cctally.cli.render;

import java.util.function.Supplier;

/** Chooses how to show a table in the width there is. */
final class TableLayout {
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
    if (!canvas.compact()) {
      Table table = wide.get();
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
