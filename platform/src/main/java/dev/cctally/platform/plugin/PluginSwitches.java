package dev.cctally.platform.plugin;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which plugins the user wants. A bundled plugin runs unless it is switched off; one of the user's
 * runs if it is trusted and switched on.
 *
 * @param disabled ids that are switched off ({@code plugins.disabled})
 * @param disabledAuto those of them that were switched off because they kept failing ({@code
 *     plugins.disabled_auto})
 * @param enabledUser ids of user plugins that are switched on ({@code plugins.enabled_user}), or
 *     {@code null} for every trusted one
 * @param overridable ids of bundled plugins that a user plugin may replace ({@code
 *     plugins.allow_override})
 */
public record PluginSwitches(
    Set<String> disabled,
    Set<String> disabledAuto,
    @Nullable Set<String> enabledUser,
    Set<String> overridable) {
  /** Nothing is switched off, and no bundled plugin may be replaced. */
  public static final PluginSwitches ALL_ON =
      new PluginSwitches(Set.of(), Set.of(), null, Set.of());

  /** Copies the sets. */
  public PluginSwitches {
    disabled = Set.copyOf(disabled);
    disabledAuto = Set.copyOf(disabledAuto);
    enabledUser = enabledUser == null ? null : Set.copyOf(enabledUser);
    overridable = Set.copyOf(overridable);
  }

  /**
   * {@return whether a plugin is switched on}
   *
   * @param pluginId the plugin
   * @param bundled whether it came with the distribution
   */
  public boolean on(String pluginId, boolean bundled) {
    if (disabled.contains(pluginId)) {
      return false;
    }
    return bundled || enabledUser == null || enabledUser.contains(pluginId);
  }

  /**
   * {@return the same with one plugin on}
   *
   * @param pluginId the plugin
   */
  public PluginSwitches withOn(String pluginId) {
    Set<String> off = new HashSet<>(disabled);
    off.remove(pluginId);
    Set<String> on = enabledUser == null ? null : new HashSet<>(enabledUser);
    if (on != null) {
      on.add(pluginId);
    }
    return new PluginSwitches(off, disabledAuto, on, overridable);
  }
}
