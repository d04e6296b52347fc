package dev.cctally.cli.command;

import dev.cctally.cli.console.Answers;
import dev.cctally.cli.render.PluginJson;
import dev.cctally.platform.plugin.PluginRecord;
import dev.cctally.platform.plugin.manage.PluginAdministration;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** {@code plugins remove}. */
final class PluginsRemoveCommand implements Command {
  @Override
  public CommandSpec model(String program) {
    CommandSpec model =
        Options.of(program, "Remove a plugin that you installed.")
            .description(
                "Its jar is kept in the folder plugins/removed of the data directory, where nothing"
                    + " runs it. What it read stays stored.")
            .flag("Do not ask.", "--yes")
            .flag("Print JSON.", "-j", "--json")
            .examples(program + " example.ingest.agent")
            .withHelp();
    model.addPositional(
        PluginsGroup.argument("ID", "The plugin's id, or the name of a file that is no plugin."));
    return model;
  }

  @Override
  public int run(Values values, CommandRun run) {
    String id = PluginsGroup.one(values, "ID");
    Answers answers = run.environment().answers();
    PluginAdministration administration = run.services().pluginAdministration();
    List<PluginRecord> records = administration.removable(id); // a stray copy may be among them
    String labels =
        records.stream().map(PluginRecord::label).distinct().collect(Collectors.joining(" and "));
    if (!values.flag("--yes")) {
      if (!answers.interactive()) {
        throw new UsageException(
            "standard input is no terminal, so nobody can be asked: --yes is required");
      }
      if (!answers.yes("Remove " + labels + "?", run.console())) {
        run.console().note("nothing was removed");
        return PluginConsent.DECLINED;
      }
    }
    Map<PluginRecord, Path> moved = administration.remove(id);
    if (values.flag("--json")) {
      run.console().printUtf8(PluginJson.removed(records.getFirst(), List.copyOf(moved.values())));
    } else {
      moved.forEach((jar, now) ->
          run.console().print("removed " + jar.label() + "; its jar is now " + now + "\n"));
    }
    return 0;
  }
}
