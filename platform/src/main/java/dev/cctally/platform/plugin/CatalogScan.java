package dev.cctally.platform.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Finds the plugins that may be loaded, by their manifests alone, and says why the others may not.
 * A plugin for another platform or one that the user switched off is left out without a word.
 */
final class CatalogScan {
  private static final String REINSTALL = "reinstall cctally";

  private final PluginSettings settings;
  private final PluginWarnings warnings;

  CatalogScan(PluginSettings settings, PluginWarnings warnings) {
    this.settings = settings;
    this.warnings = warnings;
  }

  PluginCatalog run() {
    List<CheckedPlugin> candidates = new ArrayList<>();
    for (PluginJar jar : bundledJars()) {
      check(jar, true, candidates);
    }
    for (PluginJar jar : userJars()) {
      check(jar, false, candidates);
    }
    List<CheckedPlugin> usable =
        new DuplicateRule(settings.overridable(), warnings).settle(trusted(candidates));
    dropUnresolved(usable);
    usable.sort(CheckedPlugin::listOrder);
    return new PluginCatalog(usable);
  }

  private List<PluginJar> bundledJars() {
    Path directory = settings.bundledDirectory();
    if (directory == null || !Files.isDirectory(directory)) {
      return List.of();
    }
    if (!Files.exists(directory.resolve(PluginIndex.FILE_NAME))) {
      return manifests(directory, REINSTALL);
    }
    List<PluginJar> jars = new ArrayList<>();
    try {
      for (IndexedJar indexed : PluginIndexReader.read(directory)) {
        if (sizeMatches(indexed)) {
          jars.add(indexed.jar());
        }
      }
    } catch (IOException e) {
      warnings.aboutFile(PluginIndex.FILE_NAME, "cannot be used: " + e.getMessage(), REINSTALL);
      return manifests(directory, REINSTALL);
    }
    return jars;
  }

  private boolean sizeMatches(IndexedJar indexed) {
    String file = indexed.jar().fileName();
    try {
      if (Files.size(indexed.jar().path()) == indexed.size()) {
        return true;
      }
      warnings.aboutFile(file, "is not the one this distribution was built with", REINSTALL);
    } catch (IOException e) {
      warnings.aboutFile(file, "is missing from this distribution", REINSTALL);
    }
    return false;
  }

  private List<PluginJar> userJars() {
    Path directory = settings.userDirectory();
    if (directory == null || !Files.isDirectory(directory)) {
      return List.of();
    }
    return manifests(directory, "replace it or delete it from " + directory);
  }

  private List<PluginJar> manifests(Path directory, String remedy) {
    List<PluginJar> jars = new ArrayList<>();
    try {
      for (Path path : PluginIndex.jars(directory)) {
        String file = String.valueOf(path.getFileName());
        try {
          jars.add(PluginJar.read(path));
        } catch (InvalidDescriptorException e) {
          warnings.aboutFile(file, "is not a plugin: " + e.getMessage(), remedy);
        } catch (IOException e) {
          warnings.aboutFile(file, "cannot be read: " + e.getMessage(), remedy);
        }
      }
    } catch (IOException e) {
      warnings.add(
          directory.toString(),
          "plugin folder " + directory + " cannot be read; check its permissions");
    }
    return jars;
  }

  private void check(PluginJar jar, boolean bundled, List<CheckedPlugin> candidates) {
    CheckedPlugin plugin;
    try {
      plugin = DescriptorRules.check(jar, bundled);
    } catch (InvalidDescriptorException e) {
      String remedy = bundled ? REINSTALL : "run `cctally plugins verify`";
      String id = jar.attribute("Plugin-Id");
      if (id.isEmpty()) {
        warnings.aboutFile(jar.fileName(), "is not a plugin: " + e.getMessage(), remedy);
      } else {
        warnings.add(
            Text.oneLine(id),
            "plugin "
                + id
                + " ("
                + jar.fileName()
                + ") is invalid: "
                + e.getMessage()
                + "; "
                + remedy);
      }
      return;
    }
    if (settings.disabled().contains(plugin.id()) || !plugin.runsOn(settings.platform())) {
      return;
    }
    if (!plugin.requires().contains(spiVersion())) {
      warnings.about(
          plugin,
          "is incompatible: needs SPI "
              + plugin.requires().text()
              + " (have "
              + settings.spiVersion()
              + ")");
      return;
    }
    candidates.add(plugin);
  }

  private SemVer spiVersion() {
    try {
      return SemVer.parse(settings.spiVersion());
    } catch (InvalidDescriptorException e) {
      throw new IllegalArgumentException("SPI version " + settings.spiVersion(), e);
    }
  }

  private List<CheckedPlugin> trusted(List<CheckedPlugin> candidates) {
    if (candidates.stream().allMatch(plugin -> plugin.plugin().bundled())) {
      return candidates; // the usual case: the trust file is not even opened
    }
    TrustRecords trust = trustRecords();
    List<CheckedPlugin> trusted = new ArrayList<>();
    for (CheckedPlugin plugin : candidates) {
      try {
        if (plugin.plugin().bundled() || trust.trusts(plugin.id(), plugin.plugin().jar())) {
          trusted.add(plugin);
        } else if (trust.knows(plugin.id())) {
          warnings.about(plugin, "is untrusted: it changed since it was installed");
        } else {
          warnings.about(
              plugin, "is untrusted: it was not installed with `cctally plugins install`");
        }
      } catch (IOException e) {
        warnings.about(plugin, "cannot be read: " + e.getMessage());
      }
    }
    return trusted;
  }

  private TrustRecords trustRecords() {
    Path file = settings.trustFile();
    if (file == null) {
      return TrustRecords.none();
    }
    try {
      return TrustRecords.read(file);
    } catch (IOException e) {
      warnings.add(
          String.valueOf(file.getFileName()),
          file
              + " cannot be used, so no user plugin is trusted: "
              + e.getMessage()
              + "; install the plugins again with `cctally plugins install`");
      return TrustRecords.none();
    }
  }

  /** Leaves out plugins whose dependencies are missing or go in a circle. */
  private void dropUnresolved(List<CheckedPlugin> usable) {
    Map<String, CheckedPlugin> resolved = new HashMap<>();
    List<CheckedPlugin> open = new ArrayList<>(usable);
    boolean progress = true;
    while (progress) {
      progress = false;
      for (Iterator<CheckedPlugin> rest = open.iterator(); rest.hasNext(); ) {
        CheckedPlugin plugin = rest.next();
        if (unmet(plugin, resolved).isEmpty()) {
          resolved.put(plugin.id(), plugin);
          rest.remove();
          progress = true;
        }
      }
    }
    for (CheckedPlugin plugin : open) {
      usable.remove(plugin);
      for (String need : unmet(plugin, resolved)) {
        warnings.about(plugin, "needs plugin " + need + ", which is not usable");
      }
    }
  }

  private static List<String> unmet(CheckedPlugin plugin, Map<String, CheckedPlugin> resolved) {
    List<String> unmet = new ArrayList<>();
    for (Map.Entry<String, VersionRange> need : plugin.dependencies().entrySet()) {
      CheckedPlugin candidate = resolved.get(need.getKey());
      if (candidate == null || !need.getValue().contains(candidate.version())) {
        unmet.add(need.getKey() + " " + need.getValue().text());
      }
    }
    return unmet;
  }
}
