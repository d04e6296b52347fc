package dev.cctally.cli.command;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * What was typed.
 *
 * @param parsed picocli's view of it
 */
record Values(ParseResult parsed) {
  /** Before an attached value that starts with a dash, which picocli would take for an option. */
  private static final String MARK = "\0";

  private static final Pattern REAL =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");

  /** Up to here a number with decimals is exact to the second, and can be said as it was typed. */
  private static final double MOST_SECONDS = 9e15;

  private static final BigDecimal LARGEST_DECIMAL = new BigDecimal("999999999.999999");
  private static final int MOST_DECIMALS = 6;

  /** The value after an equals sign, so that it reaches us whatever it is. */
  static String attached(String value) {
    return value.startsWith("-") ? MARK + value : value;
  }

  static String plain(String value) {
    return value.startsWith(MARK) ? value.substring(MARK.length()) : value;
  }

  boolean flag(String option) {
    return parsed.matchedOptionValue(option, false);
  }

  boolean given(String option) {
    return parsed.hasMatchedOption(option);
  }

  /** The value of an option, or {@code null} if it was not given. */
  @Nullable String text(String option) {
    String value = parsed.matchedOptionValue(option, null);
    return value == null ? null : plain(value);
  }

  /** Whether the value of an option looks like an option, and was not attached to it. */
  boolean looksLikeOption(String option) {
    String value = parsed.matchedOptionValue(option, null);
    List<String> words = parsed.originalArgs();
    for (int i = 1; value != null && i < words.size(); i++) {
      String word = words.get(i);
      if (words.get(i - 1).equals(option) && word.equals(value)) {
        return plain(word).startsWith("-");
      }
    }
    return false;
  }

  List<String> texts(String option) {
    List<String> values = new ArrayList<>();
    for (String value : parsed.matchedOptionValue(option, List.<String>of())) {
      values.add(plain(value));
    }
    return values;
  }

  /** The value of the first positional, or {@code null} if there is none. */
  @Nullable String positional() {
    String value = parsed.matchedPositionalValue(0, null);
    return value == null ? null : plain(value);
  }

  /** All positionals of a command whose only positional takes several. */
  List<String> positionals() {
    List<String> values = new ArrayList<>();
    for (String value : parsed.matchedPositionalValue(0, List.<String>of())) {
      values.add(plain(value));
    }
    return values;
  }

  /** One of a few words. */
  <T> T choice(String option, Map<String, T> choices, T otherwise) {
    String text = text(option);
    if (text == null) {
      return otherwise;
    }
    T choice = choices.get(text);
    if (choice == null) {
      throw new UsageException(
          "argument " + names(option) + ": " + invalidChoice(text, choices.keySet()));
    }
    return choice;
  }

  /** As {@link #choice}, for an option whose message quotes each word. */
  <T> T quotedChoice(String option, Map<String, T> choices, T otherwise) {
    String text = text(option);
    if (text != null && !choices.containsKey(text)) {
      List<String> quoted = choices.keySet().stream().map(choice -> "'" + choice + "'").toList();
      throw new UsageException("argument " + names(option) + ": " + invalidChoice(text, quoted));
    }
    return choice(option, choices, otherwise);
  }

  /** A whole number that is not too small. */
  int number(String option, int least, int otherwise) {
    String text = text(option);
    if (text == null) {
      return otherwise;
    }
    int number;
    try {
      number = Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new UsageException("argument " + names(option) + ": invalid int value: '" + text + "'");
    }
    if (number < least) {
      throw new UsageException(
          "argument " + names(option) + ": must be >= " + least + ", got " + number);
    }
    return number;
  }

  /** A whole number of any size an {@code int} can hold. */
  int integer(String option, int otherwise) {
    return number(option, Integer.MIN_VALUE, otherwise);
  }

  /**
   * Which of two opposite flags was given last: {@code true} for the first, {@code false} for the
   * second, {@code null} for neither.
   */
  @Nullable Boolean last(String yes, String no) {
    Boolean last = null;
    for (String word : parsed.originalArgs()) {
      if (word.equals(yes) || word.equals(no)) {
        last = word.equals(yes);
      }
    }
    return last;
  }

  /**
   * A number that is not negative, however it is spelled, below a thousand million and with up to
   * six decimals.
   */
  BigDecimal decimal(String option, BigDecimal otherwise) {
    String text = text(option);
    if (text == null) {
      return otherwise;
    }
    if (!REAL.matcher(text).matches() || text.startsWith("-")) {
      throw new UsageException(
          "argument " + names(option) + ": must be a number >= 0, got '" + text + "'");
    }
    BigDecimal number;
    try {
      number = new BigDecimal(text).stripTrailingZeros();
    } catch (NumberFormatException e) { // its exponent alone is beyond all bounds
      throw outside(option, text);
    }
    if (number.compareTo(LARGEST_DECIMAL) > 0 || number.scale() > MOST_DECIMALS) {
      throw outside(option, text);
    }
    return number.scale() < 0 ? number.setScale(0) : number;
  }

  private UsageException outside(String option, String text) {
    return new UsageException(
        "argument "
            + names(option)
            + ": must be at most "
            + LARGEST_DECIMAL
            + ", with at most "
            + MOST_DECIMALS
            + " decimals, got '"
            + text
            + "'");
  }

  /** Checks that options were given. */
  void require(String... options) {
    List<String> missing = new ArrayList<>();
    for (String option : options) {
      if (!given(option)) {
        missing.add(names(option));
      }
    }
    if (!missing.isEmpty()) {
      throw new UsageException(
          "the following arguments are required: " + String.join(", ", missing));
    }
  }

  /** The number an option was given; {@code nan} and {@code inf} are numbers here. */
  double real(String option) {
    String text = String.valueOf(text(option)).strip();
    String sign = text.startsWith("-") ? "-" : "";
    return switch (text.toLowerCase(Locale.ROOT).replaceFirst("^[+-]", "")) {
      case "nan" -> Double.NaN;
      case "inf", "infinity" ->
          sign.isEmpty() ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
      default -> {
        if (!REAL.matcher(text).matches()) {
          throw new UsageException(
              "argument " + names(option) + ": invalid float value: '" + text(option) + "'");
        }
        yield Double.parseDouble(text);
      }
    };
  }

  /** The seconds since 1970 an option was given; what is beyond the second is cut off. */
  long epochSeconds(String option) {
    String text = String.valueOf(text(option)).strip();
    if (!REAL.matcher(text).matches()) {
      throw notSeconds(option, "invalid value: ");
    }
    double seconds = Double.parseDouble(text);
    if (Math.abs(seconds) >= MOST_SECONDS) {
      throw notSeconds(option, "too large: ");
    }
    return (long) seconds;
  }

  private UsageException notSeconds(String option, String what) {
    return new UsageException(
        "argument "
            + names(option)
            + ": "
            + what
            + "'"
            + text(option)
            + "'; seconds since 1970 are expected, such as 1744531200");
  }

  void exclusive(String option, String other) {
    if (given(option) && given(other)) {
      throw new UsageException(
          "argument " + names(option) + ": not allowed with argument " + names(other));
    }
  }

  private String names(String option) {
    return names(parsed.commandSpec().findOption(option));
  }

  static String names(OptionSpec option) {
    return String.join("/", option.names());
  }

  static String invalidChoice(String text, Iterable<String> choices) {
    return "invalid choice: '" + text + "' (choose from " + String.join(", ", choices) + ")";
  }
}
