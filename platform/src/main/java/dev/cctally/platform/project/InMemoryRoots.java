package dev.cctally.platform.project;

import java.util.HashMap;
import java.util.Map;

/** Remembers roots for the life of the process, for when there is no store to write to. */
public final class InMemoryRoots implements RememberedRoots {
  private final Map<String, String> roots = new HashMap<>();

  /** Makes an empty memory. */
  public InMemoryRoots() {}

  @Override
  public Map<String, String> load() {
    return Map.copyOf(roots);
  }

  @Override
  public void remember(Map<String, String> newRoots) {
    roots.putAll(newRoots);
  }
}
