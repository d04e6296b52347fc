package dev.cctally.platform.plugin;

import java.util.Map;

/**
 * Notes on disk which of the user's plugins is running, so that one which takes the whole process
 * with it is known to the next.
 */
public interface RunMarks {
  /** Notes nothing. */
  RunMarks NONE =
      new RunMarks() {
        @Override
        public Map<String, Boolean> starting(String pluginId) {
          return Map.of();
        }

        @Override
        public void ended() {}
      };

  /**
   * Notes that a plugin is about to start. Never throws.
   *
   * @param pluginId one of the user's plugins
   * @return the plugins that were running when earlier processes came to an untimely end, and
   *     whether they have been switched off for it; told once
   */
  Map<String, Boolean> starting(String pluginId);

  /** Notes that this process ends in order. Never throws. */
  void ended();
}
