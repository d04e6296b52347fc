package dev.cctally.cli.render;

/** What a piece of text is, so that it can be coloured. */
enum Style {
  /** Ordinary text. */
  PLAIN(""),
  /** The name of the whole table. */
  TITLE("1"),
  /** The name of a column. */
  HEADER("1;36"),
  /** The name of a part of the table. */
  HEADING("1;35"),
  /** Lines of the frame, zeros, details. */
  MUTED("2"),
  /** A date, or what else names a row. */
  KEY("36"),
  /** Dollars. */
  MONEY("32"),
  /** Figures of the last row. */
  TOTAL("1"),
  /** Dollars of the last row. */
  TOTAL_MONEY("1;32"),
  /** Something to look at. */
  WARNING("33"),
  /** Something that went too far. */
  ALERT("31"),
  /** A change for the worse. */
  WORSE("31"),
  /** A change for the better. */
  BETTER("32");

  private final String code;

  Style(String code) {
    this.code = code;
  }

  /** The text in this style, if colour is wanted. */
  String paint(String text, boolean colour) {
    return colour && !code.isEmpty() && !text.isEmpty()
        ? "\u001b[" + code + "m" + text + "\u001b[0m"
        : text;
  }
}
