package dev.cctally.cli.command;

import picocli.CommandLine.Model.CommandSpec;

/** The command lines of usage reports. */
final class ReportModels {
  private ReportModels() {}

  static CommandSpec of(ReportKind kind, String vendor, String program) {
    return switch (kind) {
      case DAILY -> daily(vendor, program);
      case MONTHLY -> monthly(vendor, program);
      case SESSION -> session(vendor, program);
    };
  }

  private static CommandSpec daily(String vendor, String program) {
    Options options =
        Options.of(program, "Usage by day, from " + vendor + " logs.")
            .description(
                "Reads what is new in the logs, then shows tokens and cost of each day with"
                    + " usage. Everything stays on this machine.");
    ReportOptions.range(options);
    options.value("N", "Only the last N days, today included.", "--last");
    ReportOptions.order(options, "date");
    options
        .flag("Show each day's models below it.", "-b", "--breakdown")
        .flag("Group by project.", "-i", "--instances")
        .repeatable(
            "PATTERN",
            "Only projects whose name or path contains PATTERN; may be repeated.",
            "-p",
            "--project")
        .value(
            "K=NAME,...",
            "Show project K (name or path) as NAME in the table.",
            "--project-aliases");
    ReportOptions.output(options);
    ReportOptions.common(options);
    return options
        .examples(
            program + "                           every day",
            program + " --last 7 --breakdown      this week, model by model",
            program + " -s 2026-05-01 -o desc     since May, newest first",
            program + " -i -p website             one project",
            program + " --json | jq .totals       for scripts")
        .withHelp();
  }

  private static CommandSpec monthly(String vendor, String program) {
    Options options =
        Options.of(program, "Usage by month, from " + vendor + " logs.")
            .description(
                "Reads what is new in the logs, then shows tokens and cost of each calendar"
                    + " month with usage. Everything stays on this machine.");
    ReportOptions.range(options);
    options.value("N", "Only the last N months, this one included.", "--last");
    ReportOptions.order(options, "month");
    options.flag("Show each month's models below it.", "-b", "--breakdown");
    ReportOptions.output(options);
    ReportOptions.common(options);
    return options
        .examples(
            program + "                           every month",
            program + " --last 3 --breakdown      three months, model by model",
            program + " -q '.totals.totalCost'    one number")
        .withHelp();
  }

  private static CommandSpec session(String vendor, String program) {
    Options options =
        Options.of(program, "Usage by session, from " + vendor + " logs.")
            .description(
                "Reads what is new in the logs, then shows tokens and cost of each session. A"
                    + " session that was resumed later is one row.");
    ReportOptions.range(options);
    ReportOptions.order(options, "last activity");
    options
        .flag("Accepted; JSON always has the breakdown.", "-b", "--breakdown")
        .value("SESSION_ID", "Only the session with exactly this id.", "-i", "--id");
    ReportOptions.output(options);
    ReportOptions.common(options);
    return options
        .examples(
            program + " -o desc                   newest first",
            program + " -s 2026-05-20             since a day",
            program + " --id ID --json            everything about one session")
        .withHelp();
  }
}
