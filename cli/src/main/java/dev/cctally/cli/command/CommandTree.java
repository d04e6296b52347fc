package dev.cctally.cli.command;

import dev.cctally.cli.Services;
import dev.cctally.platform.ingest.StoredVendor;
import dev.cctally.platform.plugin.InstalledPlugin;
import dev.cctally.platform.plugin.PluginHost;
import dev.cctally.platform.plugin.UnusablePlugin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The commands there are. Which reports exist, and under which names, is told by the manifests of
 * installed plugins; no class of a plugin is loaded.
 */
final class CommandTree {
  static final String INGEST = "ingest";

  private final PluginHost plugins;
  private final Supplier<List<StoredVendor>> store;
  private final @Nullable List<StoredVendor> stored; // null: the store has not been looked at
  private @Nullable CommandTree wide;

  /** Of the vendors that have a plugin, and of no others. */
  CommandTree(PluginHost plugins) {
    this(plugins, List::of, null);
  }

  /** Of the vendors that have a plugin; {@link #wide} adds those that have none any more. */
  CommandTree(Services services) {
    this(services.plugins(), () -> LeftBehind.stored(services), null);
  }

  private CommandTree(
      PluginHost plugins, Supplier<List<StoredVendor>> store, @Nullable List<StoredVendor> stored) {
    this.plugins = plugins;
    this.store = store;
    this.stored = stored;
  }

  /**
   * The same with every vendor of which something is stored. Opens the store, which takes longer
   * than everything else here.
   */
  CommandTree wide() {
    CommandTree known = wide;
    if (known == null) {
      known = stored == null ? new CommandTree(plugins, store, store.get()) : this;
      wide = known;
    }
    return known;
  }

  /** Our own command of a name, or {@code null}; needs no plugin. */
  static @Nullable Command own(String name) {
    return switch (name) {
      case BudgetCommand.WORD -> new BudgetCommand();
      case "cache-sync" -> new CacheSyncCommand();
      case "demo" -> new DemoCommand();
      case "completion" -> new CompletionCommand();
      default -> null;
    };
  }

  /** Our own commands below a first word, or {@code null}; needs no plugin. */
  static @Nullable CommandGroup ownGroup(String name) {
    return switch (name) {
      case AlertsGroup.NAME -> AlertsGroup.group();
      case ConfigGroup.NAME -> ConfigGroup.group();
      case PluginsGroup.NAME -> PluginsGroup.group();
      case DbGroup.NAME -> DbGroup.group();
      default -> null;
    };
  }

  /** Whether a name is taken by a command of our own. */
  static boolean isOwn(String name) {
    return ownNames().contains(name) || ownGroupNames().contains(name);
  }

  static List<String> ownGroupNames() {
    return List.of(AlertsGroup.NAME, ConfigGroup.NAME, PluginsGroup.NAME, DbGroup.NAME);
  }

  static List<String> ownNames() {
    return List.of(BudgetCommand.WORD, "cache-sync", "demo", "completion");
  }

  /**
   * The vendors that are meant when none is named, in the order of their plugins: those whose logs
   * can be read, and those that were given up without the user's doing; in a {@link #wide} tree all
   * others of which something is stored. If the user has switched all of them off, those: what is
   * stored of them can still be shown.
   */
  List<String> vendors() {
    Map<String, InstalledPlugin> vendors = new LinkedHashMap<>();
    addUsable(vendors);
    for (UnusablePlugin unusable : plugins.unusable()) {
      if (unusable.automatic() || isStored(unusable.plugin().vendorId())) {
        add(vendors, unusable.plugin());
      }
    }
    addLeftBehind(vendors);
    return List.copyOf(vendors.isEmpty() ? ingesting().keySet() : vendors.keySet());
  }

  /**
   * Every vendor that can be named, also those whose plugin cannot be used, and in a {@link #wide}
   * tree those that have none.
   */
  List<String> nameable() {
    return List.copyOf(ingesting().keySet());
  }

  private Map<String, InstalledPlugin> ingesting() {
    Map<String, InstalledPlugin> vendors = new LinkedHashMap<>();
    addUsable(vendors);
    for (UnusablePlugin unusable : plugins.unusable()) {
      add(vendors, unusable.plugin());
    }
    addLeftBehind(vendors);
    return vendors;
  }

  private boolean isStored(@Nullable String vendorId) {
    return stored != null && stored.stream().anyMatch(vendor -> vendor.id().equals(vendorId));
  }

  private void addLeftBehind(Map<String, InstalledPlugin> vendors) {
    if (stored != null) {
      Set<String> withPlugin = new HashSet<>(vendors.keySet());
      for (UnusablePlugin unusable : plugins.unusable()) {
        withPlugin.add(String.valueOf(unusable.plugin().vendorId()));
      }
      LeftBehind.without(withPlugin, stored).forEach(plugin -> add(vendors, plugin));
    }
  }

  private void addUsable(Map<String, InstalledPlugin> vendors) {
    for (InstalledPlugin plugin : plugins.installed()) {
      add(vendors, plugin);
    }
  }

  private static void add(Map<String, InstalledPlugin> vendors, InstalledPlugin plugin) {
    String vendor = plugin.vendorId();
    if (vendor != null && plugin.kinds().contains(INGEST)) {
      vendors.putIfAbsent(vendor, plugin);
    }
  }

  /** Reports by their flat names: those without a vendor first, then what manifests name. */
  Map<String, Command> flat() {
    Map<String, ReportCommand> aliases = aliases();
    Map<String, Command> flat = new LinkedHashMap<>();
    if (!ingesting().isEmpty()) {
      for (ReportKind kind : ReportKind.values()) {
        ReportCommand own = aliases.get(kind.word());
        flat.put(
            kind.word(),
            new PlainReport(kind, own != null && own.kind() == kind ? own : null, having(kind)));
      }
    }
    aliases.forEach(flat::putIfAbsent);
    if (!ingesting().isEmpty()) {
      for (UniformReport report : UniformReport.values()) {
        flat.put(
            report.word(),
            report.of(new ReportOwner(owner(report), true, nameable(), () -> wide().nameable())));
      }
    }
    uniformAliases().forEach(flat::putIfAbsent);
    return flat;
  }

  /** Flat names, other than the plain ones, that manifests give to reports of one form. */
  private Map<String, Command> uniformAliases() {
    Map<String, Command> aliases = new LinkedHashMap<>();
    ingesting()
        .forEach((vendor, plugin) ->
            plugin
                .commandAliases()
                .forEach((name, word) -> {
                  UniformReport report = UniformReport.of(word);
                  if (report != null && !isOwn(name)) {
                    aliases.putIfAbsent(name, report.of(ReportOwner.only(vendor)));
                  }
                }));
    return aliases;
  }

  /**
   * The vendor whose manifest claims the report's plain name; else the only one there is; else
   * {@code null}.
   */
  private @Nullable String owner(UniformReport report) {
    for (Map.Entry<String, InstalledPlugin> vendor : ingesting().entrySet()) {
      if (report.word().equals(vendor.getValue().commandAliases().get(report.word()))) {
        return vendor.getKey();
      }
    }
    return vendors().size() == 1 ? vendors().getFirst() : null;
  }

  /** Every report of one vendor by its name below it. */
  Map<String, Command> below(String vendor) {
    Map<String, Command> reports = new LinkedHashMap<>(reports(vendor));
    if (!reports.isEmpty()) {
      for (UniformReport report : UniformReport.values()) {
        reports.put(report.word(), report.of(ReportOwner.only(vendor)));
      }
    }
    return reports;
  }

  private Map<String, ReportCommand> aliases() {
    Map<String, ReportCommand> aliases = new LinkedHashMap<>();
    ingesting()
        .forEach((vendor, plugin) -> {
          for (Map.Entry<String, String> alias : plugin.commandAliases().entrySet()) {
            ReportKind kind = ReportKind.of(alias.getValue());
            String name = alias.getKey();
            if (kind != null
                && ReportKind.of(plugin.reportShape()).contains(kind)
                && !isOwn(name)) {
              aliases.putIfAbsent(
                  name, new ReportCommand(vendor, plugin.reportShape(), kind, name));
            }
          }
        });
    return aliases;
  }

  /** The vendors that have a report of their own of this kind. */
  List<String> having(ReportKind kind) {
    List<String> vendors = new ArrayList<>();
    List<String> meant = vendors();
    ingesting()
        .forEach((vendor, plugin) -> {
          if (meant.contains(vendor) && ReportKind.of(plugin.reportShape()).contains(kind)) {
            vendors.add(vendor);
          }
        });
    return vendors;
  }

  /** The reports of one vendor by their names below it. */
  Map<String, ReportCommand> reports(String vendor) {
    Map<String, ReportCommand> reports = new LinkedHashMap<>();
    InstalledPlugin plugin = ingesting().get(vendor);
    if (plugin == null) {
      return reports;
    }
    Map<String, ReportCommand> aliases = aliases();
    for (ReportKind kind : ReportKind.of(plugin.reportShape())) {
      String name = vendor + " " + kind.word();
      for (ReportCommand alias : aliases.values()) {
        if (alias.vendorId().equals(vendor) && alias.kind() == kind) {
          name = alias.name();
        }
      }
      reports.put(kind.word(), new ReportCommand(vendor, plugin.reportShape(), kind, name));
    }
    return reports;
  }

  /** Every first word that people may use: flat reports, vendors, our own. */
  List<String> names() {
    List<String> names = shown(flat().keySet());
    for (String vendor : vendors()) {
      if (!names.contains(vendor)) {
        names.add(vendor);
      }
    }
    names.addAll(ownNames());
    names.addAll(ownGroupNames());
    return names;
  }

  /** Those of some names that are worth telling people. */
  static List<String> shown(Iterable<String> names) {
    List<String> shown = new ArrayList<>();
    for (String name : names) {
      if (!UniformReport.hidden(name)) {
        shown.add(name);
      }
    }
    return shown;
  }
}
