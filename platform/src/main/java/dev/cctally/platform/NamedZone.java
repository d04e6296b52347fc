package dev.cctally.platform;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;

/** Zones by the names that settings and options take. */
public final class NamedZone {
  private NamedZone() {}

  /**
   * {@return the zone of a name with a slash in it, in any case; empty if there is none}
   *
   * @param name the name
   */
  public static Optional<ZoneId> find(String name) {
    if (name.indexOf('/') < 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(ZoneId.of(name));
    } catch (DateTimeException e) {
      // Perhaps only its case is wrong; listing all names is too slow to start with.
      return ZoneId.getAvailableZoneIds().stream()
          .filter(name::equalsIgnoreCase)
          .findFirst()
          .map(ZoneId::of);
    }
  }
}
