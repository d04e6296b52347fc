package dev.cctally.platform.alert;

import dev.cctally.platform.config.AlertSettings;
import dev.cctally.platform.host.Host;
import dev.cctally.platform.plugin.PluginHost;
import dev.cctally.spi.notify.Notifier.Notification;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells the user about an alert by the notifier the settings name, and logs what came of it. Never
 * throws, and waits for no program. A notifier of a plugin has ten seconds. Making one costs
 * nothing: no plugin is loaded before something is sent. Used by one thread.
 */
public final class AlertDispatcher {
  private final AlertSettings settings;
  private final HostPrograms programs;
  private final NotifierChoice choice;
  private final AlertLog log;
  private final ZoneId zone;
  private @Nullable Chosen chosen;

  /**
   * Makes one. Does no I/O.
   *
   * @param settings by what the user wants to be told
   * @param plugins the installed plugins
   * @param host the machine; its clock stamps the log
   * @param starter starts programs
   * @param dataDirectory the data directory
   * @param zone the zone of times of day in texts
   */
  public AlertDispatcher(
      AlertSettings settings,
      PluginHost plugins,
      Host host,
      ProgramStarter starter,
      Path dataDirectory,
      ZoneId zone) {
    this.settings = Objects.requireNonNull(settings, "settings");
    this.programs = new HostPrograms(host, starter);
    this.choice = new NotifierChoice(plugins, programs);
    this.log = new AlertLog(dataDirectory);
    this.zone = Objects.requireNonNull(zone, "zone");
  }

  /**
   * {@return the ids of all notifiers there are, also those that cannot be used here: what the
   * setting {@code alerts.notifier} accepts besides the platform's own} Loads no class.
   *
   * @param plugins the installed plugins
   */
  public static List<String> knownNotifiers(PluginHost plugins) {
    return NotifierChoice.known(plugins);
  }

  /**
   * {@return what tells the user: {@code command}, {@code none} or a notifier's id} Loads plugins
   * at the first call.
   */
  public String notifier() {
    return chosen().name();
  }

  /** {@return why nothing tells the user, as a sentence; empty if something does} */
  public String reason() {
    return chosen() instanceof Chosen.Nobody nobody ? nobody.reason() : "";
  }

  /**
   * Tells the user about an alert and logs that.
   *
   * @param alert the alert
   * @param mode why it is sent
   * @return what came of it
   */
  public DispatchStatus dispatch(AlertPayload alert, AlertMode mode) {
    DispatchStatus status;
    try {
      status = send(alert);
    } catch (RuntimeException e) {
      status = DispatchStatus.failed(String.valueOf(e.getMessage()));
    }
    log.line(programs.host().clock().instant(), alert, mode, status.text());
    return status;
  }

  private DispatchStatus send(AlertPayload alert) {
    return switch (chosen()) {
      case Chosen.Nobody nobody -> DispatchStatus.of(nobody);
      case Chosen.Program(CommandTemplate template) ->
          DispatchStatus.of(programs.start(template.command(notification(alert))));
      case Chosen.Plugin plugin ->
          DispatchStatus.of(plugin.notifier().deliver(notification(alert), plugin.host()));
    };
  }

  private Notification notification(AlertPayload alert) {
    AlertText text = AlertTexts.of(alert, zone);
    AlertOwner owner = alert.owner();
    return new Notification(
        text.title(),
        text.subtitle(),
        text.body(),
        alert.severity(),
        alert.axis(),
        owner == null ? null : owner.vendorId(),
        alert.threshold(),
        alert.metric());
  }

  private Chosen chosen() {
    Chosen known = chosen;
    if (known == null) {
      known = choice.choose(settings);
      chosen = known;
    }
    return known;
  }
}
