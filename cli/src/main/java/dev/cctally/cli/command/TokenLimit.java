package dev.cctally.cli.command;

import dev.cctally.platform.report.block.BlockReport;
import org.jspecify.annotations.Nullable;

/**
 * How many tokens a window may have, as {@code --token-limit} says it.
 *
 * @param tokens the limit; 0 or less for none
 * @param derived whether it is what a finished window had, not what was typed
 */
record TokenLimit(long tokens, boolean derived) {
  private static final String MOST = "max";

  /**
   * Reads the option: nothing or {@code max} for the most tokens of a finished window; otherwise a
   * whole number, of which what follows its digits is left out. What has no digits is no limit.
   *
   * @param text what was typed, or {@code null}
   * @param report every window
   */
  static TokenLimit of(@Nullable String text, BlockReport report) {
    return text == null || text.isEmpty() || text.equals(MOST)
        ? new TokenLimit(report.mostTokens(), true)
        : new TokenLimit(number(text), false);
  }

  boolean exists() {
    return tokens > 0;
  }

  private static long number(String text) {
    String plain = text.stripLeading();
    int at = 0;
    boolean negative = plain.startsWith("-");
    if (negative || plain.startsWith("+")) {
      at++;
    }
    long number = 0;
    while (at < plain.length() && plain.charAt(at) >= '0' && plain.charAt(at) <= '9') {
      long digit = (long) plain.charAt(at) - '0';
      // More than any count: nothing is lost by stopping there.
      number = number > (Long.MAX_VALUE - digit) / 10 ? Long.MAX_VALUE : number * 10 + digit;
      at++;
    }
    return negative ? -number : number;
  }
}
