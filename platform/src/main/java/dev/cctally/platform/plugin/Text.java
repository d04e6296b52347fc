package dev.cctally.platform.plugin;

/** Makes text from plugins fit for one line of a terminal. */
final class Text {
  private static final int LONGEST = 500;

  private Text() {}

  /** Replaces control characters and line breaks by spaces and cuts what is too long. */
  static String oneLine(String text) {
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
