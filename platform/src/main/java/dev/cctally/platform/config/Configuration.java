package dev.cctally.platform.config;

import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the user has set, as it was found; settings that are not set are {@code null}.
 *
 * @param displayTz {@code display.tz} as written: the zone of reports. Malformed text is dealt with
 *     where it is used, by {@link dev.cctally.platform.time.DisplayZone}
 * @param weekStart {@code collector.week_start} as written: the first day of a calendar week
 * @param plugins what is set about plugins
 * @param statusLine what is set about the status line
 * @param priceOverrides {@code pricing.overrides}: prices in place of the vendors'
 * @param feed {@code oauth_usage}: about the vendors' own figures
 * @param alerts {@code alerts}: when and by what the user is told
 * @param budget {@code budget}: what vendors and projects may cost; looked at only where it matters
 * @param stated whether a file says so; {@code false} for defaults that stand in for a file that is
 *     missing, empty, unreadable or broken
 * @param warnings lines for the user about what was ignored
 */
public record Configuration(
    @Nullable String displayTz,
    @Nullable String weekStart,
    PluginChoices plugins,
    StatusLineChoices statusLine,
    List<PriceOverride> priceOverrides,
    FeedSettings feed,
    AlertSettings alerts,
    BudgetBlock budget,
    boolean stated,
    List<String> warnings) {
  /** Nothing is set. */
  public static final Configuration DEFAULTS =
      new Configuration(
          null,
          null,
          PluginChoices.NONE,
          StatusLineChoices.NONE,
          List.of(),
          FeedSettings.DEFAULTS,
          AlertSettings.DEFAULTS,
          BudgetBlock.NONE,
          false,
          List.of());

  /** Copies the lists. */
  public Configuration {
    priceOverrides = List.copyOf(priceOverrides);
    warnings = List.copyOf(warnings);
  }

  /**
   * {@return the first day of a calendar week; Monday unless set} Ask only where weeks matter:
   * other commands do not fail because of a bad setting.
   *
   * @throws AppException of kind {@link ErrorKind#VALUE} if the setting names no weekday
   */
  public DayOfWeek firstWeekday() {
    if (weekStart == null) {
      return DayOfWeek.MONDAY;
    }
    String name = weekStart.strip().toUpperCase(Locale.ROOT);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().equals(name)) {
        return day;
      }
    }
    throw new AppException(
        ErrorKind.VALUE,
        "Invalid week start '"
            + weekStart
            + "'. Allowed: monday, tuesday, wednesday, thursday, friday, saturday, sunday");
  }
}
