package dev.cctally.cli.command;

import dev.cctally.cli.render.PluginDetails;
import dev.cctally.cli.render.PluginJson;
import dev.cctally.cli.render.PluginText;
import dev.cctally.platform.plugin.PluginInventory;
import dev.cctally.platform.plugin.PluginJars;
import dev.cctally.platform.plugin.PluginRecord;
import dev.cctally.platform.plugin.manage.PluginAdministration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code plugins info}. */
final class PluginsInfoCommand implements Command {
  @Override
  public CommandSpec model(String program) {
    CommandSpec model =
        Options.of(program, "Show everything known about one plugin.")
            .description(
                "Its descriptor, checksum, trust, whether it fits, what it says it reads and talks"
                    + " to, and how it failed last. Runs no plugin and creates nothing.")
            .flag("Print JSON.", "-j", "--json")
            .examples(program + " example.ingest.agent")
            .withHelp();
    model.addPositional(PluginsGroup.argument("ID", "The plugin's id, see list."));
    return model;
  }

  @Override
  public int run(Values values, CommandRun run) {
    String id = PluginsGroup.one(values, "ID");
    PluginAdministration administration = run.services().pluginAdministration();
    PluginInventory inventory = administration.inventory();
    List<PluginDetails> found = new ArrayList<>();
    for (PluginRecord record : inventory.ofId(id)) {
      found.add(
          new PluginDetails(
              record,
              signer(record),
              administration.failures().of(record.id()).orElse(null),
              inventory.verify(record)));
    }
    if (found.isEmpty()) {
      throw PluginAdministration.unknown(id);
    }
    if (values.flag("--json")) {
      run.console().printUtf8(PluginJson.info(administration.spiVersion(), found));
    } else {
      run.console().print(PluginText.info(administration.spiVersion(), found));
    }
    return 0;
  }

  private static @Nullable String signer(PluginRecord record) {
    return record.plugin() == null ? null : PluginJars.signer(record.path());
  }
}
