package dev.cctally.platform.alert;

import dev.cctally.platform.config.AlertSettings;
import dev.cctally.spi.notify.Notifier;
import dev.cctally.spi.notify.NotifierHost;

/** What tells the user. */
sealed interface Chosen {
  /** How people call it. */
  String name();

  /** The user's own program. */
  record Program(CommandTemplate template) implements Chosen {
    @Override
    public String name() {
      return AlertSettings.COMMAND;
    }
  }

  /** A plugin's notifier. */
  record Plugin(Notifier notifier, NotifierHost host) implements Chosen {
    @Override
    public String name() {
      return notifier.id();
    }
  }

  /**
   * Nothing does.
   *
   * @param unavailable whether the user has named a notifier that cannot be used here
   * @param reason one sentence for people
   */
  record Nobody(boolean unavailable, String reason) implements Chosen {
    @Override
    public String name() {
      return AlertSettings.NONE;
    }
  }
}
