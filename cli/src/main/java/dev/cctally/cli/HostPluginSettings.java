package dev.cctally.cli;

import dev.cctally.platform.config.ConfigurationFile;
import dev.cctally.platform.config.PluginChoices;
import dev.cctally.platform.host.Host;
import dev.cctally.platform.plugin.PluginSettings;
import dev.cctally.platform.plugin.PluginSwitches;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where plugins are on this machine and which of them the user wants. The configuration is read
 * when it is asked for. If that is broken, bundled plugins run and the user's do not: it cannot be
 * known which of them he wants.
 *
 * @param host the machine
 * @param bundledPlugins the distribution's plugins, or {@code null}
 * @param dataDirectory the data directory
 */
record HostPluginSettings(Host host, @Nullable Path bundledPlugins, Path dataDirectory)
    implements Supplier<PluginSettings> {
  @Override
  public PluginSettings get() {
    PluginChoices choices = ConfigurationFile.load(dataDirectory).plugins();
    PluginSettings settings =
        PluginSettings.of(bundledPlugins, dataDirectory, host.operatingSystem())
            .with(
                new PluginSwitches(
                    choices.disabled(),
                    choices.disabledAuto(),
                    choices.enabledUser(),
                    choices.overridable()));
    return host.nonBlankVariable(PluginSettings.SAFE_MODE).isPresent()
        ? settings.bundledOnly()
        : settings;
  }
}
