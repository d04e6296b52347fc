package dev.cctally.platform.project;

import java.util.Map;

/**
 * Remembers which git root a folder once belonged to, so that usage keeps its project after the
 * repository is deleted or moved. Called by one thread at a time.
 */
public interface RememberedRoots {
  /** {@return all that is remembered: resolved folder to git root, both absolute} */
  Map<String, String> load();

  /**
   * Remembers more. A folder that is known already gets the new root.
   *
   * @param newRoots resolved folder to git root
   */
  void remember(Map<String, String> newRoots);
}
