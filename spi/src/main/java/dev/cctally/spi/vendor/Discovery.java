package dev.cctally.spi.vendor;

import java.util.List;

/**
 * Where a source's logs are. Plugins create these.
 *
 * @param roots roots in order of precedence, those of the usual places even if they are not there;
 *     empty if there is none at all
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
