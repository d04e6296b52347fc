package dev.cctally.cli;

import dev.cctally.platform.host.Host;
import dev.cctally.platform.plugin.PluginRun;
import dev.cctally.platform.plugin.RunMarks;
import dev.cctally.platform.plugin.manage.HttpsDownload;
import dev.cctally.platform.plugin.manage.PluginAdministration;
import dev.cctally.platform.plugin.manage.PluginRunMarks;
import dev.cctally.platform.plugin.manage.Quarantine;
import dev.cctally.platform.store.DataDirectory;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

  /** What is made only when a plugin of the user's starts: other reports need no such classes. */
  static RunMarks runMarks(Host host, DataDirectory data) {
    return new RunMarks() {
      private @Nullable RunMarks made;

      @Override
      public Map<String, Boolean> starting(String pluginId) {
        RunMarks marks = made;
        if (marks == null) {
          marks = new PluginRunMarks(data, host.wallClock());
          made = marks;
        }
        return marks.starting(pluginId);
      }

      @Override
      public void ended() {
        RunMarks marks = made;
        if (marks != null) {
          marks.ended();
        }
      }
    };
  }

  /** Keeps how plugins fared in this process. That this cannot be done is no reason to fail. */
  static void record(PluginRun run, Host host, DataDirectory data) {
    try {
      new Quarantine(data, host.wallClock()).record(run);
    } catch (RuntimeException e) {
      return;
    }
  }
}
