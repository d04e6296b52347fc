package dev.cctally.platform.config;

import java.util.Set;

/**
 * What the user has set about plugins, as ids; unknown ids do no harm.
 *
 * @param disabled {@code plugins.disabled}: switched off
 * @param disabledAuto {@code plugins.disabled_auto}: those of them that were switched off because
 *     they kept failing
 * @param enabledUser {@code plugins.enabled_user}: the user's own that are switched on
 * @param overridable {@code plugins.allow_override}: bundled ones that one of the user's may
 *     replace
 */
public record PluginChoices(
    Set<String> disabled,
    Set<String> disabledAuto,
    Set<String> enabledUser,
    Set<String> overridable) {
  /** The block of the configuration that holds these settings. */
  public static final String BLOCK = "plugins";

  /** Nothing is set. */
  public static final PluginChoices NONE =
      new PluginChoices(Set.of(), Set.of(), Set.of(), Set.of());

  /** Copies the sets. */
  public PluginChoices {
    disabled = Set.copyOf(disabled);
    disabledAuto = Set.copyOf(disabledAuto);
    enabledUser = Set.copyOf(enabledUser);
    overridable = Set.copyOf(overridable);
  }
}
