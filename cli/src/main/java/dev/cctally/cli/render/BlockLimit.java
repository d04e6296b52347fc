package dev.cctally.cli.render;

/**
 * The limit windows are compared with.
 *
 * @param tokens how many tokens a window may have; 0 or less for no limit
 * @param derived whether it is what a finished window had, not what the user said
 */
public record BlockLimit(long tokens, boolean derived) {
  /** How a projection compares with the limit. */
  enum Status {
    /** More than the limit. */
    EXCEEDS("exceeds", "EXCEEDS LIMIT"),
    /** More than four fifths of it. */
    WARNING("warning", "WARNING"),
    /** Less. */
    OK("ok", "OK");

    private final String word;
    private final String loud;

    Status(String word, String loud) {
      this.word = word;
      this.loud = loud;
    }

    String word() {
      return word;
    }

    String loud() {
      return loud;
    }
  }

  /**
   * {@return the sentence that says where a derived limit comes from}
   *
   * @param tokens the limit
   */
  public static String derivation(long tokens) {
    return "Using max tokens from previous sessions: " + Counts.grouped(tokens);
  }

  boolean exists() {
    return tokens > 0;
  }

  Status status(long projected) {
    if (projected > tokens) {
      return Status.EXCEEDS;
    }
    // Without a product or a fraction that might not fit.
    long fifth = tokens / 5 + (tokens % 5 > 0 ? 1 : 0);
    return projected > tokens - fifth ? Status.WARNING : Status.OK;
  }

  /** How full a window is, for its colour. */
  Style style(long used) {
    return switch (status(used)) {
      case EXCEEDS -> Style.ALERT;
      case WARNING -> Style.WARNING;
      case OK -> Style.PLAIN;
    };
  }
}
