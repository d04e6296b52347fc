package dev.cctally.cli.command;

import dev.cctally.platform.plugin.manage.Candidate;
import dev.cctally.platform.plugin.manage.PluginAdministration;
import picocli.CommandLine.Model.CommandSpec;

/** {@code plugins update}. */
final class PluginsUpdateCommand implements Command {
  @Override
  public CommandSpec model(String program) {
    CommandSpec model =
        Options.of(program, "Replace an installed plugin by another version of it.")
            .description(
                "Like install, over what is there. It stays switched on or off as it was. If the"
                    + " new one does not start, the old one stays. The old jar is kept in the"
                    + " folder plugins/removed of the data directory.")
            .value("FILE", "The new jar: a file or an https address.", "--from")
            .value("HEX", "The SHA-256 the jar must have.", "--sha256")
            .flag("Trust it without being asked; without a terminal --sha256 too.", "--yes")
            .flag("Print JSON.", "-j", "--json")
            .examples(program + " example.ingest.agent --from agent-plugin-1.1.0.jar")
            .withHelp();
    model.addPositional(
        PluginsGroup.argument("ID", "The plugin (default: the one the jar names)."));
    return model;
  }

  @Override
  public int run(Values values, CommandRun run) {
    String id = values.positional();
    String source = values.text("--from");
    if (source == null) {
      throw new UsageException("the following arguments are required: --from");
    }
    PluginConsent consent = new PluginConsent(values, run);
    consent.demandFlags();
    PluginAdministration administration = run.services().pluginAdministration();
    if (id != null) {
      administration.removable(id); // unknown or bundled
    }
    try (Candidate candidate = administration.candidate(source, values.text("--sha256"), true)) {
      if (id != null && !id.equals(candidate.id())) {
        throw new UsageException(
            "argument ID: " + source + " holds plugin " + candidate.id() + ", not " + id);
      }
      if (!consent.given(candidate)) {
        return PluginConsent.DECLINED;
      }
      consent.report(administration, administration.install(candidate, false));
    }
    return 0;
  }
}
