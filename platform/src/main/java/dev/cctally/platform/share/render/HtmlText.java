package dev.cctally.platform.share.render;

import dev.cctally.platform.share.ShareChart;
import dev.cctally.platform.share.ShareDocument;
import dev.cctally.platform.share.ShareTable;
import dev.cctally.platform.share.ShareTotal;
import dev.cctally.platform.share.Value;
import java.util.List;

/**
 * A document as a page of its own: no script, nothing from elsewhere, and well-formed XML as well.
 */
final class HtmlText {
  private static final double CHART_WIDTH = 632;

  /** Names up to this length stay on one line. */
  private static final int NEVER_BROKEN = 24;

  private final ShareDocument document;
  private final ShareLook look;
  private final StringBuilder out = new StringBuilder(16_384);

  private HtmlText(ShareDocument document, ShareLook look) {
    this.document = document;
    this.look = look;
  }

  static String of(ShareDocument document, ShareLook look) {
    HtmlText text = new HtmlText(document, look);
    text.all();
    return text.out.toString();
  }

  private void all() {
    String title = Plain.xml(document.title());
    line("<!DOCTYPE html>");
    line("<html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\">");
    line("<head>");
    line("<meta charset=\"utf-8\"/>");
    line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>");
    line(
        "<meta http-equiv=\"Content-Security-Policy\""
            + " content=\"default-src 'none'; style-src 'unsafe-inline'\"/>");
    line("<meta name=\"color-scheme\" content=\"" + look.theme().word() + "\"/>");
    line("<title>" + title + "</title>");
    line("<style>");
    out.append(HtmlStyle.of(look.theme().palette()));
    line("</style>");
    line("</head>");
    line("<body>");
    line("<main>");
    line("<header>");
    line("<h1>" + title + "</h1>");
    line("<p>" + Plain.xml(Heading.subtitle(document, look)) + "</p>");
    String time = Heading.time(document.generatedAt());
    line("<p><time datetime=\"" + time + "\">" + time + "</time></p>");
    line("</header>");
    charts();
    table();
    totals();
    notes();
    if (look.branding()) {
      line("<footer>" + Plain.xml(Heading.footer(document, look)) + "</footer>");
    }
    line("</main>");
    line("</body>");
    line("</html>");
  }

  private void charts() {
    int number = 0;
    for (ShareChart chart : document.charts()) {
      number++;
      ChartDrawing drawing = ChartDrawing.of(chart, CHART_WIDTH, look.theme().palette());
      String id = "chart-" + number;
      line("<figure>");
      line(
          "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 "
              + Svg.number(CHART_WIDTH)
              + " "
              + Svg.number(drawing.height())
              + "\" aria-labelledby=\""
              + id
              + "-title "
              + id
              + "-desc\">");
      line("<title id=\"" + id + "-title\">" + Plain.xml(chart.title()) + "</title>");
      line("<desc id=\"" + id + "-desc\">" + Plain.xml(drawing.description()) + "</desc>");
      out.append(drawing.shapes());
      line("</svg>");
      line("</figure>");
    }
  }

  private void table() {
    List<ShareTable.Column> columns = document.table().columns();
    line("<div class=\"wide\">");
    line("<table>");
    StringBuilder head = new StringBuilder("<thead><tr>");
    for (ShareTable.Column column : columns) {
      head.append(column.numeric() ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">")
          .append(Plain.xml(column.header()))
          .append("</th>");
    }
    line(head.append("</tr></thead>").toString());
    line("<tbody>");
    for (List<Value> row : document.table().rows()) {
      StringBuilder cells = new StringBuilder("<tr>");
      for (int i = 0; i < columns.size(); i++) {
        String text = ValueText.of(row.get(i));
        String style =
            columns.get(i).numeric()
                ? " class=\"n\""
                : text.length() <= NEVER_BROKEN ? " class=\"s\"" : "";
        String tag = i == 0 ? "th" : "td";
        cells.append('<').append(tag).append(i == 0 ? " scope=\"row\"" : "").append(style);
        cells.append('>').append(Plain.xml(text)).append("</").append(tag).append('>');
      }
      line(cells.append("</tr>").toString());
    }
    if (document.table().rows().isEmpty()) {
      line("<tr><td class=\"none\" colspan=\"" + columns.size() + "\">No usage.</td></tr>");
    }
    line("</tbody>");
    line("</table>");
    line("</div>");
  }

  private void totals() {
    if (document.totals().isEmpty()) {
      return;
    }
    line("<dl>");
    for (ShareTotal total : document.totals()) {
      line(
          "<div><dt>"
              + Plain.xml(total.label())
              + "</dt><dd>"
              + Plain.xml(ValueText.of(total.value()))
              + "</dd></div>");
    }
    line("</dl>");
  }

  private void notes() {
    for (String note : document.notes()) {
      line("<p class=\"note\">" + Plain.xml(note) + "</p>");
    }
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
