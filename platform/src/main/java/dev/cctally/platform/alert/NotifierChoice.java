package dev.cctally.platform.alert;

import dev.cctally.platform.config.AlertSettings;
import dev.cctally.platform.plugin.InstalledPlugin;
import dev.cctally.platform.plugin.PluginHost;
import dev.cctally.platform.plugin.UnusablePlugin;
import dev.cctally.spi.notify.Notifier;
import dev.cctally.spi.notify.Notifier.Availability;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Chooses what tells the user. Loads the plugin the user has named and no other; where none is
 * named, those of all notifiers.
 *
 * @param plugins the installed plugins
 * @param programs the machine and its programs
 */
record NotifierChoice(PluginHost plugins, HostPrograms programs) {
  /**
   * {@return the ids of all notifiers there are, also those that cannot be used here, in the order
   * of their plugins} Loads no class.
   *
   * @param plugins the installed plugins
   */
  static List<String> known(PluginHost plugins) {
    List<InstalledPlugin> all = new ArrayList<>(plugins.installed());
    for (UnusablePlugin unusable : plugins.unusable()) {
      all.add(unusable.plugin());
    }
    all.sort(
        Comparator.comparing((InstalledPlugin plugin) -> !plugin.bundled())
            .thenComparing(InstalledPlugin::id));
    List<String> ids = new ArrayList<>();
    for (InstalledPlugin plugin : all) {
      String id = plugin.notifierId();
      if (id != null && !ids.contains(id)) {
        ids.add(id);
      }
    }
    return List.copyOf(ids);
  }

  Chosen choose(AlertSettings settings) {
    List<String> template = settings.commandTemplate();
    return switch (settings.notifier()) {
      case AlertSettings.NONE -> new Chosen.Nobody(false, "alerts.notifier is none");
      case AlertSettings.COMMAND ->
          template.isEmpty()
              ? new Chosen.Nobody(false, "alerts.command_template is not set")
              : new Chosen.Program(new CommandTemplate(template));
      case AlertSettings.AUTO ->
          template.isEmpty()
              ? best(settings.notifierSettings())
              : new Chosen.Program(new CommandTemplate(template));
      default -> named(settings.notifier(), settings.notifierSettings());
    };
  }

  private Chosen named(String id, Map<String, Map<String, String>> settings) {
    Optional<Notifier> notifier = plugins.notifier(id);
    if (notifier.isPresent()) {
      return usable(notifier.get(), settings);
    }
    for (UnusablePlugin unusable : plugins.unusable()) {
      if (id.equals(unusable.plugin().notifierId())) {
        return new Chosen.Nobody(true, unusable.problem());
      }
    }
    return new Chosen.Nobody(
        true, "no plugin brings the notifier '" + id + "'; there are " + known(plugins));
  }

  private Chosen usable(Notifier notifier, Map<String, Map<String, String>> settings) {
    PluginsHost host = new PluginsHost(programs, settings.getOrDefault(notifier.id(), Map.of()));
    return notifier.availability(host) instanceof Availability.Unavailable(String reason)
        ? new Chosen.Nobody(true, reason)
        : new Chosen.Plugin(notifier, host);
  }

  /** Of the available ones that want to be chosen the keenest; of equals the first. */
  private Chosen best(Map<String, Map<String, String>> settings) {
    Chosen best = null;
    int priority = 0;
    String reason = "no notifier is installed for this system";
    for (InstalledPlugin plugin : plugins.installed()) {
      Notifier notifier = notifier(plugin);
      if (notifier != null && notifier.autoPriority() > priority) {
        Chosen chosen = usable(notifier, settings);
        if (chosen instanceof Chosen.Nobody nobody) {
          reason = nobody.reason();
        } else {
          best = chosen;
          priority = notifier.autoPriority();
        }
      }
    }
    return best == null ? new Chosen.Nobody(false, reason) : best;
  }

  private @Nullable Notifier notifier(InstalledPlugin plugin) {
    String id = plugin.notifierId();
    return id == null ? null : plugins.notifier(id).orElse(null);
  }
}
