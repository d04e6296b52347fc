package dev.cctally.platform.config;

import org.jspecify.annotations.Nullable;

/**
 * What the user has set about the status line, as written; settings that are not set are {@code
 * null}. What is malformed is dealt with where it is used.
 *
 * @param visualBurnRate {@code statusline.visual_burn_rate}
 * @param costSource {@code statusline.cost_source}
 * @param extensions {@code statusline.cctally_extensions}
 */
public record StatusLineChoices(
    @Nullable String visualBurnRate, @Nullable String costSource, @Nullable String extensions) {
  /** Nothing is set. */
  public static final StatusLineChoices NONE = new StatusLineChoices(null, null, null);
}
