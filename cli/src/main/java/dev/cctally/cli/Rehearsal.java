package dev.cctally.cli;

import dev.cctally.platform.host.Host;
import java.time.Clock;
import java.time.ZoneId;

/**
 * Runs several command lines in one process. Started by the build only: what it loads, and how
 * often it calls it, becomes the distribution's AOT cache.
 */
public final class Rehearsal {
  private Rehearsal() {}

  /**
   * Runs each argument as a command line of its own; ends with status 1 if one failed.
   *
   * @param lines command lines, their words separated by blanks
   */
  public static void main(String[] lines) {
    Installation installation = Installation.fromLauncher();
    Host host = SystemHost.of(System.getenv(), Clock.systemUTC(), ZoneId.systemDefault());
    boolean failed = false;
    for (String line : lines) {
      int exitCode =
          Main.run(line.split(" "), host, machine -> new PlatformServices(machine, installation));
      failed |= exitCode != 0;
    }
    System.exit(failed ? 1 : 0);
  }
}
