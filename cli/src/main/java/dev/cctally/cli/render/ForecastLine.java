package dev.cctally.cli.render;

import dev.cctally.platform.quota.forecast.Budget;
import dev.cctally.platform.quota.forecast.Forecast;
import java.math.BigDecimal;
import java.util.List;

/** A forecast in a few words, for a status line. Scripts know these texts and colours. */
public final class ForecastLine {
  private static final BigDecimal CAP = BigDecimal.valueOf(100);
  private static final BigDecimal NEAR = BigDecimal.valueOf(90);

  /** The target whose budget is told. */
  private static final int TOLD_TARGET = 90;

  private ForecastLine() {}

  /**
   * {@return the line with its end}
   *
   * @param forecast the forecast
   * @param targets the percentages budgets were asked for
   * @param colour whether it is coloured
   */
  public static String of(Forecast forecast, List<Integer> targets, boolean colour) {
    Text text = text(forecast, targets);
    return text.style().paint(text.value(), colour) + "\n";
  }

  private static Text text(Forecast forecast, List<Integer> targets) {
    if (forecast.alreadyCapped()) {
      return new Text("⚠ CAPPED", Style.ALERT);
    }
    if (!forecast.confident()) {
      return new Text("tracking…", Style.MUTED);
    }
    BigDecimal high = ForecastWords.whole(forecast.high());
    String range =
        "proj "
            + ForecastWords.whole(forecast.low()).toPlainString()
            + "–"
            + high.toPlainString()
            + "%";
    if (high.compareTo(CAP) >= 0) {
      return new Text("⚠ " + range + perDay(forecast, targets), Style.ALERT);
    }
    return new Text(range, high.compareTo(NEAR) >= 0 ? Style.WARNING : Style.KEY);
  }

  private static String perDay(Forecast forecast, List<Integer> targets) {
    for (Budget budget : forecast.budgets(targets)) {
      Double dollars = budget.dollarsPerDay();
      if (budget.target() == TOLD_TARGET && dollars != null) {
        return " $" + ForecastWords.decimal(dollars, 2) + "/d";
      }
    }
    return "";
  }
}
