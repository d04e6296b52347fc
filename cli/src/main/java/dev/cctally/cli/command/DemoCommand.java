package dev.cctally.cli.command;

import dev.cctally.cli.Environment;
import dev.cctally.cli.Services;
import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.host.Host;
import dev.cctally.platform.plugin.PluginHost;
import dev.cctally.spi.setup.SampleLogs;
import dev.cctally.spi.vendor.Vendor;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code demo}: a report on made-up logs, in a folder that is deleted afterwards. */
final class DemoCommand implements Command {
  private static final Duration WRITING_TAKES_AT_MOST = Duration.ofSeconds(30);

  @Override
  public CommandSpec model(String program) {
    CommandSpec model =
        Options.of(program, "See a report on made-up data.")
            .description(
                "Writes sample logs into a temporary folder, shows a report of them, and deletes"
                    + " everything. Your own logs and data are neither read nor changed.")
            .examples(
                program + "                       usage by day",
                program + " monthly --breakdown   any report, with its options",
                program + " session --json        as JSON")
            .withHelp();
    model.parser().stopAtPositional(true);
    model.usageMessage().customSynopsis(program + " [-h] [REPORT [OPTIONS]]");
    model.addPositional(
        PositionalParamSpec.builder()
            .index("0..*")
            .arity("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .paramLabel("REPORT [OPTIONS]")
            .hideParamSyntax(true)
            .completionCandidates(ReportKind.words())
            .description("Which report (default: daily).")
            .build());
    return model;
  }

  @Override
  public int run(Values values, CommandRun run) {
    List<String> words = values.parsed().matchedPositionalValue(0, List.<String>of());
    try (TemporaryFolder folder = TemporaryFolder.create("cctally-demo-")) {
      Environment outer = run.environment();
      Host host = DemoHost.of(outer.host(), folder.path());
      Environment inner =
          new Environment(
              host,
              outer.console(),
              outer.services(),
              outer.processes(),
              outer.nanoTime(),
              outer.installed());
      String first = writeSamples(inner, folder.path());
      run.console()
          .note("This is made-up data in a temporary folder. Nothing of yours is read or changed.");
      String[] report = words.isEmpty() ? first.split(" ") : words.toArray(String[]::new);
      int exitCode = new CommandFront(inner).run(report);
      if (exitCode == 0) {
        run.console().note("To see your own: cctally " + String.join(" ", report));
      }
      return exitCode;
    }
  }

  /** Writes the logs and says which report to show if none was asked for. */
  private static String writeSamples(Environment environment, Path home) {
    Instant now = environment.host().clock().instant();
    try (Services services = environment.services().open(environment.host())) {
      PluginHost plugins = services.plugins();
      CommandTree tree = new CommandTree(plugins);
      String first = "";
      boolean offered = false;
      for (String vendor : tree.vendors()) {
        Optional<SampleLogs> samples = plugins.vendor(vendor).flatMap(Vendor::sampleLogs);
        if (samples.isEmpty()) {
          continue;
        }
        offered = true;
        SampleLogs logs = samples.get();
        Optional<Boolean> written =
            plugins.call(
                vendor,
                WRITING_TAKES_AT_MOST,
                () -> {
                  logs.write(home, now);
                  return true;
                });
        if (written.isPresent() && first.isEmpty()) {
          first = tree.reports(vendor).values().iterator().next().name();
        }
      }
      if (first.isEmpty() && offered) {
        plugins.warnings().forEach(warning -> environment.console().note(warning.error()));
        throw new AppException(
            ErrorKind.EXTERNAL,
            "the sample logs could not be written to the temporary folder " + home);
      }
      if (first.isEmpty()) {
        throw new AppException(
            ErrorKind.EXTERNAL,
            "no installed plugin offers sample logs; see your own with `cctally daily`");
      }
      return first;
    }
  }
}
