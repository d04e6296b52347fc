package dev.cctally.spi.notify;

import dev.cctally.spi.vendor.HostEnvironment;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a {@link Notifier} may use of the host. <b>Provided by the platform, do not implement</b>
 * outside tests. Used by one thread.
 *
 * @since 1.0
 */
public interface NotifierHost {
  /** {@return home, variables, clock, operating system} */
  HostEnvironment environment();

  /**
   * {@return the program that a name means: found by {@code PATH} and executable, or empty}
   *
   * @param name the program's name, or a path if it contains a slash
   */
  Optional<Path> program(String name);

  /**
   * Starts a program and does not wait for it: it reads nothing, what it writes is lost, and it may
   * go on when cctally has ended. No shell is involved: every argument arrives as it is.
   *
   * @param command the program's name, found by {@code PATH}, and its arguments
   * @return {@link Notifier.Delivery.Delivered} if it was started, else {@link
   *     Notifier.Delivery.NotStarted}
   */
  Notifier.Delivery start(List<String> command);

  /**
   * {@return what the user has set for this notifier, as text, or empty} It stands in the
   * configuration as {@code alerts.notifier_settings.<id>.<name>} and may be secret.
   *
   * @param name the setting's name
   */
  Optional<String> setting(String name);
}
