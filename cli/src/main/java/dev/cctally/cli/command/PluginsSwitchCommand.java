package dev.cctally.cli.command;

import dev.cctally.cli.render.PluginJson;
import dev.cctally.platform.plugin.PluginInventory;
import dev.cctally.platform.plugin.PluginRecord;
import dev.cctally.platform.plugin.PluginState;
import dev.cctally.platform.plugin.manage.PluginAdministration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/**
 * {@code plugins enable} and {@code plugins disable}.
 *
 * @param on whether plugins are switched on
 */
record PluginsSwitchCommand(boolean on) implements Command {
  @Override
  public CommandSpec model(String program) {
    Options options =
        on
            ? Options.of(program, "Switch plugins on.")
                .description("Takes effect for commands that start later.")
            : Options.of(program, "Switch plugins off.")
                .description(
                    "Takes effect for commands that start later. What was read by a plugin stays"
                        + " stored, and its vendor's reports show it with a notice.")
                .flag("Also switch off bundled plugins that are needed.", "--force");
    CommandSpec model =
        options
            .flag("Print JSON.", "-j", "--json")
            .examples(program + " example.ingest.agent")
            .withHelp();
    model.addPositional(PluginsGroup.arguments("ID", "The plugins' ids, see list."));
    return model;
  }

  @Override
  public int run(Values values, CommandRun run) {
    List<String> ids = List.copyOf(new LinkedHashSet<>(values.positionals()));
    if (ids.isEmpty()) {
      throw new UsageException("the following arguments are required: ID");
    }
    PluginAdministration administration = run.services().pluginAdministration();
    List<String> changed =
        on ? administration.enable(ids) : administration.disable(ids, values.flag("--force"));
    PluginInventory now = administration.inventory();
    List<PluginRecord> records = new ArrayList<>();
    ids.forEach(id -> records.add(now.ofId(id).getFirst()));
    if (values.flag("--json")) {
      run.console().printUtf8(PluginJson.switched(administration.spiVersion(), changed, records));
    } else {
      for (PluginRecord record : records) {
        boolean news = changed.contains(record.id());
        run.console()
            .print(
                record.label()
                    + (news ? " is now switched " : " was already switched ")
                    + (on ? "on" : "off")
                    + "\n");
      }
    }
    for (PluginRecord record : records) {
      if (on && record.state() != PluginState.LOADED && record.error() != null) {
        run.console().note("[plugins] " + record.error());
      }
    }
    return 0;
  }
}
