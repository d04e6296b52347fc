package dev.cctally.cli.command;

import dev.cctally.platform.plugin.manage.Candidate;
import dev.cctally.platform.plugin.manage.PluginAdministration;
import picocli.CommandLine.Model.CommandSpec;

/** {@code plugins install}. */
final class PluginsInstallCommand implements Command {
  @Override
  public CommandSpec model(String program) {
    CommandSpec model =
        Options.of(program, "Install a plugin from a jar file or an https address.")
            .description(
                "Shows what the plugin is and asks whether you trust it: a plugin runs with your"
                    + " rights. Then it is put into the data directory, switched on and started"
                    + " once; if it does not start, nothing is changed. An address is fetched over"
                    + " the network (at most 50 MB, 5 minutes).")
            .value("HEX", "The SHA-256 the jar must have.", "--sha256")
            .flag("Trust it without being asked; without a terminal --sha256 too.", "--yes")
            .flag("Do not switch it on.", "--no-enable")
            .flag("Print JSON.", "-j", "--json")
            .examples(
                program + " agent-plugin.jar",
                program + " https://example.org/agent-plugin.jar --sha256 9f86d081… --yes")
            .withHelp();
    model.addPositional(PluginsGroup.argument("SRC", "A jar file or an https address."));
    return model;
  }

  @Override
  public int run(Values values, CommandRun run) {
    String source = PluginsGroup.one(values, "SRC");
    PluginConsent consent = new PluginConsent(values, run);
    consent.demandFlags();
    PluginAdministration administration = run.services().pluginAdministration();
    try (Candidate candidate = administration.candidate(source, values.text("--sha256"), false)) {
      if (!consent.given(candidate)) {
        return PluginConsent.DECLINED;
      }
      consent.report(
          administration, administration.install(candidate, !values.flag("--no-enable")));
    }
    return 0;
  }
}
