package dev.cctally.platform.share.render;

import dev.cctally.platform.share.ShareChart;
import dev.cctally.platform.share.ShareDocument;
import dev.cctally.platform.share.ShareTotal;

/** A document as a picture: as high as it needs to be, and as wide as its table needs at least. */
final class SvgText {
  private static final double WIDTH = 640;
  private static final double MARGIN = 24;
  private static final double SMALL = 11.5;

  private final ShareDocument document;
  private final ShareLook look;
  private final SvgTable table;
  private final double width;
  private final Svg svg;
  private double y = MARGIN;

  private SvgText(ShareDocument document, ShareLook look) {
    this.document = document;
    this.look = look;
    this.table = SvgTable.of(document.table(), WIDTH - 2 * MARGIN);
    this.width = Math.max(WIDTH, table.width() + 2 * MARGIN);
    this.svg = new Svg(look.theme().palette());
  }

  static String of(ShareDocument document, ShareLook look) {
    SvgText text = new SvgText(document, look);
    text.content();
    return text.framed();
  }

  private double inner() {
    return width - 2 * MARGIN;
  }

  private void content() {
    for (String line : TextWidth.wrapped(Plain.of(document.title()), 21, inner())) {
      y += 24;
      svg.text(MARGIN, y - 4, 20, Svg.Anchor.START, Svg.Ink.STRONG, line);
    }
    y += 18;
    muted(Heading.subtitle(document, look));
    muted(Heading.time(document.generatedAt()));
    for (ShareChart chart : document.charts()) {
      y += 10;
      ChartDrawing drawing = ChartDrawing.of(chart, inner(), look.theme().palette());
      svg.raw(
          "<g role=\"img\" transform=\"translate("
              + Svg.number(MARGIN)
              + " "
              + Svg.number(y)
              + ")\">\n");
      svg.raw("<title>" + Plain.xml(chart.title()) + "</title>\n");
      svg.raw("<desc>" + Plain.xml(drawing.description()) + "</desc>\n");
      svg.raw(drawing.shapes());
      svg.raw("</g>\n");
      y += drawing.height() + 8;
    }
    y += 6;
    svg.raw("<g transform=\"translate(" + Svg.number(MARGIN) + " " + Svg.number(y) + ")\">\n");
    y += table.draw(svg, inner());
    svg.raw("</g>\n");
    totals();
    notes();
    if (look.branding()) {
      y += 14;
      svg.line(MARGIN, y, width - MARGIN, y);
      y += 18;
      muted(Heading.footer(document, look));
    }
  }

  private void muted(String text) {
    String fitting = TextWidth.shortened(Plain.of(text), SMALL, inner());
    svg.text(MARGIN, y, SMALL, Svg.Anchor.START, Svg.Ink.MUTED, fitting);
    y += 16;
  }

  private void totals() {
    double x = MARGIN;
    y += 24;
    for (ShareTotal total : document.totals()) {
      String value = ValueText.of(total.value());
      double needed = Math.max(TextWidth.of(total.label(), SMALL), TextWidth.bold(value, 17));
      if (x > MARGIN && x + needed > width - MARGIN) {
        x = MARGIN;
        y += 46;
      }
      svg.text(x, y, SMALL, Svg.Anchor.START, Svg.Ink.MUTED, total.label());
      svg.text(x, y + 20, 17, Svg.Anchor.START, Svg.Ink.STRONG, value);
      x += needed + 28;
    }
    y += document.totals().isEmpty() ? 0 : 38;
  }

  private void notes() {
    for (String note : document.notes()) {
      double top = y - 2;
      for (String line : TextWidth.wrapped(Plain.of(note), SMALL, inner() - 12)) {
        y += 15;
        svg.text(MARGIN + 10, y - 4, SMALL, Svg.Anchor.START, Svg.Ink.MUTED, line);
      }
      svg.band(new Svg.Box(MARGIN, top, 3, y - top + 1), look.theme().palette().line());
      y += 8;
    }
  }

  private String framed() {
    double height = y + (look.branding() ? 4 : MARGIN - 10);
    String size = "width=\"" + Svg.number(width) + "\" height=\"" + Svg.number(height) + "\"";
    Svg frame = new Svg(look.theme().palette());
    frame.raw(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" "
            + size
            + " viewBox=\"0 0 "
            + Svg.number(width)
            + " "
            + Svg.number(height)
            + "\" role=\"img\" aria-labelledby=\"title desc\" font-family=\""
            + Svg.FONTS
            + "\" style=\"font-variant-numeric: tabular-nums\">\n");
    frame.raw("<title id=\"title\">" + Plain.xml(document.title()) + "</title>\n");
    frame.raw("<desc id=\"desc\">" + Plain.xml(Heading.subtitle(document, look)) + "</desc>\n");
    frame.band(new Svg.Box(0, 0, width, height), look.theme().palette().page());
    return frame + svg.toString() + "</svg>\n";
  }
}
