package dev.cctally.platform.share.render;

/** How a document is written. */
public enum ShareFormat {
  /** Markdown, without charts. */
  MARKDOWN("md"),
  /** A page that needs nothing but itself. */
  HTML("html"),
  /** A picture. */
  SVG("svg");

  private final String word;

  ShareFormat(String word) {
    this.word = word;
  }

  /** {@return its name in options, which is the end of its files' names as well} */
  public String word() {
    return word;
  }
}
