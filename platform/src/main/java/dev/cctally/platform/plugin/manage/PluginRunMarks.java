package dev.cctally.platform.plugin.manage;

import dev.cctally.platform.plugin.RunMarks;
import dev.cctally.platform.store.DataDirectory;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongPredicate;

/**
 * Files {@code plugin-run.<process id>} in the data directory: one for each process that runs a
 * user's plugin, holding the id of the plugin it started last. One whose process is gone counts as
 * a failed run.
 */
public final class PluginRunMarks implements RunMarks {
  static final String START = "plugin-run.";
  private static final String WHY =
      "it was running when cctally ended in the middle of a command (it may have ended it)";

  private final DataDirectory data;
  private final Quarantine quarantine;
  private final LongPredicate alive;
  private final Path own;
  private boolean looked;
  private boolean marked;

  /**
   * Makes one; does no I/O.
   *
   * @param data the data directory
   * @param clock dates what is recorded
   */
  public PluginRunMarks(DataDirectory data, Clock clock) {
    this(data, clock, ProcessHandle.current().pid(), pid -> ProcessHandle.of(pid).isPresent());
  }

  PluginRunMarks(DataDirectory data, Clock clock, long pid, LongPredicate alive) {
    this.data = data;
    this.quarantine = new Quarantine(data, clock);
    this.alive = alive;
    this.own = data.path().resolve(START + pid);
  }

  @Override
  public synchronized Map<String, Boolean> starting(String pluginId) {
    Map<String, Boolean> ended = new TreeMap<>();
    try {
      if (!looked) {
        looked = true;
        collect(ended);
      }
      data.ensure();
      Path file = data.privateFile(String.valueOf(own.getFileName()));
      Files.writeString(file, pluginId);
      marked = true;
    } catch (IOException | RuntimeException e) {
      return ended; // then the next process learns nothing, which is no reason to fail
    }
    return ended;
  }

  private void collect(Map<String, Boolean> ended) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(data.path(), START + "*")) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName()).substring(START.length());
        if (!name.matches("[0-9]{1,10}")
            || (!file.equals(own) && alive.test(Long.parseLong(name)))) {
          continue;
        }
        String id = Files.readString(file).strip();
        if (Files.deleteIfExists(file) && !id.isEmpty()) { // else another process tells
          ended.put(id, quarantine.failed(id, WHY));
        }
      }
    } catch (NoSuchFileException e) {
      return; // there is no data directory
    }
  }

  @Override
  public synchronized void ended() {
    if (marked) {
      marked = false;
      try {
        Files.deleteIfExists(own);
      } catch (IOException e) {
        return; // the next process takes it for a failed run, of which one is not enough
      }
    }
  }
}
