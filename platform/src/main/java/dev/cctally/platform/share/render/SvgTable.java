package dev.cctally.platform.share.render;

import dev.cctally.platform.share.ShareTable;
import dev.cctally.platform.share.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * A table as shapes. Figures are always whole; names give way, down to a width that still says
 * something. Where even that is too wide, the picture becomes wider.
 *
 * @param table the table
 * @param texts what its rows say
 * @param widths how wide each column is, with its padding
 */
record SvgTable(ShareTable table, List<List<String>> texts, List<Double> widths) {
  private static final double SIZE = 12;
  private static final double HEAD = 11;
  private static final double PADDING = 8;
  private static final double ROW = 23;
  private static final double LEAST = 90;
  private static final double ROOMY = 220;
  private static final double LONGEST_HEADER = 150;

  SvgTable {
    texts = texts.stream().map(List::copyOf).toList();
    widths = List.copyOf(widths);
  }

  static SvgTable of(ShareTable table, double available) {
    List<List<String>> texts = new ArrayList<>();
    for (List<Value> row : table.rows()) {
      texts.add(row.stream().map(value -> Plain.of(ValueText.of(value))).toList());
    }
    List<ShareTable.Column> columns = table.columns();
    double[] widths = new double[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      double widest = TextWidth.bold(header(columns.get(i)), HEAD);
      for (List<String> row : texts) {
        widest = Math.max(widest, TextWidth.of(row.get(i), SIZE));
      }
      widths[i] = widest + 2 * PADDING;
    }
    List<Double> narrow = narrowed(columns, widths, available, LEAST);
    // Names that are cut although the table is too wide all the same would be cut for nothing.
    return new SvgTable(
        table,
        texts,
        sum(narrow) > available + 1 ? narrowed(columns, widths, available, ROOMY) : narrow);
  }

  /** Cuts the widest names until the table fits, and none further than to a least width. */
  private static List<Double> narrowed(
      List<ShareTable.Column> columns, double[] widths, double available, double least) {
    double most = least;
    for (double width : widths) {
      most = Math.max(most, width);
    }
    while (most > least && sum(capped(columns, widths, most)) > available) {
      most = Math.max(least, most - 1);
    }
    return capped(columns, widths, most);
  }

  private static List<Double> capped(
      List<ShareTable.Column> columns, double[] widths, double most) {
    List<Double> capped = new ArrayList<>(widths.length);
    for (int i = 0; i < widths.length; i++) {
      capped.add(columns.get(i).numeric() ? widths[i] : Math.min(widths[i], most));
    }
    return capped;
  }

  private static double sum(List<Double> widths) {
    double sum = 0;
    for (double width : widths) {
      sum += width;
    }
    return sum;
  }

  /** Headers may be names of models, which are as long as somebody liked. */
  private static String header(ShareTable.Column column) {
    return TextWidth.shortened(Plain.of(column.header()), HEAD, LONGEST_HEADER);
  }

  double width() {
    return sum(widths);
  }

  /** Draws it over a width that is not less than its own; returns its height. */
  double draw(Svg svg, double room) {
    svg.band(new Svg.Box(0, 0, room, ROW), svg.palette().band());
    double extra = (room - width()) / Math.max(1, widths.size());
    List<String> headers = new ArrayList<>();
    table.columns().forEach(column -> headers.add(header(column)));
    row(svg, headers, 0, extra, true);
    double y = ROW;
    for (List<String> row : texts) {
      row(svg, row, y, extra, false);
      y += ROW;
      svg.line(0, y, room, y);
    }
    if (texts.isEmpty()) {
      svg.text(room / 2, y + 16, SIZE, Svg.Anchor.MIDDLE, Svg.Ink.MUTED, "No usage.");
      y += ROW;
    }
    return y;
  }

  private void row(Svg svg, List<String> row, double top, double extra, boolean head) {
    double x = 0;
    double size = head ? HEAD : SIZE;
    for (int i = 0; i < widths.size(); i++) {
      double width = widths.get(i) + extra;
      boolean right = table.columns().get(i).numeric();
      double room = width - 2 * PADDING + 0.5;
      String text =
          right || (head && TextWidth.of(row.get(i), size) <= room)
              ? row.get(i)
              : TextWidth.shortened(row.get(i), size, room);
      svg.text(
          right ? x + width - PADDING : x + PADDING,
          top + 15.5,
          size,
          right ? Svg.Anchor.END : Svg.Anchor.START,
          head ? Svg.Ink.STRONG : Svg.Ink.TEXT,
          text);
      x += width;
    }
  }
}
