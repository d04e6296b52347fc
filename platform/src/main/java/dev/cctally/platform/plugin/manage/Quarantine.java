package dev.cctally.platform.plugin.manage;

import dev.cctally.platform.config.ConfigurationEditor;
import dev.cctally.platform.plugin.PluginRun;
import dev.cctally.platform.store.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Map;
import java.util.Set;

/**
 * Gives up plugins that fail in one run after the other: after three they are switched off, so that
 * nobody waits for them any more. The user is told at every report and switches them on again by
 * {@code plugins enable}.
 */
public final class Quarantine {
  /** After how many runs in a row a plugin is switched off. */
  public static final int RUNS = 3;

  private final DataDirectory data;
  private final PluginFiles files;
  private final PluginFailures failures;
  private final PluginSwitcher switcher;
  private final Clock clock;

  /**
   * Makes one; does no I/O.
   *
   * @param data the data directory
   * @param clock dates what is recorded
   */
  public Quarantine(DataDirectory data, Clock clock) {
    this.data = data;
    this.files = new PluginFiles(data);
    this.failures = new PluginFailures(data);
    this.switcher = new PluginSwitcher(new ConfigurationEditor(data));
    this.clock = clock;
  }

  /**
   * Counts what happened in a run. Writes nothing if there is no data directory.
   *
   * @param run what happened
   * @throws dev.cctally.platform.AppException if it cannot be recorded
   */
  public void record(PluginRun run) {
    if (!Files.isDirectory(data.path())) {
      return;
    }
    files.alone(() -> {
      counted(run);
      return true;
    });
  }

  /** Counts one failed run; whether the plugin was switched off for it. */
  boolean failed(String pluginId, String why) {
    return files.alone(() -> {
      int runs = failures.add(pluginId, why, clock.instant());
      if (runs >= RUNS) {
        switcher.offForFailing(pluginId);
      }
      return runs >= RUNS;
    });
  }

  private void counted(PluginRun run) throws IOException {
    Set<String> known = failures.ids();
    for (String id : run.worked()) {
      if (known.contains(id)) {
        failures.forget(id);
      }
    }
    for (Map.Entry<String, String> failed : run.failed().entrySet()) {
      int runs = failures.add(failed.getKey(), failed.getValue(), clock.instant());
      if (runs >= RUNS) {
        switcher.offForFailing(failed.getKey());
      }
    }
  }
}
