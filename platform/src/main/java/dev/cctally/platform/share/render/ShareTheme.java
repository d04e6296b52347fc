package dev.cctally.platform.share.render;

import java.util.List;
import java.util.Locale;

/** The colours of a document. */
public enum ShareTheme {
  /** Dark on white. */
  LIGHT,
  /** Light on near black. */
  DARK;

  /** {@return its name in options and subtitles} */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  Palette palette() {
    return this == LIGHT ? Palette.ON_WHITE : Palette.ON_BLACK;
  }

  /**
   * Colours.
   *
   * @param page behind everything
   * @param text of what is to be read
   * @param muted of what may be read
   * @param line of rules
   * @param band behind heads of tables
   * @param series of bars, in the order of the series
   */
  record Palette(
      String page, String text, String muted, String line, String band, List<String> series) {
    static final Palette ON_WHITE =
        new Palette(
            "#ffffff",
            "#1a1a1a",
            "#6b7280",
            "#e5e7eb",
            "#f3f4f6",
            List.of("#2563eb", "#d97706", "#059669", "#9333ea", "#db2777", "#64748b"));
    static final Palette ON_BLACK =
        new Palette(
            "#0f172a",
            "#e5e7eb",
            "#9ca3af",
            "#334155",
            "#1e293b",
            List.of("#60a5fa", "#fbbf24", "#34d399", "#c084fc", "#f472b6", "#94a3b8"));

    Palette {
      series = List.copyOf(series);
    }

    String series(int index) {
      return series.get(index % series.size());
    }
  }
}
