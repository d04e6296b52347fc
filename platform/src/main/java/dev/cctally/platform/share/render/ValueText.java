package dev.cctally.platform.share.render;

import dev.cctally.platform.share.Measure;
import dev.cctally.platform.share.Value;
import dev.cctally.spi.model.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Values as text. This is where they are rounded, half to even. */
final class ValueText {
  private static final String NOTHING = "—";
  private static final int MONEY_PLACES = 2;

  private ValueText() {}

  static String of(Value value) {
    return switch (value) {
      case Value.Label label -> label.text();
      case Value.Amount amount -> amount(amount.units(), amount.measure());
      case Value.Mean mean -> mean(mean);
      case Value.Count count -> grouped(BigDecimal.valueOf(count.count()), 0);
      case Value.Percent percent -> percent(percent.part(), percent.whole());
      case Value.Change change -> change(change);
      case Value.Missing _ -> NOTHING;
    };
  }

  /** {@code $1,234.56}, or {@code 1,234} tokens. */
  static String amount(long units, Measure measure) {
    return measure == Measure.COST
        ? dollars(BigDecimal.valueOf(units, Money.SCALE))
        : grouped(BigDecimal.valueOf(units), 0);
  }

  private static String mean(Value.Mean mean) {
    boolean cost = mean.measure() == Measure.COST;
    int places = cost ? MONEY_PLACES : 0;
    BigDecimal average =
        BigDecimal.valueOf(mean.units(), cost ? Money.SCALE : 0)
            .divide(BigDecimal.valueOf(mean.count()), places, RoundingMode.HALF_EVEN);
    return cost ? dollars(average) : grouped(average, 0);
  }

  private static String percent(long part, long whole) {
    return grouped(ratio(part, whole), 1) + "%";
  }

  private static String change(Value.Change change) {
    BigDecimal ratio = ratio(change.after(), change.before()).subtract(BigDecimal.valueOf(100));
    String text = grouped(ratio, 1) + "%";
    return ratio.signum() > 0 ? "+" + text : text;
  }

  private static BigDecimal ratio(long part, long whole) {
    return BigDecimal.valueOf(part)
        .multiply(BigDecimal.valueOf(100))
        .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_EVEN);
  }

  private static String dollars(BigDecimal dollars) {
    String text = grouped(dollars, MONEY_PLACES);
    return text.startsWith("-") ? "-$" + text.substring(1) : "$" + text;
  }

  private static String grouped(BigDecimal number, int places) {
    BigDecimal rounded = number.setScale(places, RoundingMode.HALF_EVEN);
    String digits = rounded.abs().toPlainString();
    int point = digits.indexOf('.');
    int whole = point < 0 ? digits.length() : point;
    StringBuilder out = new StringBuilder(digits.length() + 8);
    if (rounded.signum() < 0) {
      out.append('-');
    }
    for (int i = 0; i < whole; i++) {
      if (i > 0 && (whole - i) % 3 == 0) {
        out.append(',');
      }
      out.append(digits.charAt(i));
    }
    return out.append(digits, whole, digits.length()).toString();
  }
}
