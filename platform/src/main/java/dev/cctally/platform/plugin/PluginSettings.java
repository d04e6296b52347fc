package dev.cctally.platform.plugin;

import dev.cctally.spi.SpiVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where plugins are and which of them may run.
 *
 * @param bundledDirectory the distribution's plugins, or {@code null} if there are none; may be
 *     absent
 * @param userDirectory the user's plugins, or {@code null} in safe mode; may be absent
 * @param trustFile which user plugins are trusted, or {@code null} if none is; may be absent
 * @param platform the operating system as {@code Cctally-Platforms} spells it: {@code linux},
 *     {@code macos}, …
 * @param spiVersion the SPI version offered to plugins
 * @param disabled ids of plugins the user switched off ({@code plugins.disabled})
 * @param overridable ids of bundled plugins that a user plugin may replace ({@code
 *     plugins.allow_override})
 * @param startDeadline how long a plugin may take to start
 */
public record PluginSettings(
    @Nullable Path bundledDirectory,
    @Nullable Path userDirectory,
    @Nullable Path trustFile,
    String platform,
    String spiVersion,
    Set<String> disabled,
    Set<String> overridable,
    Duration startDeadline) {
  private static final Duration START_DEADLINE = Duration.ofSeconds(2);

  /** Rejects {@code null} and copies the sets. */
  public PluginSettings {
    Objects.requireNonNull(platform, "platform");
    Objects.requireNonNull(spiVersion, "spiVersion");
    disabled = Set.copyOf(disabled);
    overridable = Set.copyOf(overridable);
    Objects.requireNonNull(startDeadline, "startDeadline");
  }

  /**
   * {@return settings with the usual deadline and the current SPI, nothing disabled}
   *
   * @param bundledDirectory the distribution's plugins, or {@code null}
   * @param dataDirectory the data directory, whose {@code plugins} folder and {@code
   *     plugin-trust.json} are used
   * @param platform the operating system
   */
  public static PluginSettings of(
      @Nullable Path bundledDirectory, Path dataDirectory, String platform) {
    return new PluginSettings(
        bundledDirectory,
        dataDirectory.resolve("plugins"),
        dataDirectory.resolve("plugin-trust.json"),
        platform,
        SpiVersion.CURRENT,
        Set.of(),
        Set.of(),
        START_DEADLINE);
  }

  /** {@return the same without the user's plugins: safe mode} */
  public PluginSettings bundledOnly() {
    return new PluginSettings(
        bundledDirectory, null, null, platform, spiVersion, disabled, overridable, startDeadline);
  }

  /**
   * {@return the same with the user's switches}
   *
   * @param disabledIds {@code plugins.disabled}
   * @param overridableIds {@code plugins.allow_override}
   */
  public PluginSettings with(Set<String> disabledIds, Set<String> overridableIds) {
    return new PluginSettings(
        bundledDirectory,
        userDirectory,
        trustFile,
        platform,
        spiVersion,
        disabledIds,
        overridableIds,
        startDeadline);
  }
}
