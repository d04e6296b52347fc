package dev.cctally.cli.command;

import dev.cctally.platform.guard.GuardOverride;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long prompts pass, as people type it.
 *
 * @param length the length; positive
 */
record ShortDuration(Duration length) {
  private static final Pattern FORM = Pattern.compile("(?:(\\d{1,4})h)?(?:(\\d{1,5})m)?");

  static ShortDuration parse(String text) {
    Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
    Duration length =
        matcher.matches()
            ? Duration.ofHours(number(matcher.group(1))).plusMinutes(number(matcher.group(2)))
            : Duration.ZERO;
    if (length.isZero() || length.compareTo(GuardOverride.LONGEST) > 0) {
      throw new UsageException(
          "argument "
              + GuardCommand.OVERRIDE
              + ": must be off or more than nothing and at most 24h, such as 30m, 1h or 1h30m; got"
              + " '"
              + text
              + "'");
    }
    return new ShortDuration(length);
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }
}
