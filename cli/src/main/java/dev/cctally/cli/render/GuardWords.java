package dev.cctally.cli.render;

import dev.cctally.platform.guard.GuardVerdict;
import dev.cctally.platform.guard.Standing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is said of budgets where prompts are blocked. */
public final class GuardWords {
  /** The environment variable that lets prompts pass while it is {@code off}. */
  public static final String SWITCH = "CCTALLY_GUARD";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm zzz", Locale.ENGLISH);
  private static final Duration OLD = Duration.ofMinutes(5);

  private GuardWords() {}

  /**
   * {@return a moment, to the minute, with its zone}
   *
   * @param at the moment
   * @param zone the display zone
   */
  public static String time(Instant at, ZoneId zone) {
    return TIME.format(at.atZone(zone));
  }

  /**
   * {@return why a prompt is blocked and how to go on}
   *
   * @param over what is exceeded
   * @param zone the display zone
   * @param wallClock the real time
   */
  public static String blocked(GuardVerdict.Over over, ZoneId zone, Instant wallClock) {
    List<Standing> exceeded = over.exceeded();
    String age = age(over.asOf(), wallClock);
    return "Blocked by the budget guard: "
        + exceeded.stream()
            .map(standing -> sentence(standing, zone))
            .collect(Collectors.joining(" "))
        + (age == null ? "" : " These figures are " + age + " old.")
        + "\nTo go on: `cctally guard --override 1h`, or start the agent with "
        + SWITCH
        + "=off, or `cctally config set budget.guard.enabled false`.";
  }

  /**
   * {@return one budget: what of it is spent and when its window ends}
   *
   * @param standing the budget
   * @param zone the display zone
   */
  public static String sentence(Standing standing, ZoneId zone) {
    String project = standing.project();
    String name =
        project == null
            ? DisplayText.clean(standing.vendor()) + "'s budget"
            : "the budget of the project " + DisplayText.clean(project);
    String limit =
        standing.atPercent() == 100
            ? ""
            : ", and prompts are blocked from " + standing.atPercent() + "% on";
    return name
        + " stands at "
        + BudgetWords.dollars(standing.spent().toDollars().doubleValue())
        + " of "
        + BudgetWords.dollars(standing.amount())
        + " ("
        + percent(standing)
        + "%)"
        + limit
        + "; the "
        + standing.window().label()
        + " ends "
        + time(standing.window().end(), zone)
        + ".";
  }

  /** Rounded down, so that 100% is never said of less. */
  private static String percent(Standing standing) {
    return BigDecimal.valueOf(standing.consumption())
        .setScale(1, RoundingMode.DOWN)
        .toPlainString();
  }

  /**
   * {@return how old figures are, or {@code null} if they are fresh, or nothing is known}
   *
   * @param asOf when they were made
   * @param wallClock the real time
   */
  public static @Nullable String age(@Nullable Instant asOf, Instant wallClock) {
    Duration age = asOf == null ? Duration.ZERO : Duration.between(asOf, wallClock);
    if (age.compareTo(OLD) < 0) {
      return null;
    }
    if (age.toHours() < 2) {
      return age.toMinutes() + " minutes";
    }
    return age.toDays() < 2 ? age.toHours() + " hours" : age.toDays() + " days";
  }
}
