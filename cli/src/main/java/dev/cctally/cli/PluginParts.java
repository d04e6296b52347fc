package dev.cctally.cli;

import dev.cctally.platform.host.Host;
import dev.cctally.platform.plugin.manage.HttpsDownload;
import dev.cctally.platform.plugin.manage.PluginAdministration;
import dev.cctally.platform.store.DataDirectory;
import java.time.Duration;

/**
 * What the commands about plugins are made of. Not part of the component: a report would load
 * classes for it.
 */
final class PluginParts {
  /** How long fetching a jar may take. */
  private static final Duration DOWNLOAD = Duration.ofMinutes(5);

  private PluginParts() {}

  static PluginAdministration administration(
      Host host, Installation installation, DataDirectory data) {
    return new PluginAdministration(
        new HostPluginSettings(host, installation.bundledPlugins(), data.path()),
        data,
        host.workingDirectory(),
        host.wallClock(),
        new HttpsDownload(null, DOWNLOAD),
        new ChildStartTest(host, installation, data.path()));
  }
}
