package dev.cctally.platform.plugin.manage;

import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.config.ConfigurationEditor;
import dev.cctally.platform.plugin.InstalledPlugin;
import dev.cctally.platform.plugin.PluginInventory;
import dev.cctally.platform.plugin.PluginRecord;
import dev.cctally.platform.plugin.PluginSettings;
import dev.cctally.platform.store.DataDirectory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the commands about plugins do. Looking creates nothing; changes take effect for processes
 * that start later.
 */
public final class PluginAdministration {
  private static final String INGEST = "ingest";

  private final Supplier<PluginSettings> settings;
  private final PluginFiles files;
  private final TrustFile trust;
  private final PluginSwitcher switcher;
  private final PluginFailures failures;
  private final PluginInstaller installer;

  /**
   * Makes one; does no I/O.
   *
   * @param settings where plugins are and which are on, as it is at the time of asking
   * @param data the data directory
   * @param workingDirectory what relative paths are resolved against
   * @param clock dates what is recorded
   * @param download fetches from addresses
   * @param startTest starts what was installed
   */
  public PluginAdministration(
      Supplier<PluginSettings> settings,
      DataDirectory data,
      Path workingDirectory,
      Clock clock,
      Download download,
      StartTest startTest) {
    this.settings = settings;
    this.files = new PluginFiles(data);
    this.trust = new TrustFile(data);
    this.switcher = new PluginSwitcher(new ConfigurationEditor(data));
    this.failures = new PluginFailures(data);
    this.installer =
        new PluginInstaller(
            settings,
            files,
            trust,
            switcher,
            failures,
            new Fetch(workingDirectory, download),
            startTest,
            clock);
  }

  /** {@return the SPI version offered to plugins} */
  public String spiVersion() {
    return settings.get().spiVersion();
  }

  /** {@return every jar in the plugin folders as it is now} */
  public PluginInventory inventory() {
    return new PluginInventory(settings.get());
  }

  /** {@return how plugins failed in earlier runs} */
  public PluginFailures failures() {
    return failures;
  }

  /**
   * Switches plugins on.
   *
   * @param ids the plugins
   * @return those that were off
   * @throws AppException of kind {@code EXTERNAL} if one is unknown; nothing is changed then
   */
  public List<String> enable(List<String> ids) {
    Map<String, PluginRecord> chosen = known(ids);
    return files.alone(() -> {
      List<String> changed = new ArrayList<>();
      for (Map.Entry<String, PluginRecord> each : chosen.entrySet()) {
        if (switcher.on(each.getKey(), each.getValue().bundled())) {
          changed.add(each.getKey());
        }
        failures.forget(each.getKey());
      }
      return changed;
    });
  }

  /**
   * Switches plugins off.
   *
   * @param ids the plugins
   * @param force whether bundled ones that are needed go off too
   * @return those that were on
   * @throws AppException of kind {@code EXTERNAL} if one is unknown, {@code USAGE} if one is
   *     needed; nothing is changed then
   */
  public List<String> disable(List<String> ids, boolean force) {
    Map<String, PluginRecord> chosen = known(ids);
    if (!force) {
      refuseNeeded(chosen);
    }
    return files.alone(() -> {
      List<String> changed = new ArrayList<>();
      for (Map.Entry<String, PluginRecord> each : chosen.entrySet()) {
        if (switcher.off(each.getKey(), each.getValue().bundled())) {
          changed.add(each.getKey());
        }
      }
      return changed;
    });
  }

  private Map<String, PluginRecord> known(List<String> ids) {
    PluginInventory inventory = inventory();
    Map<String, PluginRecord> chosen = new LinkedHashMap<>();
    for (String id : ids) {
      List<PluginRecord> found = inventory.ofId(id);
      if (found.isEmpty() || found.getFirst().plugin() == null) {
        throw unknown(id);
      }
      chosen.put(id, found.getFirst());
    }
    return chosen;
  }

  /**
   * {@return the failure of a command about a plugin that is not there}
   *
   * @param id what was asked for
   */
  public static AppException unknown(String id) {
    return new AppException(
        ErrorKind.EXTERNAL, "no plugin has the id '" + id + "'; run `cctally plugins list --all`");
  }

  /** A bundled plugin is needed if others need it, or if no vendor would be left. */
  private void refuseNeeded(Map<String, PluginRecord> chosen) {
    Set<String> left = new HashSet<>();
    boolean vendorLeft = false;
    boolean vendorGoes = false;
    List<PluginRecord> plugins = inventory().plugins();
    for (PluginRecord record : plugins) {
      InstalledPlugin plugin = record.plugin();
      if (plugin == null || !record.enabled()) {
        continue;
      }
      boolean goes = chosen.containsKey(record.id());
      boolean ingests = plugin.kinds().contains(INGEST);
      vendorGoes |= goes && ingests && record.bundled();
      vendorLeft |= !goes && ingests;
      if (!goes) {
        for (String need : record.attributes("Plugin-Dependencies")) {
          left.add(need.contains("@") ? need.substring(0, need.indexOf('@')) : need);
        }
      }
    }
    for (PluginRecord record : chosen.values()) {
      if (record.bundled() && left.contains(record.id())) {
        throw needed(record.label() + " is needed by another plugin");
      }
    }
    if (vendorGoes && !vendorLeft) {
      throw needed("no plugin that reads logs would be left");
    }
  }

  private static AppException needed(String why) {
    return new AppException(
        ErrorKind.USAGE, why + "; nothing was changed, say --force to switch it off all the same");
  }

  /**
   * Fetches a plugin and checks everything that can be checked without running it.
   *
   * @param source a path or an https address
   * @param sha256 the digest it must have, or {@code null}
   * @param update whether it is to replace one that is installed
   * @return what the user is asked to agree to; close it
   * @throws AppException of kind {@code USAGE} if it is invalid, incompatible or does not fit what
   *     is there, {@code EXTERNAL} if it cannot be had, its digest or signature is wrong, or there
   *     is nothing to update
   */
  public Candidate candidate(String source, @Nullable String sha256, boolean update) {
    return installer.candidate(source, sha256, update);
  }

  /**
   * Installs what the user has agreed to.
   *
   * @param candidate the plugin
   * @param enable whether it is switched on; one that it replaces stays as it was
   * @return the plugin as it is now
   * @throws AppException of kind {@code EXTERNAL} if it does not start or cannot be put in its
   *     place; everything is then as before
   */
  public PluginRecord install(Candidate candidate, boolean enable) {
    return installer.install(candidate, enable);
  }

  /**
   * {@return the jars of a user's plugin that would be removed}
   *
   * @param id the plugin, or the name of a file in the folder that is none
   * @throws AppException of kind {@code EXTERNAL} if it is unknown, {@code USAGE} if it is bundled
   */
  public List<PluginRecord> removable(String id) {
    List<PluginRecord> found = inventory().ofId(id);
    if (found.isEmpty()) {
      throw unknown(id);
    }
    List<PluginRecord> own = found.stream().filter(record -> !record.bundled()).toList();
    if (own.isEmpty()) {
      throw new AppException(
          ErrorKind.USAGE,
          found.getFirst().label()
              + " is bundled and cannot be removed; run `cctally plugins disable "
              + id
              + "`");
    }
    return own;
  }

  /**
   * Removes a user's plugin: its jar is kept in a folder where nothing runs it.
   *
   * @param id the plugin
   * @return its jars, and where each is now
   * @throws AppException as {@link #removable}, or of kind {@code EXTERNAL} if it cannot be moved
   */
  public Map<PluginRecord, Path> remove(String id) {
    return files.alone(() -> {
      Map<PluginRecord, Path> moved = new LinkedHashMap<>();
      List<PluginRecord> records = removable(id);
      // First what lets it run, so that a failure half way leaves nothing that does.
      switcher.forget(id, inventory().ofId(id).size() > records.size());
      trust.forget(id);
      failures.forget(id);
      for (PluginRecord record : records) {
        moved.put(record, files.setAside(record.path()));
      }
      return moved;
    });
  }

  /**
   * Starts a plugin here and now, whether it is switched on or not. For a process that does nothing
   * else.
   *
   * @param id the plugin
   * @return what went wrong as a sentence, or empty if it started
   */
  public Optional<String> tryHere(String id) {
    return PluginTrial.run(settings.get(), id);
  }
}
