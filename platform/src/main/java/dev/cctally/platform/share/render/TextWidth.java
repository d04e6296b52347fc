package dev.cctally.platform.share.render;

import java.util.ArrayList;
import java.util.List;

/**
 * How much room text takes in pictures. Which font a viewer has is not known: these are the widths
 * of a wide one, so that text stays where it belongs.
 */
final class TextWidth {
  private static final double BOLD = 1.1;
  private static final String ELLIPSIS = "…";

  private TextWidth() {}

  /** The width in the unit of the font size. */
  static double of(String text, double size) {
    double em = 0;
    for (int at = 0; at < text.length(); ) {
      int c = text.codePointAt(at);
      em += em(c);
      at += Character.charCount(c);
    }
    return em * size;
  }

  static double bold(String text, double size) {
    return BOLD * of(text, size);
  }

  private static double em(int c) {
    if (c < 0x7F) {
      if (c >= '0' && c <= '9') {
        return 0.62;
      }
      if ("iljtfrI.,;:'|!()[]{} -/\\\"`".indexOf(c) >= 0) {
        return 0.4;
      }
      if ("mwMW@%+<>=#~".indexOf(c) >= 0) {
        return 0.92;
      }
      return c >= 'A' && c <= 'Z' ? 0.7 : 0.6;
    }
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    boolean wide =
        (c >= 0x1100 && c <= 0x115F)
            || (c >= 0x2E80 && c <= 0xD7A3)
            || (c >= 0xF900 && c <= 0xFAFF)
            || (c >= 0xFE30 && c <= 0xFE6F)
            || (c >= 0xFF00 && c <= 0xFFE6)
            || c >= 0x10000;
    return wide || c == '—' || c == '→' || c == 0xFFFD ? 1.05 : 0.68;
  }

  /** The text, or as much of its start as fits before an ellipsis. */
  static String shortened(String text, double size, double room) {
    if (of(text, size) <= room) {
      return text;
    }
    double left = room - of(ELLIPSIS, size);
    int end = 0;
    for (int at = 0; at < text.length(); ) {
      int c = text.codePointAt(at);
      left -= em(c) * size;
      if (left < 0) {
        break;
      }
      at += Character.charCount(c);
      end = at;
    }
    // Half an emoji would be another one.
    while (end > 0 && text.codePointBefore(end) == 0x200D) {
      end -= 1;
    }
    return text.substring(0, end).stripTrailing() + ELLIPSIS;
  }

  /** The text on as many lines as it takes; words too long for one are shortened. */
  static List<String> wrapped(String text, double size, double room) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split(" +")) {
      String fitting = shortened(word, size, room);
      if (!line.isEmpty() && of(line + " " + fitting, size) > room) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(fitting);
    }
    lines.add(line.toString());
    return lines;
  }
}
