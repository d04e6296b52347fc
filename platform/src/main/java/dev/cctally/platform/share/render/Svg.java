package dev.cctally.platform.share.render;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Writes shapes. Colours stand in the shapes themselves, so that every viewer shows them, and as
 * classes, so that a page can change them for paper.
 */
final class Svg {
  static final String FONTS =
      "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

  private final ShareTheme.Palette palette;
  private final StringBuilder out = new StringBuilder(4096);

  Svg(ShareTheme.Palette palette) {
    this.palette = palette;
  }

  /** Where a text is fixed. */
  enum Anchor {
    /** At its start. */
    START,
    /** At its middle. */
    MIDDLE,
    /** At its end. */
    END
  }

  /** What a text is for. */
  enum Ink {
    /** To be read. */
    TEXT,
    /** To be read, and to stand out. */
    STRONG,
    /** To be looked up. */
    MUTED
  }

  ShareTheme.Palette palette() {
    return palette;
  }

  void raw(String text) {
    out.append(text);
  }

  void text(double x, double y, double size, Anchor anchor, Ink ink, String text) {
    out.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y));
    out.append("\" font-size=\"").append(number(size)).append('"');
    switch (anchor) {
      case START -> out.append("");
      case MIDDLE -> out.append(" text-anchor=\"middle\"");
      case END -> out.append(" text-anchor=\"end\"");
    }
    if (ink == Ink.STRONG) {
      out.append(" font-weight=\"600\"");
    }
    boolean muted = ink == Ink.MUTED;
    out.append(" class=\"").append(muted ? "m" : "t").append("\" fill=\"");
    out.append(muted ? palette.muted() : palette.text()).append("\">");
    out.append(Plain.xml(text)).append("</text>\n");
  }

  /** A bar of a series; what it stands for is shown when it is pointed at. */
  void bar(Box box, double corner, int series, String meaning) {
    out.append("<rect x=\"").append(number(box.x())).append("\" y=\"").append(number(box.y()));
    out.append("\" width=\"").append(number(box.width()));
    out.append("\" height=\"").append(number(box.height()));
    if (corner > 0) {
      out.append("\" rx=\"").append(number(corner));
    }
    out.append("\" class=\"s").append(series % palette.series().size());
    out.append("\" fill=\"").append(palette.series(series)).append("\">");
    if (!meaning.isEmpty()) {
      out.append("<title>").append(Plain.xml(meaning)).append("</title>");
    }
    out.append("</rect>\n");
  }

  /** A rectangle behind something. */
  void band(Box box, String colour) {
    out.append("<rect x=\"").append(number(box.x())).append("\" y=\"").append(number(box.y()));
    out.append("\" width=\"").append(number(box.width()));
    out.append("\" height=\"").append(number(box.height()));
    out.append("\" fill=\"").append(colour).append("\"/>\n");
  }

  void line(double x1, double y1, double x2, double y2) {
    out.append("<line x1=\"").append(number(x1)).append("\" y1=\"").append(number(y1));
    out.append("\" x2=\"").append(number(x2)).append("\" y2=\"").append(number(y2));
    out.append("\" class=\"g\" stroke=\"").append(palette.line()).append("\"/>\n");
  }

  /**
   * A rectangle.
   *
   * @param x its left edge
   * @param y its upper edge
   * @param width its width
   * @param height its height
   */
  record Box(double x, double y, double width, double height) {}

  /** A length with at most two decimals. */
  static String number(double length) {
    return BigDecimal.valueOf(length)
        .setScale(2, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
