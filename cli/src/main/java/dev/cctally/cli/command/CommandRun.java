package dev.cctally.cli.command;

import dev.cctally.cli.Environment;
import dev.cctally.cli.Services;
import dev.cctally.cli.console.Console;
import dev.cctally.platform.plugin.PluginWarning;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * One run of a command.
 *
 * @param environment what surrounds it
 * @param services the platform
 * @param program how the command was called, such as {@code cctally daily}
 * @param fresh the vendors whose logs had something new
 */
record CommandRun(Environment environment, Services services, String program, FreshUsage fresh) {
  Console console() {
    return environment.console();
  }

  /** Writes what is wrong with plugins to standard error. */
  void notePluginWarnings() {
    Set<PluginWarning> warnings = new LinkedHashSet<>(services.plugins().warnings());
    for (PluginWarning warning : warnings) {
      console().note("[plugins] " + warning.plugin() + ": " + warning.error());
    }
  }
}
