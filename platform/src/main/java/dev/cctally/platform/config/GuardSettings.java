package dev.cctally.platform.config;

/**
 * What is set about blocking prompts that would go beyond a budget: the block {@code budget.guard}.
 *
 * @param enabled whether prompts are blocked at all
 * @param atPercent from which percentage of a budget on
 * @param projects whether budgets of projects count as well
 */
public record GuardSettings(boolean enabled, int atPercent, boolean projects) {
  /** Nothing is set: nothing is blocked. */
  public static final GuardSettings OFF = new GuardSettings(false, 100, true);

  /** The least percentage that may be set. */
  public static final int LEAST_PERCENT = 1;

  /** The greatest one. */
  public static final int MOST_PERCENT = 1000;

  static final String NAME = "guard";
  static final String ENABLED = "enabled";
  static final String AT_PERCENT = "at_percent";
  static final String PROJECTS = "projects";
}
