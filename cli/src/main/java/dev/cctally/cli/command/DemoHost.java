package dev.cctally.cli.command;

import dev.cctally.cli.share.SharePaths;
import dev.cctally.platform.host.Host;
import dev.cctally.platform.plugin.PluginSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The machine as a demonstration sees it: an empty home, and none of the variables that could lead
 * to somebody's real logs.
 */
final class DemoHost {
  /** What a report's look depends on; everything else is left behind. */
  private static final List<String> KEPT =
      List.of(
          "PATH",
          "TERM",
          "COLUMNS",
          "NO_COLOR",
          "FORCE_COLOR",
          "CI",
          "TZ",
          "LANG",
          "LC_ALL",
          "LC_CTYPE",
          "CCTALLY_AS_OF",
          "CCTALLY_DEBUG",
          "TMPDIR");

  private DemoHost() {}

  static Host of(Host real, Path home) {
    Map<String, String> environment = new HashMap<>();
    for (String name : KEPT) {
      real.variable(name).ifPresent(value -> environment.put(name, value));
    }
    environment.put("HOME", home.toString());
    environment.put("CCTALLY_DATA_DIR", home.resolve(".demo-data").toString());
    // A document to share that was asked for must not vanish with the rest.
    environment.put("XDG_DOWNLOAD_DIR", SharePaths.downloads(real).toString());
    environment.put(PluginSettings.SAFE_MODE, "1"); // the user's own plugins stay where they are
    return new Host(
        home,
        real.workingDirectory(), // what is typed on the command line is meant for this folder
        environment,
        real.clock(),
        real.wallClock(),
        real.zone(),
        real.operatingSystem());
  }
}
