package dev.cctally.cli.render;

import dev.cctally.platform.budget.BudgetWindow;
import dev.cctally.platform.budget.Verdict;
import dev.cctally.platform.config.BudgetBinding;
import dev.cctally.spi.vendor.CostBasis;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.stream.Collectors;

/** How budgets are spoken of. */
public final class BudgetWords {
  /** Where no vendor's name is needed. */
  public static final String PLAIN = "Weekly budget";

  private static final int THOUSANDS = 3;

  private BudgetWords() {}

  /**
   * {@return an amount in dollars, half to even, with thousands separators: {@code $1,234.50}}
   *
   * @param dollars the amount, however large
   */
  public static String dollars(double dollars) {
    return amount(dollars, 2);
  }

  /** The same without cents. */
  static String wholeDollars(double dollars) {
    return amount(dollars, 0);
  }

  private static String amount(double dollars, int places) {
    BigDecimal rounded = new BigDecimal(dollars).setScale(places, RoundingMode.HALF_EVEN);
    String text = rounded.abs().toPlainString();
    int point = places == 0 ? text.length() : text.indexOf('.');
    StringBuilder out = new StringBuilder(text);
    for (int at = point - THOUSANDS; at > 0; at -= THOUSANDS) {
      out.insert(at, ',');
    }
    return (rounded.signum() < 0 ? "-$" : "$") + out;
  }

  /** A percentage or a number of days, with one decimal. */
  static String one(double number) {
    return Rounded.places(number, 1);
  }

  /** What a vendor's dollars are. */
  static String cue(CostBasis basis) {
    return switch (basis) {
      case EQUIVALENT -> "equivalent-$";
      case ACTUAL -> "actual API $";
    };
  }

  /** What a vendor's budget is called: just so for the vendor that claims the plain names. */
  static String title(BudgetBinding binding, boolean plain) {
    return plain ? PLAIN : binding.name() + " budget";
  }

  /**
   * The window as {@code calendar month 2026-06}, {@code calendar week 2026-06-01 → 06-08} or
   * {@code subscription week 2026-05-26 → 2026-06-02}: days of the display zone.
   */
  static String window(BudgetWindow window, ZoneId zone, String arrow) {
    LocalDate first = LocalDate.ofInstant(window.start(), zone);
    LocalDate after = LocalDate.ofInstant(window.end(), zone);
    String days =
        switch (window.period()) {
          case BudgetBinding.CALENDAR_MONTH -> first.toString().substring(0, "2026-06".length());
          case BudgetBinding.CALENDAR_WEEK ->
              first + " " + arrow + " " + after.toString().substring("2026-".length());
          default -> first + " " + arrow + " " + after;
        };
    return window.label() + " " + days;
  }

  static String verdict(Verdict verdict) {
    return verdict.name();
  }

  static Style style(Verdict verdict) {
    return switch (verdict) {
      case OK -> Style.MONEY;
      case WARN -> Style.WARNING;
      case OVER -> Style.ALERT;
    };
  }

  static String percents(Collection<Integer> thresholds, String between) {
    return thresholds.stream()
        .map(threshold -> threshold + "%")
        .collect(Collectors.joining(between));
  }
}
