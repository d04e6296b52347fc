package dev.cctally.platform.config.key;

import java.util.List;

/**
 * What was changed in the configuration.
 *
 * @param action what was done
 * @param keys the names of the settings that were written, such as {@code budget.period}; empty for
 *     all of them
 */
public record ConfigChange(Action action, List<String> keys) {
  /** Copies the list. */
  public ConfigChange {
    keys = List.copyOf(keys);
  }

  /** What was done. */
  public enum Action {
    /** Settings got a value. */
    SET,
    /** Settings are no longer set. */
    UNSET,
    /** All of them are gone. */
    RESET
  }

  /** Hears of changes. */
  @FunctionalInterface
  public interface Listener {
    /** Does nothing. */
    Listener NONE = change -> {};

    /**
     * Is called after something was written and the lock was released, in the thread that wrote;
     * not for a change that left the file as it was. What it throws reaches whoever made the
     * change, though the change is done.
     *
     * @param change what was changed
     */
    void changed(ConfigChange change);
  }
}
