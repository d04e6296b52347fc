package dev.cctally.cli.command;

import dev.cctally.cli.render.PluginJson;
import dev.cctally.cli.render.PluginText;
import dev.cctally.platform.plugin.PluginInventory;
import dev.cctally.platform.plugin.PluginRecord;
import dev.cctally.platform.plugin.PluginWarning;
import dev.cctally.platform.plugin.manage.PluginAdministration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** {@code plugins verify}. */
final class PluginsVerifyCommand implements Command {
  @Override
  public CommandSpec model(String program) {
    CommandSpec model =
        Options.of(program, "Check every byte of every plugin, or of one.")
            .description(
                "Compares checksums with those recorded, and checks descriptors, whether plugins"
                    + " fit, and classes that would clash with cctally's. Runs no plugin and"
                    + " creates nothing. Exit code 0: all is well; 1: something is wrong.")
            .flag("Print JSON.", "-j", "--json")
            .examples(program, program + " example.ingest.agent --json")
            .withHelp();
    model.addPositional(PluginsGroup.argument("ID", "Only this plugin."));
    return model;
  }

  @Override
  public int run(Values values, CommandRun run) {
    String id = values.positional();
    PluginAdministration administration = run.services().pluginAdministration();
    PluginInventory inventory = administration.inventory();
    List<PluginRecord> records = id == null ? inventory.plugins() : inventory.ofId(id);
    if (id != null && records.isEmpty()) {
      throw PluginAdministration.unknown(id);
    }
    Map<PluginRecord, List<String>> problems = new LinkedHashMap<>();
    for (PluginRecord record : records) {
      problems.put(record, inventory.verify(record));
    }
    List<PluginWarning> others = id == null ? inventory.folderProblems() : List.of();
    boolean good = others.isEmpty() && problems.values().stream().allMatch(List::isEmpty);
    if (values.flag("--json")) {
      run.console().printUtf8(PluginJson.verified(administration.spiVersion(), problems, others));
    } else {
      run.console().print(PluginText.verified(problems, others));
    }
    return good ? 0 : 1;
  }
}
