package dev.cctally.cli.completion;

/** Quoting for shells. */
final class Quote {
  private Quote() {}

  /** One word, for POSIX shells and their relatives. */
  static String shell(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  /** One word, for fish. */
  static String fish(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  /** A description inside an argument of zsh's {@code _arguments}. */
  static String zshPart(String text) {
    return text.replace("\\", "\\\\")
        .replace("[", "\\[")
        .replace("]", "\\]")
        .replace(":", "\\:")
        .replace("'", "'\\''");
  }
}
