package dev.cctally.cli.command;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The usage reports every vendor has. */
enum ReportKind {
  /** By day. */
  DAILY("daily"),
  /** By month. */
  MONTHLY("monthly"),
  /** By session. */
  SESSION("session");

  private final String word;

  ReportKind(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  static List<String> words() {
    List<String> words = new ArrayList<>();
    for (ReportKind kind : values()) {
      words.add(kind.word);
    }
    return words;
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
