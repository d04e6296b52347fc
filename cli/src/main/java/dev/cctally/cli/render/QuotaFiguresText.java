package dev.cctally.cli.render;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A vendor's figures on one line. */
public final class QuotaFiguresText {
  private static final int WORRYING = 75;
  private static final int ALARMING = 90;

  private QuotaFiguresText() {}

  /**
   * {@return the line with its end} Such as {@code refresh-usage: 7d 47% (in 3d 3h) | 5h 12% (in 2h
   * 15m) [src:api cache:absent]}, with two blanks before the bracket.
   *
   * @param figures the figures
   * @param nowSeconds the present: seconds since 1970
   * @param colour whether to colour it
   */
  public static String of(QuotaFigures figures, long nowSeconds, boolean colour) {
    StringBuilder line = new StringBuilder("refresh-usage: ");
    if (figures.period() != null) {
      window(line, "7d", figures.period(), nowSeconds, colour);
    }
    if (figures.block() != null) {
      line.append(" | ");
      window(line, "5h", figures.block(), nowSeconds, colour);
    }
    String origin = "[src:" + figures.source() + " cache:" + figures.copy() + "]";
    return line.append("  ").append(Style.MUTED.paint(origin, colour)).append('\n').toString();
  }

  private static void window(
      StringBuilder line, String name, QuotaFigures.Figure figure, long now, boolean colour) {
    Style style =
        figure.percent() >= ALARMING
            ? Style.ALERT
            : figure.percent() >= WORRYING ? Style.WARNING : Style.BETTER;
    line.append(name).append(' ').append(style.paint(whole(figure.percent()) + "%", colour));
    Long resets = figure.resetsEpoch();
    if (resets != null) {
      line.append(" (in ").append(duration(resets - now)).append(')');
    }
  }

  /**
   * {@return a percentage without decimals, rounded half to even}
   *
   * @param percent the percentage
   */
  public static String whole(double percent) {
    return new BigDecimal(percent).setScale(0, RoundingMode.HALF_EVEN).toPlainString();
  }

  /** The two largest units; one that is zero is left out. */
  static String duration(long seconds) {
    long left = Math.max(0, seconds);
    long[] units = {left / 86_400, left / 3600 % 24, left / 60 % 60, left % 60};
    String letters = "dhms";
    for (int i = 0; i < units.length; i++) {
      if (units[i] > 0) {
        String first = units[i] + letters.substring(i, i + 1);
        boolean second = i < 2 && units[i + 1] > 0; // minutes stand alone
        return second ? first + " " + units[i + 1] + letters.charAt(i + 1) : first;
      }
    }
    return "0s";
  }
}
