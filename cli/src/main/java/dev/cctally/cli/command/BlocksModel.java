package dev.cctally.cli.command;

import picocli.CommandLine.Model.CommandSpec;

/** The command line of {@code blocks}. */
final class BlocksModel {
  private BlocksModel() {}

  static CommandSpec of(ReportOwner owner, String program) {
    Options options =
        Options.of(
                program,
                "Usage by the vendor's short quota window, from " + owner.brief() + " logs.")
            .description(
                "Reads what is new in the logs, then shows tokens and cost of each quota window"
                    + " with usage, and how fast the one that is open now is used up. Where no"
                    + " start was recorded a window starts with the hour (UTC) of its first use."
                    + " Everything stays on this machine.");
    options
        .value(
            "DATE",
            "First day, in UTC, YYYY-MM-DD or YYYYMMDD (default: 2020-01-01).",
            "-s",
            "--since")
        .value("DATE", "Last day, in UTC, included (default: now).", "-u", "--until")
        .flag("Only the window that is open now, in detail.", "-a", "--active")
        .flag("Only the last three days, and the open window.", "-r", "--recent")
        .value(
            "N|max",
            "Compare with a limit of N tokens, or with the most tokens a finished window had (max,"
                + " the default).",
            "-t",
            "--token-limit")
        .flag("Show each window's models below it.", "-b", "--breakdown");
    ReportOptions.output(options);
    CsvOptions.add(options);
    ReportOptions.common(options);
    options.ignoredValue("-n", "--session-length");
    owner.options(options);
    return options
        .examples(
            program + "                     every window",
            program + " -r                  the last three days",
            program + " -a                  the open window: burn rate, projection",
            program + " -a -t 2000000       and how it compares with a limit",
            program + " --json              for scripts")
        .withHelp();
  }
}
