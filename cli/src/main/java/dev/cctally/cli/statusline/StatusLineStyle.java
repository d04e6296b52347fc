package dev.cctally.cli.statusline;

import java.util.Objects;

/**
 * How the line is to look.
 *
 * @param burnRate how the burn rate is judged
 * @param cost whose account of the session's cost is shown
 * @param lowThreshold percent of the context from which it is not low any more
 * @param mediumThreshold percent of the context from which it is high
 * @param quota whether quota windows are shown
 * @param colour whether it is coloured
 */
public record StatusLineStyle(
    BurnRate burnRate,
    CostSource cost,
    int lowThreshold,
    int mediumThreshold,
    boolean quota,
    boolean colour) {
  /** What is shown unless somebody says otherwise. */
  public static final StatusLineStyle STANDARD =
      new StatusLineStyle(BurnRate.OFF, CostSource.AUTO, 50, 80, true, false);

  /** Rejects {@code null}. */
  public StatusLineStyle {
    Objects.requireNonNull(burnRate, "burnRate");
    Objects.requireNonNull(cost, "cost");
  }

  /** How the burn rate is judged. */
  public enum BurnRate {
    /** Not at all. */
    OFF(false, false),
    /** By a coloured dot. */
    EMOJI(true, false),
    /** By a word. */
    TEXT(false, true),
    /** By both. */
    EMOJI_TEXT(true, true);

    private final boolean emoji;
    private final boolean text;

    BurnRate(boolean emoji, boolean text) {
      this.emoji = emoji;
      this.text = text;
    }

    String judgement(String dot, String word) {
      return (emoji ? " " + dot : "") + (text ? " (" + word + ")" : "");
    }
  }

  /** Whose account of the session's cost is shown. */
  public enum CostSource {
    /** Ours, or the tool's if we have none. */
    AUTO,
    /** Ours. */
    CCTALLY,
    /** The tool's. */
    TOOL,
    /** Both, side by side. */
    BOTH
  }
}
