package dev.cctally.platform.plugin;

import dev.cctally.spi.SpiVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
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
 * @param switches which plugins the user wants
 * @param startDeadline how long a plugin may take to start
 */
public record PluginSettings(
    @Nullable Path bundledDirectory,
    @Nullable Path userDirectory,
    @Nullable Path trustFile,
    String platform,
    String spiVersion,
    PluginSwitches switches,
    Duration startDeadline) {
  /** The folder of the user's plugins in the data directory. */
  public static final String USER_FOLDER = "plugins";

  /** The file in the data directory that says which user plugins are trusted. */
  public static final String TRUST_FILE = "plugin-trust.json";

  /** Environment variable; if it is set to anything, the user's plugins are left alone. */
  public static final String SAFE_MODE = "CCTALLY_SAFE_MODE";

  private static final Duration START_DEADLINE = Duration.ofSeconds(2);

  /** Rejects {@code null}. */
  public PluginSettings {
    Objects.requireNonNull(platform, "platform");
    Objects.requireNonNull(spiVersion, "spiVersion");
    Objects.requireNonNull(switches, "switches");
    Objects.requireNonNull(startDeadline, "startDeadline");
  }

  /**
   * {@return settings with the usual deadline and the current SPI, everything switched on}
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
        dataDirectory.resolve(USER_FOLDER),
        dataDirectory.resolve(TRUST_FILE),
        platform,
        SpiVersion.CURRENT,
        PluginSwitches.ALL_ON,
        START_DEADLINE);
  }

  /** {@return the same without the user's plugins: safe mode} */
  public PluginSettings bundledOnly() {
    return new PluginSettings(
        bundledDirectory, null, null, platform, spiVersion, switches, startDeadline);
  }

  /**
   * {@return the same with other switches}
   *
   * @param wanted which plugins the user wants
   */
  public PluginSettings with(PluginSwitches wanted) {
    return new PluginSettings(
        bundledDirectory, userDirectory, trustFile, platform, spiVersion, wanted, startDeadline);
  }
}
