package dev.cctally.platform.plugin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the plugins that may be loaded, by their manifests alone, and says why the others may not.
 * A plugin for another platform or one that the user switched off is left out without a word.
 */
final class CatalogScan {
  private final PluginSettings settings;
  private final Rejections rejections;
  private @Nullable TrustRecords trust; // read when the first user plugin turns up

  private boolean trustBroken;

  CatalogScan(PluginSettings settings, PluginWarnings warnings) {
    this.settings = settings;
    this.rejections = new Rejections(warnings);
  }

  PluginCatalog run() {
    JarFinder finder = new JarFinder(settings, rejections);
    List<CheckedPlugin> candidates = new ArrayList<>();
    for (PluginJar jar : finder.bundled()) {
      check(jar, true, candidates);
    }
    for (PluginJar jar : finder.users()) {
      check(jar, false, candidates);
    }
    List<CheckedPlugin> usable =
        new DuplicateRule(settings.switches().overridable(), rejections).settle(candidates);
    dropUnresolved(usable);
    usable.sort(CheckedPlugin::listOrder);
    return new PluginCatalog(usable, rejections.all());
  }

  private void check(PluginJar jar, boolean bundled, List<CheckedPlugin> candidates) {
    CheckedPlugin plugin;
    try {
      plugin = DescriptorRules.check(jar, bundled);
    } catch (InvalidDescriptorException e) {
      rejections.invalid(jar, bundled, String.valueOf(e.getMessage()));
      return;
    }
    if (settings.switches().disabled().contains(plugin.id())) {
      disabled(plugin);
    } else if (!plugin.runsOn(settings.platform())) {
      rejections.silently(
          plugin,
          PluginState.INCOMPATIBLE,
          plugin.label()
              + " is incompatible: it is for "
              + String.join(", ", plugin.platforms())
              + ", not for "
              + settings.platform()
              + "; run `cctally plugins info "
              + plugin.id()
              + "`",
          true);
    } else if (!plugin.requires().contains(spiVersion(settings))) {
      rejections.plugin(
          plugin,
          PluginState.INCOMPATIBLE,
          "is incompatible: needs SPI "
              + plugin.requires().text()
              + " (have "
              + settings.spiVersion()
              + ")");
    } else if (bundled || trusted(plugin)) {
      if (settings.switches().on(plugin.id(), bundled)) {
        candidates.add(plugin);
      } else {
        disabled(plugin);
      }
    }
  }

  private void disabled(CheckedPlugin plugin) {
    boolean automatic = settings.switches().disabledAuto().contains(plugin.id());
    rejections.disabled(plugin, automatic);
  }

  static SemVer spiVersion(PluginSettings settings) {
    try {
      return SemVer.parse(settings.spiVersion());
    } catch (InvalidDescriptorException e) {
      throw new IllegalArgumentException("SPI version " + settings.spiVersion(), e);
    }
  }

  private boolean trusted(CheckedPlugin plugin) {
    TrustRecords records = trust;
    if (records == null) {
      records = trustRecords();
      trust = records;
    }
    String what;
    try {
      if (records.trusts(plugin.id(), plugin.plugin().jar())) {
        return true;
      }
      what =
          records.knows(plugin.id())
              ? "is untrusted: it changed since it was installed"
              : trustBroken
                  ? "is untrusted: "
                      + PluginSettings.TRUST_FILE
                      + ", which says what is trusted, cannot be used"
                  : "is untrusted: it was not installed with `cctally plugins install`";
      rejections.plugin(plugin, PluginState.UNTRUSTED, what);
    } catch (IOException e) {
      rejections.plugin(plugin, PluginState.FAILED, "cannot be read: " + e.getMessage());
    }
    return false;
  }

  private TrustRecords trustRecords() {
    Path file = settings.trustFile();
    if (file == null) {
      return TrustRecords.none();
    }
    try {
      return TrustRecords.read(file);
    } catch (IOException e) {
      rejections
          .warnings()
          .add(
              String.valueOf(file.getFileName()),
              file
                  + " cannot be used, so no user plugin is trusted: "
                  + e.getMessage()
                  + "; fix it, or move it aside and install the plugins again with `cctally plugins"
                  + " install`");
      trustBroken = true;
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
      String needs = String.join(", ", unmet(plugin, resolved));
      rejections.plugin(
          plugin,
          PluginState.MISSING_DEPENDENCY,
          "needs plugin " + needs + ", which is not usable");
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
