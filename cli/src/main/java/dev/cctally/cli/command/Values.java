package dev.cctally.cli.command;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * What was typed.
 *
 * @param parsed picocli's view of it
 */
record Values(ParseResult parsed) {
  boolean flag(String option) {
    return parsed.matchedOptionValue(option, false);
  }

  boolean given(String option) {
    return parsed.hasMatchedOption(option);
  }

  /** The value of an option, or {@code null} if it was not given. */
  @Nullable String text(String option) {
    return parsed.matchedOptionValue(option, null);
  }

  List<String> texts(String option) {
    return parsed.matchedOptionValue(option, List.<String>of());
  }

  /** The value of the first positional, or {@code null} if there is none. */
  @Nullable String positional() {
    return parsed.matchedPositionalValue(0, null);
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
