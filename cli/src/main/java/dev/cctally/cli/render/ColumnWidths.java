package dev.cctally.cli.render;

import java.util.ArrayList;
import java.util.List;

/**
 * How wide each column of a table is drawn.
 *
 * @param widths the widths, without padding
 * @param fits whether the table stays within the width it may take
 */
record ColumnWidths(List<Integer> widths, boolean fits) {
  private static final int COMFORTABLE = 28;

  /** Columns of a frame: one line and two blanks for each column, and the last line. */
  static int frame(int columns) {
    return 3 * columns + 1;
  }

  /**
   * Gives every column what it needs, then what is left to texts that would be shortened, then to
   * headers that would be broken.
   */
  static ColumnWidths of(Table table, int available) {
    int count = table.columns().size();
    int[] least = new int[count];
    int[] natural = new int[count];
    int[] header = new int[count];
    int used = frame(count);
    for (int i = 0; i < count; i++) {
      Column column = table.columns().get(i);
      natural[i] = content(table, i);
      header[i] = DisplayText.width(String.join(" ", column.header()));
      int words = longestWord(column.header());
      least[i] =
          Math.max(words, column.flexible() ? Math.min(column.minimum(), natural[i]) : natural[i]);
      used += least[i];
    }
    boolean fits = used <= available;
    int left = Math.max(0, available - used);
    left = grow(least, comfortable(natural), left);
    // A header is broken for all columns or for none: it looks calmer.
    int wanted = 0;
    for (int i = 0; i < count; i++) {
      wanted += Math.max(0, header[i] - least[i]);
    }
    if (wanted <= left && !table.spaced()) {
      left = grow(least, header, left);
    }
    grow(least, natural, left);
    List<Integer> widths = new ArrayList<>(count);
    for (int width : least) {
      widths.add(width);
    }
    return new ColumnWidths(widths, fits);
  }

  /** What a text should have before headers get more. */
  private static int[] comfortable(int[] natural) {
    int[] widths = natural.clone();
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.min(widths[i], COMFORTABLE);
    }
    return widths;
  }

  /** Shares columns out evenly among those that want more; returns what is left. */
  private static int grow(int[] widths, int[] wanted, int left) {
    boolean grown = true;
    while (left > 0 && grown) {
      grown = false;
      for (int i = 0; i < widths.length && left > 0; i++) {
        if (widths[i] < wanted[i]) {
          widths[i]++;
          left--;
          grown = true;
        }
      }
    }
    return left;
  }

  private static int content(Table table, int column) {
    int width = 0;
    for (Row row : table.rows()) {
      if (row.kind() != Row.Kind.HEADING) {
        width = Math.max(width, row.cells().get(column).naturalWidth());
      }
    }
    return width;
  }

  private static int longestWord(List<String> header) {
    int width = 0;
    for (String line : header) {
      width = Math.max(width, DisplayText.width(line));
    }
    return width;
  }
}
