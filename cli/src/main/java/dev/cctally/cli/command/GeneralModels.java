package dev.cctally.cli.command;

import picocli.CommandLine.Model.CommandSpec;

/**
 * The command lines of reports of the form {@code general}, and of reports over several vendors.
 */
final class GeneralModels {
  private GeneralModels() {}

  static CommandSpec of(ReportModels report) {
    ReportKind kind = report.kind();
    String program = report.program();
    Options options =
        report
            .start()
            .description(
                "Reads what is new in the logs, then shows tokens and cost of each "
                    + kind.noun()
                    + " with usage. Everything stays on this machine.");
    rows(options, kind);
    if (kind == ReportKind.SESSION) {
      ReportOptions.projects(options);
    } else {
      ReportOptions.byProject(options);
    }
    ReportOptions.speed(options);
    QuotaWeeksOption.add(options, kind);
    ReportOptions.output(options);
    ShareOptions.add(options, kind);
    ReportOptions.common(options);
    return report.finished(
        options,
        program + " -o desc           newest first",
        program + " -s 2026-05-01     since May",
        program + " -p website        one project",
        program + " -q .totals        for scripts",
        program + " --format html     as a page to share");
  }

  /** The command line of a report over several vendors. */
  static CommandSpec combined(ReportKind kind, String program) {
    Options options =
        Options.of(program, "Usage by " + kind.noun() + " and vendor, from all logs.")
            .description(
                "Reads what is new in the logs, then shows tokens and cost of each "
                    + kind.noun()
                    + " and vendor with usage. What tokens would cost at list price and what is"
                    + " billed have totals of their own and are never added. Everything stays on"
                    + " this machine.");
    rows(options, kind);
    ReportOptions.projects(options);
    ReportOptions.output(options);
    ShareOptions.add(options, kind);
    ReportOptions.settings(options);
    ReportOptions.ignored(options);
    ReportOptions.vendors(options);
    return options
        .examples(
            program + " --all                  every vendor",
            program + " --vendor ID,ID         some of them",
            program + " --all -q .totals       for scripts",
            program + " --all --format html    as a page to share")
        .withHelp();
  }

  private static void rows(Options options, ReportKind kind) {
    ReportOptions.range(options);
    if (kind == ReportKind.SESSION) {
      ReportOptions.order(options, "last activity");
      options.value("SESSION_ID", "Only the session with exactly this id.", "--id");
    } else {
      options.value("N", "Only the last N " + kind.noun() + "s, this one included.", "--last");
      ReportOptions.order(options, kind.noun());
      options.flag("Show each row's models below it.", "-b", "--breakdown");
    }
  }
}
