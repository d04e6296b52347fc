package dev.cctally.cli.command;

import dev.cctally.platform.plugin.InstalledPlugin;
import dev.cctally.platform.plugin.PluginHost;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The commands there are. Which reports exist, and under which names, is told by the manifests of
 * installed plugins; no class of a plugin is loaded.
 */
final class CommandTree {
  private static final String INGEST = "ingest";

  private final PluginHost plugins;

  CommandTree(PluginHost plugins) {
    this.plugins = plugins;
  }

  /** Our own command of a name, or {@code null}; needs no plugin. */
  static @Nullable Command own(String name) {
    return switch (name) {
      case "cache-sync" -> new CacheSyncCommand();
      case "demo" -> new DemoCommand();
      case "completion" -> new CompletionCommand();
      default -> null;
    };
  }

  static List<String> ownNames() {
    return List.of("cache-sync", "demo", "completion");
  }

  /** Vendors whose logs can be read, in the order of their plugins. */
  List<String> vendors() {
    List<String> vendors = new ArrayList<>();
    for (InstalledPlugin plugin : plugins.installed()) {
      String vendor = plugin.vendorId();
      if (vendor != null && plugin.kinds().contains(INGEST) && !vendors.contains(vendor)) {
        vendors.add(vendor);
      }
    }
    return vendors;
  }

  /** Reports by their flat names. */
  Map<String, ReportCommand> flat() {
    Map<String, ReportCommand> flat = new LinkedHashMap<>();
    for (InstalledPlugin plugin : plugins.installed()) {
      String vendor = plugin.vendorId();
      if (vendor == null || !plugin.kinds().contains(INGEST)) {
        continue;
      }
      for (Map.Entry<String, String> alias : plugin.commandAliases().entrySet()) {
        ReportKind kind = ReportKind.of(alias.getValue());
        if (kind != null && own(alias.getKey()) == null) {
          flat.putIfAbsent(alias.getKey(), new ReportCommand(vendor, kind, alias.getKey()));
        }
      }
    }
    return flat;
  }

  /** The reports of one vendor by their names below it. */
  Map<String, ReportCommand> reports(String vendor) {
    Map<String, ReportCommand> reports = new LinkedHashMap<>();
    Map<String, ReportCommand> flat = flat();
    for (ReportKind kind : ReportKind.values()) {
      String name = vendor + " " + kind.word();
      for (ReportCommand alias : flat.values()) {
        if (alias.vendorId().equals(vendor) && alias.kind() == kind) {
          name = alias.name();
        }
      }
      reports.put(kind.word(), new ReportCommand(vendor, kind, name));
    }
    return reports;
  }

  /** Every first word that is a command: flat reports, vendors, our own. */
  List<String> names() {
    List<String> names = new ArrayList<>(flat().keySet());
    for (String vendor : vendors()) {
      if (!names.contains(vendor)) {
        names.add(vendor);
      }
    }
    names.addAll(ownNames());
    return names;
  }
}
