package dev.cctally.cli.command;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The model of everything. Costs too much for every start; made for help and completion only. */
final class RootModel {
  static final String PROGRAM = "cctally";

  private RootModel() {}

  static CommandSpec of(CommandTree tree) {
    Options root =
        Options.of(PROGRAM, "What your coding agents use and cost, from the logs on this machine.")
            .description(
                "Coding agents write a log of every response. cctally turns those logs into tokens,"
                    + " money and reports, on this machine and without a network:",
                "",
                "  1. logs      your agents write them; cctally only reads them",
                "  2. cache     what is new is read, counted once, and kept for good",
                "  3. prices    each response is priced by its model and its day",
                "  4. reports   tables to look at, --json for scripts");
    CommandSpec model = root.withHelp();
    model.addOption(
        OptionSpec.builder("-v", "--version")
            .arity("0")
            .type(boolean.class)
            .versionHelp(true)
            .description("Show the version and exit.")
            .build());
    model.addOption(
        OptionSpec.builder(SafeMode.OPTION)
            .arity("0")
            .type(boolean.class)
            .description("Before the command: leave out plugins that you installed.")
            .build());
    model
        .usageMessage()
        .customSynopsis(PROGRAM + " [-h] [-v] [" + SafeMode.OPTION + "] COMMAND ...")
        .commandListHeading("%n@|bold Commands:|@%n")
        .footer(
            "@|bold Quick start:|@",
            "  cctally demo              see it at work on made-up data",
            "  cctally daily             your usage by day",
            "  cctally session -o desc   your latest sessions",
            "  cctally daily --all       every vendor in one table",
            "  cctally daily --help      everything a command can do");
    List<String> shown = tree.vendors();
    for (Map.Entry<String, Command> flat : tree.flat().entrySet()) {
      if (flat.getValue() instanceof ReportCommand report && !shown.contains(report.vendorId())) {
        continue; // still there, for who has switched its plugin off, but nothing to recommend
      }
      model.addSubcommand(flat.getKey(), flat.getValue().model(PROGRAM + " " + flat.getKey()));
    }
    for (String vendor : tree.vendors()) {
      if (!model.subcommands().containsKey(vendor)) {
        model.addSubcommand(vendor, group(vendor, tree));
      }
    }
    for (String name : CommandTree.ownNames()) {
      Command own = CommandTree.own(name);
      if (own != null) {
        model.addSubcommand(name, own.model(PROGRAM + " " + name));
      }
    }
    for (String name : CommandTree.ownGroupNames()) {
      CommandGroup own = CommandTree.ownGroup(name);
      if (own != null) {
        model.addSubcommand(name, own.model(PROGRAM + " " + name));
      }
    }
    return model;
  }

  /** The model of one vendor's reports. */
  static CommandSpec group(String vendor, CommandTree tree) {
    String program = PROGRAM + " " + vendor;
    CommandSpec model =
        Options.of(program, "All reports from " + VendorNames.brief(vendor) + " logs.").withHelp();
    model
        .usageMessage()
        .customSynopsis(program + " [-h] COMMAND ...")
        .commandListHeading("%n@|bold Commands:|@%n");
    tree.below(vendor)
        .forEach((name, command) -> model.addSubcommand(name, command.model(program + " " + name)));
    return model;
  }
}
