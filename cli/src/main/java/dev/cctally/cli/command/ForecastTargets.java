package dev.cctally.cli.command;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The percentages {@code forecast} tells budgets for. */
final class ForecastTargets {
  private static final List<Integer> USUAL = List.of(100, 90);
  private static final BigInteger MOST = BigInteger.valueOf(200);

  private ForecastTargets() {}

  /** Says why a value was rejected, in a line that scripts know as it is. */
  static final class Rejected extends RuntimeException {
    private static final long serialVersionUID = 1;

    Rejected(String message) {
      super(message);
    }

    @Override
    public String getMessage() {
      return "forecast: " + super.getMessage();
    }
  }

  /**
   * Reads a list of whole percents from 1 to 200 with commas between; blank ones are skipped.
   *
   * @throws Rejected if it is none
   */
  static List<Integer> parse(@Nullable String text) {
    if (text == null) {
      return USUAL;
    }
    List<Integer> targets = new ArrayList<>();
    for (String token : text.split(",", -1)) {
      String stripped = token.strip();
      if (!stripped.isEmpty()) {
        targets.add(target(stripped));
      }
    }
    if (targets.isEmpty()) {
      throw new Rejected("--targets produced no valid values");
    }
    return targets;
  }

  private static int target(String token) {
    if (!token.matches("[+-]?[0-9]{1,100}")) {
      throw new Rejected("invalid --targets token: '" + token + "'");
    }
    BigInteger target = new BigInteger(token);
    if (target.signum() <= 0 || target.compareTo(MOST) > 0) {
      throw new Rejected("--targets value out of range: " + target);
    }
    return target.intValue();
  }
}
