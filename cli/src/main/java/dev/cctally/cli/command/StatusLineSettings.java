package dev.cctally.cli.command;

import dev.cctally.cli.console.Console;
import dev.cctally.cli.statusline.StatusLineStyle;
import dev.cctally.cli.statusline.StatusLineStyle.BurnRate;
import dev.cctally.cli.statusline.StatusLineStyle.CostSource;
import dev.cctally.platform.config.StatusLineChoices;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the line is to look: flag, else setting, else the default. A wrong flag ends the command, a
 * wrong setting is said and passed over.
 *
 * @param values the command line
 * @param program how the command is called in messages
 * @param console where wrong settings are said
 */
record StatusLineSettings(Values values, String program, Console console) {
  static final Map<String, BurnRate> BURN_RATES = burnRates();
  static final Map<String, CostSource> COST_SOURCES = costSources();
  static final String LOW_THRESHOLD = "--context-low-threshold";
  static final String MEDIUM_THRESHOLD = "--context-medium-threshold";

  private static final List<String> YES = List.of("true", "yes", "on", "1");
  private static final List<String> NO = List.of("false", "no", "off", "0");

  /** What is wrong with the thresholds, or {@code null}. */
  @Nullable String thresholdProblem() {
    for (String option : List.of(LOW_THRESHOLD, MEDIUM_THRESHOLD)) {
      int percent = values.integer(option, 0);
      if (percent < 0 || percent > 100) {
        return option + " must be in [0, 100]";
      }
    }
    return low() < medium() ? null : LOW_THRESHOLD + " must be < " + MEDIUM_THRESHOLD;
  }

  private int low() {
    return values.integer(LOW_THRESHOLD, StatusLineStyle.STANDARD.lowThreshold());
  }

  private int medium() {
    return values.integer(MEDIUM_THRESHOLD, StatusLineStyle.STANDARD.mediumThreshold());
  }

  /** Refuses flags that make no sense, before anything is read. */
  void checkFlags() {
    if ("ccusage".equals(values.text("--cost-source"))) {
      throw new UsageException(
          "argument --cost-source: invalid choice: 'ccusage' — cctally renamed it; try"
              + " --cost-source cctally");
    }
    values.choice("--cost-source", COST_SOURCES, CostSource.AUTO);
    values.choice("--visual-burn-rate", BURN_RATES, BurnRate.OFF);
    values.integer("--refresh-interval", 0);
  }

  StatusLineStyle style(StatusLineChoices choices, boolean colour) {
    return new StatusLineStyle(
        values.given("--visual-burn-rate")
            ? values.choice("--visual-burn-rate", BURN_RATES, BurnRate.OFF)
            : setting(
                "visual_burn_rate", choices.visualBurnRate(), BURN_RATES, BurnRate.OFF, "off"),
        values.given("--cost-source")
            ? values.choice("--cost-source", COST_SOURCES, CostSource.AUTO)
            : setting("cost_source", choices.costSource(), COST_SOURCES, CostSource.AUTO, "auto"),
        low(),
        medium(),
        extensions(choices.extensions()),
        colour);
  }

  private <T> T setting(
      String name, @Nullable String text, Map<String, T> words, T otherwise, String otherwiseWord) {
    if (text == null) {
      return otherwise;
    }
    T chosen = words.get(text);
    if (chosen == null) {
      wrong(name, text, otherwiseWord);
      return otherwise;
    }
    return chosen;
  }

  private boolean extensions(@Nullable String text) {
    Boolean typed = values.last("--cctally-extensions", "--no-cctally-extensions");
    if (typed != null) {
      return typed;
    }
    String word = text == null ? "true" : text.strip().toLowerCase(Locale.ROOT);
    if (!YES.contains(word) && !NO.contains(word)) {
      wrong("cctally_extensions", word, "true");
    }
    return !NO.contains(word);
  }

  private void wrong(String name, String text, String used) {
    console.note(
        program + ": invalid statusline." + name + "='" + text + "'; using '" + used + "'");
  }

  private static Map<String, BurnRate> burnRates() {
    Map<String, BurnRate> words = new LinkedHashMap<>();
    words.put("off", BurnRate.OFF);
    words.put("emoji", BurnRate.EMOJI);
    words.put("text", BurnRate.TEXT);
    words.put("emoji-text", BurnRate.EMOJI_TEXT);
    return words;
  }

  private static Map<String, CostSource> costSources() {
    Map<String, CostSource> words = new LinkedHashMap<>();
    words.put("auto", CostSource.AUTO);
    words.put("cctally", CostSource.CCTALLY);
    words.put("cc", CostSource.TOOL);
    words.put("both", CostSource.BOTH);
    return words;
  }
}
