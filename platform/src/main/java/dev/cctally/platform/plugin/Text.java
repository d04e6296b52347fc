package dev.cctally.platform.plugin;

/** Makes text from plugins fit for one line of a terminal. */
public final class Text {
  private static final int LONGEST = 500;

  private Text() {}

  /**
   * {@return a text with control characters and line breaks replaced by spaces, at most 500
   * characters of it}
   *
   * @param text any text
   */
  public static String oneLine(String text) {
    StringBuilder line = new StringBuilder();
    text.codePoints()
        .limit(LONGEST)
        .forEach(c -> {
          boolean printable =
              Character.isValidCodePoint(c)
                  && !Character.isISOControl(c)
                  && Character.getType(c) != Character.FORMAT
                  && Character.getType(c) != Character.LINE_SEPARATOR
                  && Character.getType(c) != Character.PARAGRAPH_SEPARATOR;
          line.appendCodePoint(printable ? c : ' ');
        });
    return line.toString().strip();
  }
}
