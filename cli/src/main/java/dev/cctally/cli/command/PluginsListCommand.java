package dev.cctally.cli.command;

import dev.cctally.cli.render.PluginJson;
import dev.cctally.cli.render.PluginTable;
import dev.cctally.platform.plugin.PluginInventory;
import dev.cctally.platform.plugin.PluginRecord;
import dev.cctally.platform.plugin.manage.PluginAdministration;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code plugins list}. */
final class PluginsListCommand implements Command {
  @Override
  public CommandSpec model(String program) {
    return Options.of(program, "List plugins, also those that are not used, and why.")
        .description("Looks at files only: runs no plugin and creates nothing.")
        .flag("Also list plugins for other operating systems.", "--all")
        .flag("Print JSON.", "-j", "--json")
        .examples(program, program + " --all --json")
        .withHelp();
  }

  @Override
  public int run(Values values, CommandRun run) {
    PluginAdministration administration = run.services().pluginAdministration();
    PluginInventory inventory = administration.inventory();
    List<PluginRecord> plugins =
        inventory.plugins().stream()
            .filter(record -> values.flag("--all") || !record.foreign())
            .toList();
    if (values.flag("--json")) {
      run.console()
          .printUtf8(
              PluginJson.list(administration.spiVersion(), plugins, inventory.folderProblems()));
    } else {
      run.console()
          .print(
              PluginTable.of(
                  plugins,
                  ReportOutput.plainCanvas(run),
                  run.environment().host().home().toString()));
    }
    inventory
        .folderProblems()
        .forEach(problem -> run.console().note("[plugins] " + problem.error()));
    return 0;
  }
}
