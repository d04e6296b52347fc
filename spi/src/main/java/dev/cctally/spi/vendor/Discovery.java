package dev.cctally.spi.vendor;

import java.util.List;

/**
 * Where a source's logs are. Plugins create these.
 *
 * @param roots roots that exist, in order of precedence; empty if the tool is not installed
 * @param notices sentences for the user, for example that a setting points at no folder; each is
 *     printed once for each process on standard error, prefixed with the vendor's id
 * @since 1.0
 */
public record Discovery(List<LogRoot> roots, List<String> notices) {
  /** Copies the lists. */
  public Discovery {
    roots = List.copyOf(roots);
    notices = List.copyOf(notices);
  }
}
