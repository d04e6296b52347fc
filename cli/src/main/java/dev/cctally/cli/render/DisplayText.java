package dev.cctally.cli.render;

/**
 * How many columns of a terminal text takes, and how to make it take fewer. Columns are counted as
 * terminals do: East Asian wide characters and emoji take two, combining marks none, and an emoji
 * sequence is one emoji.
 */
final class DisplayText {
  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final int EMOJI_STYLE = 0xFE0F;

  /** First and last code point of each block of wide characters, ascending; emoji apart. */
  private static final int[] WIDE = {
    0x1100, 0x115F, 0x2329, 0x232A, 0x2E80, 0x303E, 0x3041, 0x33FF, 0x3400, 0x4DBF, 0x4E00, 0xA4CF,
    0xA960, 0xA97F, 0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE10, 0xFE19, 0xFE30, 0xFE6F, 0xFF00, 0xFF60,
    0xFFE0, 0xFFE6, 0x16FE0, 0x18DFF, 0x1AFF0, 0x1B2FF, 0x1F200, 0x1F2FF, 0x20000, 0x2FFFD, 0x30000,
    0x3FFFD
  };

  private DisplayText() {}

  /**
   * The text without what would move the cursor, colour the screen or reverse the reading order:
   * names of projects and models come from files that anybody may have written.
   */
  static String clean(String text) {
    int i = 0;
    while (i < text.length() && text.charAt(i) >= ' ' && text.charAt(i) < 0x7F) {
      i++;
    }
    if (i == text.length()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); ) {
      int c = text.codePointAt(at);
      out.appendCodePoint(harmful(c) ? 0xFFFD : c);
      at += Character.charCount(c);
    }
    return out.toString();
  }

  private static boolean harmful(int c) {
    return Character.isISOControl(c)
        || c == 0x2028
        || c == 0x2029
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069)
        || (c >= 0xD800 && c <= 0xDFFF);
  }

  /** The number of columns the text takes. */
  static int width(String text) {
    int plain = 0;
    while (plain < text.length() && text.charAt(plain) < 0x300) {
      plain++;
    }
    if (plain == text.length()) {
      return plain; // nearly always: none of these is wide, or joins others
    }
    int width = 0;
    for (int i = 0; i < text.length(); ) {
      int end = clusterEnd(text, i);
      width += clusterWidth(text, i, end);
      i = end;
    }
    return width;
  }

  /** The text, or as much of its start as fits before an ellipsis. */
  static String shortenEnd(String text, int columns, String ellipsis) {
    if (width(text) <= columns) {
      return text;
    }
    int room = columns - width(ellipsis);
    if (room <= 0) {
      return columns <= 0 ? "" : ellipsis.substring(0, Math.min(columns, ellipsis.length()));
    }
    int end = 0;
    while (end < text.length()) {
      int next = clusterEnd(text, end);
      room -= clusterWidth(text, end, next);
      if (room < 0) {
        break;
      }
      end = next;
    }
    return text.substring(0, end) + ellipsis;
  }

  /** The text, or an ellipsis and as much of its end as fits: the end of a path says more. */
  static String shortenStart(String text, int columns, String ellipsis) {
    int over = width(text) - columns;
    if (over <= 0) {
      return text;
    }
    int drop = over + width(ellipsis);
    int start = 0;
    while (start < text.length() && drop > 0) {
      int next = clusterEnd(text, start);
      drop -= clusterWidth(text, start, next);
      start = next;
    }
    return shortenEnd(ellipsis + text.substring(start), columns, "");
  }

  /** The end of the characters that are drawn as one from {@code start}. */
  private static int clusterEnd(String text, int start) {
    int c = text.codePointAt(start);
    int i = start + Character.charCount(c);
    if (c < 0x300 && (i == text.length() || text.charAt(i) < 0x300)) {
      return i;
    }
    boolean flag = regional(c);
    while (i < text.length()) {
      int next = text.codePointAt(i);
      if (next == ZERO_WIDTH_JOINER && Character.isEmoji(c)) {
        i += Character.charCount(next);
        if (i < text.length()) {
          i += Character.charCount(text.codePointAt(i));
        }
      } else if (flag && regional(next)) {
        flag = false;
        i += Character.charCount(next);
      } else if (combining(next) || Character.isEmojiModifier(next)) {
        i += Character.charCount(next);
      } else {
        break;
      }
    }
    return i;
  }

  private static int clusterWidth(String text, int start, int end) {
    int c = text.codePointAt(start);
    if (c < 0x300) {
      return 1;
    }
    if (combining(c)) {
      return 0;
    }
    if (wide(c) || Character.isEmojiPresentation(c) || regional(c)) {
      return 2;
    }
    return Character.isEmoji(c) && text.substring(start, end).indexOf(EMOJI_STYLE) > 0 ? 2 : 1;
  }

  private static boolean regional(int c) {
    return c >= 0x1F1E6 && c <= 0x1F1FF;
  }

  private static boolean combining(int c) {
    if (c < 0x300) {
      return false;
    }
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT
        || (c >= 0x1160 && c <= 0x11FF);
  }

  private static boolean wide(int c) {
    if (c < WIDE[0]) {
      return false;
    }
    for (int i = 0; i < WIDE.length; i += 2) {
      if (c <= WIDE[i + 1]) {
        return c >= WIDE[i];
      }
    }
    return false;
  }
}
