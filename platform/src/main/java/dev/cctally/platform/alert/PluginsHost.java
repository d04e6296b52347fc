package dev.cctally.platform.alert;

import dev.cctally.spi.notify.Notifier.Delivery;
import dev.cctally.spi.notify.NotifierHost;
import dev.cctally.spi.vendor.HostEnvironment;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one notifier gets of the host.
 *
 * @param programs the machine and its programs
 * @param settings what is set for the notifier
 */
record PluginsHost(HostPrograms programs, Map<String, String> settings) implements NotifierHost {
  @Override
  public HostEnvironment environment() {
    return programs.host();
  }

  @Override
  public Optional<Path> program(String name) {
    return programs.find(name);
  }

  @Override
  public Delivery start(List<String> command) {
    return programs.start(command);
  }

  @Override
  public Optional<String> setting(String name) {
    return Optional.ofNullable(settings.get(name));
  }

  /** Settings may be secret. */
  @Override
  public String toString() {
    return "PluginsHost";
  }
}
