package dev.cctally.cli.command;

import dev.cctally.platform.host.Host;
import dev.cctally.platform.plugin.PluginSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The option before the command that leaves out the user's plugins: the variable for one run. */
final class SafeMode {
  static final String OPTION = "--no-user-plugins";

  private SafeMode() {}

  /** Whether a first word is the option, or an abbreviation of it. */
  static boolean asked(String word) {
    return word.length() > 2 && OPTION.startsWith(word);
  }

  static List<String> rest(List<String> words) {
    List<String> rest = words;
    while (!rest.isEmpty() && asked(rest.getFirst())) {
      rest = rest.subList(1, rest.size());
    }
    return rest;
  }

  static Host of(Host host) {
    Map<String, String> environment = new HashMap<>(host.environment());
    environment.put(PluginSettings.SAFE_MODE, "1");
    return new Host(
        host.home(),
        host.workingDirectory(),
        environment,
        host.clock(),
        host.wallClock(),
        host.zone(),
        host.operatingSystem());
  }
}
