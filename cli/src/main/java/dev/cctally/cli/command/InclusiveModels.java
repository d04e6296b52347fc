package dev.cctally.cli.command;

import picocli.CommandLine.Model.CommandSpec;

/**
 * The command lines of reports of the form {@code inclusive-input}. They have no cost modes and do
 * not group by project; what else any report's output can do, theirs can.
 */
final class InclusiveModels {
  private InclusiveModels() {}

  static CommandSpec of(ReportModels report) {
    ReportKind kind = report.kind();
    String program = report.program();
    Options options =
        report
            .start()
            .description(
                "Reads what is new in the logs, then shows tokens and cost of each "
                    + kind.noun()
                    + " with usage. In JSON, input includes what was read from the cache; in the"
                    + " table it does not. Everything stays on this machine.");
    ReportOptions.range(options);
    if (kind != ReportKind.SESSION) {
      options.value("N", "Only the last N " + kind.noun() + "s, this one included.", "--last");
    }
    ReportOptions.order(options, kind == ReportKind.SESSION ? "last activity" : kind.noun());
    if (kind != ReportKind.SESSION) {
      options.flag("Show each " + kind.noun() + "'s models below it.", "-b", "--breakdown");
    }
    ReportOptions.speed(options);
    QuotaWeeksOption.add(options, kind);
    ReportOptions.output(options);
    CsvOptions.add(options);
    options
        .value("ZONE", "Zone days are formed in: local, utc or an IANA name.", "--tz")
        .value(
            "ZONE",
            "As --tz, which wins over it, as does the setting display.tz; any zone the system"
                + " knows.",
            "-z",
            "--timezone")
        .value("FILE", "Read settings from FILE for this run only.", "--config")
        .flag("Show models and the costliest responses, on standard error.", "-d", "--debug")
        .value("N", "How many responses --debug shows (default: 5).", "--debug-samples")
        .ignoredValue("-l", "--locale")
        .ignored("--noColor");
    ReportOptions.ignored(options);
    return report.finished(
        options,
        program + " -o desc           newest first",
        program + " -s 2026-05-01     since May",
        program + " --speed fast      as if all had been fast",
        program + " --json            for scripts");
  }
}
