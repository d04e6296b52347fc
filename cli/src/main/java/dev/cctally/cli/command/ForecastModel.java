package dev.cctally.cli.command;

import picocli.CommandLine.Model.CommandSpec;

/** The command line of {@code forecast}. */
final class ForecastModel {
  private ForecastModel() {}

  static CommandSpec of(ReportOwner owner, String program) {
    Options options =
        Options.of(program, "Where the week's quota is heading, from " + owner.brief() + " logs.")
            .description(
                "Reads what is new in the logs, then says how much of the week's quota will be"
                    + " used when it resets, by the average of the week and by the last 24 hours,"
                    + " and how much a day leaves it enough. How much is used must have been"
                    + " recorded: see record-usage. Everything stays on this machine.")
            .flag("Print JSON instead of a page.", "-j", "--json")
            .value("EXPR", "Print JSON, filtered by the program jq.", "-q", "--jq")
            .flag("Print a few words for a status line; nothing without data.", "--status-line")
            .value(
                "PERCENT,...",
                "Percentages to tell daily budgets for, 1 to 200 (default: 100,90).",
                "--targets")
            .flag("Say what the forecast is made of, and why it may be wrong.", "--explain")
            .flag("Use what has been read from logs already.", "--no-sync")
            .choice(
                ForecastRequest.COLOURS.keySet(),
                "When to use colour (default: auto). NO_COLOR wins.",
                "--color");
    ReportOptions.zone(options, "Zone of the times shown: local, utc or an IANA name.");
    options.hiddenValue("Another present.", "--as-of");
    ShareOptions.add(options, false);
    QuotaChoice.option(options);
    owner.options(options);
    return options
        .examples(
            program + "                     where the week leads",
            program + " --explain           and why",
            program + " --targets 95,80     what to spend a day to stay below 95 or 80 percent",
            program + " --status-line       a few words",
            program + " --json              for scripts")
        .withHelp();
  }
}
