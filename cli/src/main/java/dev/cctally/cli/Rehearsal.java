package dev.cctally.cli;

import dev.cctally.platform.host.Host;
import dev.cctally.platform.plugin.InstalledPlugin;
import dev.cctally.platform.plugin.PluginHost;
import dev.cctally.spi.setup.SampleLogs;
import dev.cctally.spi.vendor.Vendor;
import java.io.IOException;
import java.util.Optional;

/**
 * Runs several command lines in one process. Started by the build only: what it loads, and how
 * often it calls it, becomes the distribution's AOT cache.
 */
public final class Rehearsal {
  private Rehearsal() {}

  /**
   * Writes the plugins' sample logs into the home folder, then runs each argument as a command line
   * of its own; ends with status 1 if one failed.
   *
   * @param lines command lines, their words separated by blanks
   * @throws IOException if the samples cannot be written
   */
  public static void main(String[] lines) throws IOException {
    Installation installation = Installation.fromLauncher();
    Host host = SystemHost.current();
    writeSamples(host, installation);
    boolean failed = false;
    for (String line : lines) {
      int exitCode = Main.run(line.split(" "), host, new PlatformServicesFactory(installation));
      failed |= exitCode != 0;
    }
    System.exit(failed ? 1 : 0);
  }

  private static void writeSamples(Host host, Installation installation) throws IOException {
    try (PlatformServices services = new PlatformServices(host, installation)) {
      PluginHost plugins = services.plugins();
      for (InstalledPlugin plugin : plugins.installed()) {
        Optional<SampleLogs> samples =
            Optional.ofNullable(plugin.vendorId())
                .flatMap(plugins::vendor)
                .flatMap(Vendor::sampleLogs);
        if (samples.isPresent()) {
          samples.get().write(host.home(), host.clock().instant());
        }
      }
    }
  }
}
