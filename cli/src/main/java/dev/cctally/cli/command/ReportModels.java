package dev.cctally.cli.command;

import dev.cctally.platform.plugin.ReportShape;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The command lines of usage reports. Which one is made is decided by the form of the vendor's
 * reports, which its manifest tells.
 *
 * @param kind the report
 * @param vendor the vendor's name
 * @param program how the report is called
 * @param plain whether it is called without naming a vendor, so that one may be named by an option
 */
record ReportModels(ReportKind kind, String vendor, String program, boolean plain) {
  CommandSpec of(ReportShape shape) {
    return switch (shape) {
      case SPLIT_CACHE -> splitCache();
      case INCLUSIVE_INPUT -> InclusiveModels.of(this);
      case GENERAL -> GeneralModels.of(this);
    };
  }

  /** Adds what every such report ends with. */
  CommandSpec finished(Options options, String... examples) {
    if (plain) {
      ReportOptions.vendors(options);
    }
    return options.examples(examples).withHelp();
  }

  /** A report's first lines. */
  Options start() {
    return Options.of(program, "Usage by " + kind.noun() + ", from " + vendor + " logs.");
  }

  private CommandSpec splitCache() {
    return switch (kind) {
      case DAILY -> daily();
      case MONTHLY -> monthly();
      case SESSION -> session();
      case WEEKLY -> weekly();
    };
  }

  private CommandSpec daily() {
    Options options =
        start()
            .description(
                "Reads what is new in the logs, then shows tokens and cost of each day with"
                    + " usage. Everything stays on this machine.");
    ReportOptions.range(options);
    options.value("N", "Only the last N days, today included.", "--last");
    ReportOptions.order(options, "date");
    options.flag("Show each day's models below it.", "-b", "--breakdown");
    ReportOptions.byProject(options);
    ReportOptions.output(options);
    ShareOptions.add(options, kind);
    ReportOptions.common(options);
    return finished(
        options,
        program + "                           every day",
        program + " --last 7 --breakdown      this week, model by model",
        program + " -s 2026-05-01 -o desc     since May, newest first",
        program + " -i -p website             one project",
        program + " --json | jq .totals       for scripts",
        program + " --format html --open      as a page to share");
  }

  private CommandSpec monthly() {
    Options options =
        start()
            .description(
                "Reads what is new in the logs, then shows tokens and cost of each calendar"
                    + " month with usage. Everything stays on this machine.");
    ReportOptions.range(options);
    options.value("N", "Only the last N months, this one included.", "--last");
    ReportOptions.order(options, "month");
    options.flag("Show each month's models below it.", "-b", "--breakdown");
    ReportOptions.output(options);
    ShareOptions.add(options, kind);
    ReportOptions.common(options);
    return finished(
        options,
        program + "                           every month",
        program + " --last 3 --breakdown      three months, model by model",
        program + " -q '.totals.totalCost'    one number",
        program + " --format svg              as a picture to share");
  }

  /** Weeks of this form are those of a subscription. */
  private CommandSpec weekly() {
    Options options =
        Options.of(program, "Usage by week of the subscription, from " + vendor + " logs.")
            .description(
                "Reads what is new in the logs, then shows tokens and cost of each week with"
                    + " usage, and how much of the quota it took. Weeks are those that"
                    + " record-usage was told of; a reset cuts one in parts. Everything stays on"
                    + " this machine.")
            .value(
                "DATE",
                "First day, YYYY-MM-DD or YYYYMMDD, of this machine's zone; its week is shown"
                    + " whole.",
                "-s",
                "--since")
            .value("DATE", "Last day, included (default: now).", "-u", "--until")
            .value("N", "Only the last N weeks, this one included.", "--last");
    ReportOptions.order(options, "week");
    options.flag("Show each week's models below it.", "-b", "--breakdown");
    QuotaChoice.option(options);
    ReportOptions.output(options);
    ShareOptions.add(options, kind);
    ReportOptions.costMode(options);
    ReportOptions.zone(options, "Zone of the times shown: local, utc or an IANA name.");
    ReportOptions.debug(options);
    ReportOptions.ignored(options);
    return finished(
        options,
        program + "                           every week",
        program + " --last 4 --breakdown      four weeks, model by model",
        program + " -s 2026-05-01 -o desc     since May, newest first",
        program + " -q '.weekly[-1].usedPct'  one number",
        program + " --format html --open      as a page to share");
  }

  private CommandSpec session() {
    Options options =
        start()
            .description(
                "Reads what is new in the logs, then shows tokens and cost of each session. A"
                    + " session that was resumed later is one row.");
    ReportOptions.range(options);
    ReportOptions.order(options, "last activity");
    options
        .flag("Accepted; JSON always has the breakdown.", "-b", "--breakdown")
        .value("SESSION_ID", "Only the session with exactly this id.", "-i", "--id");
    ReportOptions.output(options);
    ShareOptions.add(options, kind);
    ReportOptions.common(options);
    return finished(
        options,
        program + " -o desc                   newest first",
        program + " -s 2026-05-20             since a day",
        program + " --id ID --json            everything about one session",
        program + " --format md --top-n 5     the costliest, as Markdown to share");
  }
}
