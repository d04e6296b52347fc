package dev.cctally.cli.command;

import dev.cctally.cli.StartTestResult;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code plugins start-test}: what {@code install} runs in a process of its own. */
final class PluginsStartTestCommand implements Command {
  @Override
  public CommandSpec model(String program) {
    CommandSpec model =
        Options.of(program, "Start a plugin once; install does this in a process of its own.")
            .withHelp();
    model.addPositional(PluginsGroup.argument("ID", "The plugin."));
    return model;
  }

  @Override
  public int run(Values values, CommandRun run) {
    String id = PluginsGroup.one(values, "ID");
    Optional<String> failure = run.services().pluginAdministration().tryHere(id);
    run.console()
        .note(failure.isEmpty() ? StartTestResult.STARTED : StartTestResult.FAILED + failure.get());
    return failure.isEmpty() ? 0 : 1;
  }
}
