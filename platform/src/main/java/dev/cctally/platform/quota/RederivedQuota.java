package dev.cctally.platform.quota;

import java.util.List;

/**
 * How what is stored about quotas compares with what follows from the readings.
 *
 * @param readings how many readings there are
 * @param differences what is stored otherwise, each a sentence; empty if all is well
 */
public record RederivedQuota(long readings, List<String> differences) {
  /** Copies the list. */
  public RederivedQuota {
    differences = List.copyOf(differences);
  }
}
