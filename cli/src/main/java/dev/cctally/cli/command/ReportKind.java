package dev.cctally.cli.command;

import org.jspecify.annotations.Nullable;

/** The usage reports every vendor has. */
enum ReportKind {
  /** By day. */
  DAILY("daily", "Usage by day"),
  /** By month. */
  MONTHLY("monthly", "Usage by month"),
  /** By session. */
  SESSION("session", "Usage by session");

  private final String word;
  private final String summary;

  ReportKind(String word, String summary) {
    this.word = word;
    this.summary = summary;
  }

  String word() {
    return word;
  }

  String summary() {
    return summary;
  }

  static @Nullable ReportKind of(String word) {
    for (ReportKind kind : values()) {
      if (kind.word.equals(word)) {
        return kind;
      }
    }
    return null;
  }
}
