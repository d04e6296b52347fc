package dev.cctally.cli;

import dev.cctally.cli.console.Input;
import dev.cctally.cli.console.SystemInput;
import dev.cctally.platform.host.Host;
import dev.cctally.platform.plugin.InstalledPlugin;
import dev.cctally.platform.plugin.PluginHost;
import dev.cctally.spi.setup.SampleLogs;
import dev.cctally.spi.vendor.Vendor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

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
    Input input = statusLineInput(host);
    boolean failed = false;
    for (String line : lines) {
      int exitCode =
          Main.run(line.split(" "), host, new PlatformServicesFactory(installation), input);
      failed |= exitCode != 0;
    }
    System.exit(failed ? 1 : 0);
  }

  /** What a tool passes to its status line while it works on one of the samples. */
  private static Input statusLineInput(Host host) throws IOException {
    Path transcript;
    try (Stream<Path> files = Files.walk(host.home())) {
      transcript =
          files
              .filter(file -> file.toString().endsWith(".jsonl"))
              .sorted()
              .findFirst()
              .orElseThrow();
    }
    String session = transcript.getFileName().toString().replace(".jsonl", "");
    String json =
        """
        {"session_id": "%s", "transcript_path": "%s", "cost": {"total_cost_usd": 1.25},
         "model": {"id": "claude-opus-4-5-20251101", "display_name": "Opus 4.5"},
         "rate_limits": {"five_hour": {"used_percentage": 20.4, "resets_at": 1779283200},
                         "seven_day": {"used_percentage": 43.6, "resets_at": 1779721200}}}
        """
            .formatted(session, transcript);
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return (limit, patience) -> {
      new SystemInput().read(limit, patience); // which is empty
      return new Input.Read(bytes, Input.End.REACHED);
    };
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
