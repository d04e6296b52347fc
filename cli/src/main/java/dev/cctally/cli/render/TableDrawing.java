package dev.cctally.cli.render;

import java.util.ArrayList;
import java.util.List;

/** Draws a table whose column widths are known. */
final class TableDrawing {
  private final Table table;
  private final List<Integer> widths;
  private final Glyphs glyphs;
  private final boolean colour;
  private final StringBuilder out = new StringBuilder(8192);

  private TableDrawing(Table table, List<Integer> widths, Canvas canvas) {
    this.table = table;
    this.widths = widths;
    this.glyphs = canvas.glyphs();
    this.colour = canvas.colour();
  }

  static String draw(Table table, List<Integer> widths, Canvas canvas) {
    TableDrawing drawing = new TableDrawing(table, widths, canvas);
    drawing.all();
    return drawing.out.toString();
  }

  private void all() {
    line(glyphs.top());
    header();
    line(glyphs.middle());
    Row.Kind before = null;
    for (Row row : table.rows()) {
      if (before != null && lineBetween(before, row.kind())) {
        line(glyphs.middle());
      }
      row(row);
      before = row.kind();
    }
    line(glyphs.bottom());
  }

  private boolean lineBetween(Row.Kind above, Row.Kind below) {
    return switch (below) {
      case TOTAL, HEADING -> true;
      case DETAIL -> false;
      case BODY -> table.spaced() || above == Row.Kind.HEADING || above == Row.Kind.DETAIL;
    };
  }

  private void header() {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < widths.size(); i++) {
      List<String> names = table.columns().get(i).header();
      String joined = String.join(" ", names);
      boolean oneLine = !table.spaced() && DisplayText.width(joined) <= widths.get(i);
      List<String> lines = oneLine ? List.of(joined) : names;
      List<Text> texts = new ArrayList<>(lines.size());
      for (String line : lines) {
        texts.add(new Text(line, Style.HEADER));
      }
      cells.add(new Cell(texts, false));
    }
    cells(cells);
  }

  private void row(Row row) {
    if (row.kind() == Row.Kind.HEADING) {
      int width = 3 * (widths.size() - 1);
      for (int column : widths) {
        width += column;
      }
      Text text = row.cells().getFirst().parts().getFirst();
      vertical();
      padded(text, width, false, Column.Fit.SHORTEN_END);
      vertical();
      out.append('\n');
    } else {
      cells(row.cells());
    }
  }

  private void cells(List<Cell> cells) {
    List<List<Text>> laidOut = new ArrayList<>(cells.size());
    int height = 1;
    for (int i = 0; i < cells.size(); i++) {
      List<Text> lines = cells.get(i).laidOut(widths.get(i));
      laidOut.add(lines);
      height = Math.max(height, lines.size());
    }
    for (int line = 0; line < height; line++) {
      for (int i = 0; i < cells.size(); i++) {
        List<Text> lines = laidOut.get(i);
        Text text = line < lines.size() ? lines.get(line) : new Text("", Style.PLAIN);
        Column column = table.columns().get(i);
        vertical();
        padded(text, widths.get(i), column.right(), column.fit());
      }
      vertical();
      out.append('\n');
    }
  }

  private void padded(Text text, int width, boolean right, Column.Fit fit) {
    String shown =
        switch (fit) {
          case WHOLE -> text.value();
          case SHORTEN_END -> DisplayText.shortenEnd(text.value(), width, glyphs.ellipsis());
          case SHORTEN_START -> DisplayText.shortenStart(text.value(), width, glyphs.ellipsis());
        };
    int blanks = Math.max(0, width - DisplayText.width(shown));
    out.repeat(' ', right ? blanks + 1 : 1)
        .append(text.style().paint(shown, colour))
        .repeat(' ', right ? 1 : blanks + 1);
  }

  private void vertical() {
    out.append(Style.MUTED.paint(glyphs.vertical(), colour));
  }

  private void line(String junctions) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.size(); i++) {
      line.append(junctions.charAt(i == 0 ? 0 : 1));
      line.append(glyphs.horizontal().repeat(widths.get(i) + 2));
    }
    line.append(junctions.charAt(2));
    out.append(Style.MUTED.paint(line.toString(), colour)).append('\n');
  }
}
