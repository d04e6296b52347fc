package dev.cctally.cli.command;

import dev.cctally.cli.ReportContext;
import dev.cctally.cli.render.RangeJson;
import dev.cctally.cli.render.RangeTable;
import dev.cctally.cli.render.csv.RangeCsv;
import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.ingest.UsageHistory;
import dev.cctally.platform.report.CostMode;
import dev.cctally.platform.report.IsoInstant;
import dev.cctally.platform.report.range.RangeQuery;
import dev.cctally.platform.report.range.RangeReport;
import dev.cctally.platform.report.range.RangeReports;
import dev.cctally.platform.time.EpochMicros;
import java.time.Instant;
import java.time.ZoneId;
import picocli.CommandLine.Model.CommandSpec;

/**
 * {@code range-cost}: what was used between two instants.
 *
 * @param owner whose usage
 */
record RangeCostCommand(ReportOwner owner) implements Command {
  @Override
  public CommandSpec model(String program) {
    Options options =
        Options.of(program, "The cost between two instants, from " + owner.brief() + " logs.")
            .description(
                "Reads what is new in the logs, then shows the exact cost of the responses from"
                    + " START to END, both included. Instants are ISO 8601, such as"
                    + " 2026-05-18T09:00:00Z, 2026-05-18T09:00 or 2026-05-18 (midnight); without Z"
                    + " or offset they are meant in this machine's zone. Everything stays on this"
                    + " machine.")
            .value("START", "The first instant; required.", "-s", "--start")
            .value("END", "The last instant (default: now).", "-e", "--end");
    options
        .choice(
            ReportOptions.MODES.keySet(),
            "Which cost: recorded where there is one, else calculated (auto); always calculated;"
                + " only recorded (display). Default: auto.",
            "-m",
            "--mode")
        .value(
            "FOLDER",
            "Only logs in this project folder, by its own name, such as -home-ada-website.",
            "-p",
            "--project")
        .flag("Show a table by model.", "-b", "--breakdown")
        .flag("Print JSON.", "-j", "--json")
        .value("EXPR", "Print JSON, filtered by the program jq.", "-q", "--jq")
        .flag("Print the bare number, whatever else is asked for.", "--total-only")
        .flag("Use the narrow table layout.", "--compact")
        .value("FILE", "Read settings from FILE for this run only.", "--config");
    CsvOptions.add(options);
    owner.options(options);
    SingleVendorRun.debugOptions(options);
    options.ignoredValue("-z", "--timezone");
    ReportOptions.ignored(options);
    return options
        .examples(
            program + " -s 2026-05-18T09:00 -e 2026-05-18T17:30   a working day",
            program + " -s 2026-05-01 --breakdown                 since May, by model",
            program + " -s 2026-05-18 --project=-home-ada-website one project",
            program + " -s 2026-05-18 --total-only                one number for a script")
        .withHelp();
  }

  @Override
  public int run(Values values, CommandRun run) {
    CsvOptions.check(values, "--total-only");
    CostMode mode = values.choice("--mode", ReportOptions.MODES, CostMode.AUTO);
    SingleVendorRun single = SingleVendorRun.of(owner, UniformReport.RANGE, null, values, run);
    ReportContext.Scope scope = single.scope();
    RangeQuery query =
        new RangeQuery(
            single.vendorId(), range(values, scope.now(), run), mode, values.text("--project"));
    single.sync();
    RangeReport report =
        new RangeReports(run.services().usage().history(), run.services().prices()).of(query);
    single.synced(report.models(), report.unpricedModels(), true);
    if (values.flag("--total-only")) {
      run.console().print(RangeJson.number(report) + "\n");
    } else if (CsvOptions.wanted(values)) {
      CsvOptions.print(
          values.flag("--breakdown") ? RangeCsv.byModel(report, query) : RangeCsv.of(report, query),
          values,
          run);
    } else if (ReportOutput.json(values)) {
      ReportOutput.print(
          RangeJson.of(report, query, run.services().plugins().warnings()), values, run);
    } else if (values.flag("--breakdown")) {
      ZoneId zone = run.environment().host().zone();
      run.console()
          .print(RangeTable.of(report, query, !values.given("--end"), single.view(zone, true)));
    } else {
      run.console().print("$" + RangeJson.number(report) + "\n");
    }
    single.end(query.range(), query.logFolder(), report.models().isEmpty());
    return 0;
  }

  private static UsageHistory.Range range(Values values, Instant now, CommandRun run) {
    String start = values.text("--start");
    if (start == null) {
      throw new UsageException("the following arguments are required: -s/--start");
    }
    ZoneId zone = run.environment().host().zone();
    Instant from = instant("--start", start, zone);
    String end = values.text("--end");
    Instant to = end == null ? now : instant("--end", end, zone);
    if (to.isBefore(from)) {
      throw new AppException(
          ErrorKind.VALUE,
          "--end must be after --start" + (end == null ? "; without --end it is now" : ""));
    }
    return new UsageHistory.Range(EpochMicros.of(from), EpochMicros.of(to));
  }

  private static Instant instant(String flag, String text, ZoneId zone) {
    return IsoInstant.parse(text, zone)
        .orElseThrow(() ->
            new AppException(
                ErrorKind.VALUE,
                flag
                    + " must be ISO datetime, such as 2026-05-18T09:00:00Z or 2026-05-18, got '"
                    + text
                    + "'"));
  }
}
