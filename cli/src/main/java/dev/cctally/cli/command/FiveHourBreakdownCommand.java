package dev.cctally.cli.command;

import dev.cctally.cli.ReportContext;
import dev.cctally.cli.render.RecordedBlockJson;
import dev.cctally.cli.render.RecordedBlockPage;
import dev.cctally.platform.quota.Milestone;
import dev.cctally.platform.quota.QuotaSeries;
import dev.cctally.platform.report.IsoInstant;
import dev.cctally.platform.report.quota.BlockRecord;
import dev.cctally.platform.report.quota.BlockRecords;
import dev.cctally.platform.time.EpochMicros;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * {@code five-hour-breakdown}: what one recorded short window had cost at each percent. Reads no
 * log.
 *
 * @param owner whose blocks
 */
record FiveHourBreakdownCommand(ReportOwner owner) implements Command {
  @Override
  public CommandSpec model(String program) {
    Options options =
        Options.of(
                program, "A five-hour window of " + owner.brief() + " quota, percent by percent.")
            .description(
                "Shows when each percent of a recorded window was reached and what it had cost by"
                    + " then. "
                    + FiveHourBlocksCommand.WHERE_FROM)
            .value(
                "TIME",
                "The window that starts nearest to TIME, less than ten minutes from it, such as"
                    + " 2026-04-15T09:00 (UTC unless it says another zone).",
                "--block-start")
            .value("N", "The window N before the newest one (default: 0).", "--ago")
            .flag("Print JSON instead of a page.", "-j", "--json")
            .value("EXPR", "Print JSON, filtered by the program jq.", "-q", "--jq")
            .flag("Use the narrow table layout.", "--compact");
    ReportOptions.zone(options, "Zone of the times shown: local, utc or an IANA name.");
    ReportOptions.ignored(options);
    QuotaChoice.option(options);
    owner.options(options);
    return options
        .examples(
            program + "                              the newest window",
            program + " --ago 1                      the one before",
            program + " --block-start 2026-04-15T09:00",
            program + " --json                       for scripts")
        .withHelp();
  }

  @Override
  public int run(Values values, CommandRun run) {
    String vendor = owner.vendor(values);
    Selection selection = Selection.of(values);
    if (selection.problem() != null) {
      return rejected(selection.problem(), run);
    }
    ReportContext.Scope scope =
        run.services()
            .context()
            .scope(values.text("--config"), values.text("--tz"), values.text("--timezone"));
    scope.warnings().forEach(run.console()::note);
    VendorAccess.check(vendor, run);
    long now = EpochMicros.of(scope.now());
    QuotaChoice choice = QuotaChoice.of(vendor, values);
    LoggedQuota.bringUp(
        choice,
        run,
        (costs, stored) -> {
          BlockRecord meant = selection.find(BlockRecords.of(stored, now));
          if (meant != null) {
            costs.block(stored.key(), meant.block());
          }
        });
    QuotaSeries series = choice.series(run);
    BlockRecord record = series == null ? null : selection.find(BlockRecords.of(series, now));
    if (series == null || record == null) {
      int exitCode = rejected("no block matches '" + selection.name() + "'", run);
      run.notePluginWarnings();
      return exitCode;
    }
    List<Milestone> milestones = series.milestones(record.block());
    if (ReportOutput.json(values)) {
      var warnings = run.services().plugins().warnings();
      ReportOutput.print(RecordedBlockJson.one(record, milestones, warnings), values, run);
    } else {
      var view = FiveHourView.of(vendor, scope, values, run);
      run.console().print(RecordedBlockPage.of(record, milestones, now, view));
    }
    run.notePluginWarnings();
    return 0;
  }

  /** Scripts know the line as it is. */
  private static int rejected(String problem, CommandRun run) {
    run.console().note(UniformReport.FIVE_HOUR_BREAKDOWN.word() + ": " + problem);
    return 2;
  }

  /**
   * Which block is meant.
   *
   * @param name how it was named
   * @param ago how many before the newest one
   * @param startMicros when it starts; {@code null} if {@code ago} counts
   * @param problem why it cannot be told, or {@code null}
   */
  private record Selection(
      String name, int ago, @Nullable Long startMicros, @Nullable String problem) {
    static Selection of(Values values) {
      String start = values.text("--block-start");
      String ago = values.text("--ago");
      if (start != null && ago != null) {
        return wrong("--block-start and --ago are mutually exclusive");
      }
      if (start != null) {
        return at(start);
      }
      if (ago == null) {
        return new Selection("current", 0, null, null);
      }
      int number = values.number("--ago", Integer.MIN_VALUE, 0);
      return number < 0
          ? wrong("--ago must be non-negative (got " + number + ")")
          : new Selection("--ago " + number, number, null, null);
    }

    private static Selection at(String text) {
      String typed = text.strip();
      if (typed.indexOf('T') < 0 && typed.indexOf('t') < 0 && typed.indexOf(' ') < 0) {
        return wrong("--block-start requires HH:MM (got '" + text + "')");
      }
      Optional<Instant> start = IsoInstant.parse(typed, ZoneOffset.UTC);
      return start
          .map(instant -> new Selection(text, 0, EpochMicros.of(instant), null))
          .orElseGet(() -> wrong("--block-start: Invalid isoformat string: '" + text + "'"));
    }

    private static Selection wrong(String problem) {
      return new Selection("", 0, null, problem);
    }

    @Nullable BlockRecord find(BlockRecords records) {
      if (startMicros != null) {
        return records.nearest(startMicros);
      }
      return ago < records.blocks().size() ? records.blocks().get(ago) : null;
    }
  }
}
