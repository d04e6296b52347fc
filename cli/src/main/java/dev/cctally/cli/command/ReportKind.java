package dev.cctally.cli.command;

import dev.cctally.platform.plugin.ReportShape;
import dev.cctally.platform.report.Granularity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The usage reports vendors have. */
enum ReportKind {
  /** By day. */
  DAILY("daily", "day", Granularity.DAY),
  /** By month. */
  MONTHLY("monthly", "month", Granularity.MONTH),
  /** By calendar week. */
  WEEKLY("weekly", "week", Granularity.WEEK),
  /** By session. */
  SESSION("session", "session", null);

  private final String word;
  private final String noun;
  private final @Nullable Granularity granularity;

  ReportKind(String word, String noun, @Nullable Granularity granularity) {
    this.word = word;
    this.noun = noun;
    this.granularity = granularity;
  }

  String word() {
    return word;
  }

  /** What each row is for. */
  String noun() {
    return noun;
  }

  /** The period, or {@code null} for sessions. */
  @Nullable Granularity granularity() {
    return granularity;
  }

  /** The reports of one form. */
  static List<ReportKind> of(ReportShape shape) {
    return List.of(values());
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
