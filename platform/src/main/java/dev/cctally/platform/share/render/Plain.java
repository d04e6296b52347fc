package dev.cctally.platform.share.render;

/**
 * Text without what is not to be seen: control characters, what reverses the reading order, what
 * has no place in XML. Names come from files that anybody may have written.
 */
final class Plain {
  private Plain() {}

  /** The text on one line; each harmful character is replaced by one that shows it was there. */
  static String of(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); ) {
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      if (c == '\t' || c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029) {
        out.append(' ');
      } else {
        out.appendCodePoint(harmful(c) ? 0xFFFD : c);
      }
    }
    return out.toString();
  }

  private static boolean harmful(int c) {
    return Character.isISOControl(c)
        || c == 0x061C
        || c == 0x200B
        || c == 0x200E
        || c == 0x200F
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2060 && c <= 0x206F)
        || c == 0xFEFF
        || (c >= 0xFFF9 && c <= 0xFFFB)
        || (c & 0xFFFE) == 0xFFFE
        || (c >= 0xFDD0 && c <= 0xFDEF)
        || (c >= 0xD800 && c <= 0xDFFF)
        || (c >= 0xE0000 && c <= 0xE007F);
  }

  /** The text as it may stand in XML and HTML, in elements and in quoted attributes. */
  static String xml(String text) {
    String plain = of(text);
    StringBuilder out = new StringBuilder(plain.length() + 16);
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
    return out.toString();
  }
}
