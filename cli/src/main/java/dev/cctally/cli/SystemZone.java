package dev.cctally.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;

/**
 * The zone of this machine, as {@link ZoneId#systemDefault} tells it, but cheaper where the system
 * names it plainly: the JDK's way there reads all zones of the world in the form of its oldest
 * calendar, which takes as long as a small report.
 */
final class SystemZone {
  private static final String DATABASE = "zoneinfo/";

  private SystemZone() {}

  /**
   * The zone.
   *
   * @param environment where {@code TZ} may name it
   * @param link what links to the zone's file otherwise, {@code /etc/localtime}
   */
  static ZoneId of(Map<String, String> environment, Path link) {
    if (System.getProperty("user.timezone") == null) {
      String variable = environment.get("TZ");
      String name = variable == null || variable.isEmpty() ? linked(link) : variable;
      // Only names of places: what else may stand here, only the JDK knows to read.
      if (name.indexOf('/') > 0 && !name.startsWith("posix/") && !name.startsWith("right/")) {
        try {
          return ZoneId.of(name);
        } catch (DateTimeException e) {
          return ZoneId.systemDefault();
        }
      }
    }
    return ZoneId.systemDefault();
  }

  private static String linked(Path link) {
    try {
      if (Files.isSymbolicLink(link)) {
        String target = Files.readSymbolicLink(link).toString();
        int start = target.indexOf(DATABASE);
        return start < 0 ? "" : target.substring(start + DATABASE.length());
      }
    } catch (IOException e) {
      return "";
    }
    return "";
  }
}
