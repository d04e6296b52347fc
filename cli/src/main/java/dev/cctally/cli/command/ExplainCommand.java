package dev.cctally.cli.command;

import dev.cctally.cli.ReportContext;
import dev.cctally.cli.render.ExplainJson;
import dev.cctally.cli.render.ExplainText;
import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.ingest.EvidenceQuery;
import dev.cctally.platform.ingest.UsageHistory;
import dev.cctally.platform.report.CostMode;
import dev.cctally.platform.report.Figures;
import dev.cctally.platform.report.Granularity;
import dev.cctally.platform.report.SessionRow;
import dev.cctally.platform.report.SortOrder;
import dev.cctally.platform.report.SpeedRule;
import dev.cctally.platform.report.UsageQuery;
import dev.cctally.platform.report.explain.ExplainReports;
import dev.cctally.platform.report.explain.Explanation;
import dev.cctally.platform.time.DisplayZone;
import dev.cctally.platform.time.EpochMicros;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * {@code explain}: why a number is what it is.
 *
 * @param owner whose usage
 */
record ExplainCommand(ReportOwner owner) implements Command {
  private static final int DEFAULT_LIMIT = 10;

  @Override
  public CommandSpec model(String program) {
    Options options =
        Options.of(program, "Why a number is what it is, from " + owner.brief() + " logs.")
            .description(
                "WHAT is a day (2026-05-18), a month (2026-05), a session's id, or its beginning or"
                    + " end as screens show it, or the id of a message. Reads the logs it comes"
                    + " from once more and shows which lines count, which do not and by which rule,"
                    + " each price with its source, and the arithmetic to the last digit."
                    + " Everything stays on this machine.");
    options
        .model()
        .addPositional(
            PositionalParamSpec.builder()
                .paramLabel("WHAT")
                .arity("0..1")
                .type(String.class)
                .description("A day, a month, a session or a message.")
                .build());
    options
        .value("N", "How many lines of each kind to show; 0 for all (default: 10).", "--limit")
        .flag("Print JSON, with all lines.", "-j", "--json")
        .value("EXPR", "Print JSON, filtered by the program jq.", "-q", "--jq");
    ReportOptions.settings(options);
    owner.options(options);
    return options
        .examples(
            program + " 2026-05-18                a row of daily",
            program + " 2026-05 --limit 0         a row of monthly, every line",
            program + " 1f0c3a7e                  a row of session",
            program + " msg_01AbC --json          one response")
        .withHelp();
  }

  /** What is to be explained. */
  private record Subject(String kind, String title, String report, EvidenceQuery query) {
    /** Reports end at the present; a single response stands in none. */
    long untilMicros(ReportContext.Scope scope) {
      return report.isEmpty() ? Long.MAX_VALUE : EpochMicros.of(scope.now());
    }
  }

  @Override
  public int run(Values values, CommandRun run) {
    String what = values.positional();
    if (what == null || what.isBlank()) {
      throw new UsageException("the following arguments are required: WHAT");
    }
    CostMode mode = values.choice("--mode", ReportOptions.MODES, CostMode.AUTO);
    int limit = values.number("--limit", 0, DEFAULT_LIMIT);
    String vendor = owner.vendor(values);
    ReportContext.Scope scope =
        run.services()
            .context()
            .scope(values.text("--config"), values.text("--tz"), values.text("--timezone"));
    scope.warnings().forEach(run.console()::note);
    VendorAccess.check(vendor, run);
    ReportSync.run(vendor, run);
    Subject subject;
    ExplainReports explains = new ExplainReports(run.services().usage(), run.services().prices());
    Explanation explanation;
    try {
      subject = subject(what.strip(), vendor, scope, run);
      explanation =
          explains.explain(
              subject.query, mode, subject.untilMicros(scope), reported(subject, scope, mode, run));
    } catch (ArithmeticException e) {
      throw tooMuch(what, e);
    } catch (AppException e) {
      if (e.getCause() instanceof ArithmeticException cause) {
        throw tooMuch(what, cause);
      }
      throw e;
    }
    ReportSync.notices(run);
    if (explanation.empty()) {
      throw new AppException(
          ErrorKind.VALUE,
          "explain: there is no usage under '"
              + what
              + "'; accepted are a day (2026-05-18), a month (2026-05), a session's id or its"
              + " beginning or end, and a message's id");
    }
    if (ReportOutput.json(values)) {
      ReportOutput.print(
          ExplainJson.of(
              vendor, what, subject.kind, explanation, run.services().plugins().warnings()),
          values,
          run);
    } else {
      run.console()
          .print(
              ExplainText.of(
                  subject.title,
                  subject.report,
                  explanation,
                  limit,
                  run.environment().host().home().toString(),
                  ReportOutput.plainCanvas(run)));
    }
    run.notePluginWarnings();
    return 0;
  }

  private static AppException tooMuch(String what, ArithmeticException cause) {
    return new AppException(
        ErrorKind.VALUE,
        "explain: the usage under '"
            + what
            + "' adds up to more than can be counted exactly (about 9.2 million dollars); explain"
            + " a shorter period, or a single response",
        cause);
  }

  private static Subject subject(
      String what, String vendor, ReportContext.Scope scope, CommandRun run) {
    ReportContext context = run.services().context();
    String zone = " in " + DisplayZone.shown(scope.zone());
    if (isDay(what)) {
      checkDay(what);
      UsageHistory.Range range = context.range(what, what, scope);
      return new Subject("day", what + zone, "daily", query(vendor, range, null, null));
    }
    if (what.matches("\\d{4}-\\d{2}")) {
      YearMonth month = month(what);
      UsageHistory.Range range =
          context.range(month.atDay(1).toString(), month.atEndOfMonth().toString(), scope);
      return new Subject("month", what + zone, "monthly", query(vendor, range, null, null));
    }
    String session = session(what, vendor, scope, run);
    return session == null
        ? new Subject(
            "response", "Response " + what, "", query(vendor, UsageHistory.Range.ALL, null, what))
        : new Subject(
            "session",
            "Session " + session,
            "session",
            query(vendor, UsageHistory.Range.ALL, session, null));
  }

  /** Eight digits may be a session's too, if they are no day. */
  private static boolean isDay(String what) {
    if (what.matches("\\d{4}-\\d{2}-\\d{2}")) {
      return true;
    }
    try {
      return what.matches("20\\d{6}")
          && LocalDate.parse(what, DateTimeFormatter.BASIC_ISO_DATE).getYear() >= 2020;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static void checkDay(String what) {
    try {
      LocalDate.parse(
          what,
          what.indexOf('-') < 0
              ? DateTimeFormatter.BASIC_ISO_DATE
              : DateTimeFormatter.ISO_LOCAL_DATE);
    } catch (DateTimeParseException e) {
      throw new AppException(
          ErrorKind.VALUE, "explain: '" + what + "' is no day; one is written 2026-05-18", e);
    }
  }

  private static YearMonth month(String what) {
    try {
      return YearMonth.parse(what);
    } catch (DateTimeParseException e) {
      throw new AppException(
          ErrorKind.VALUE, "explain: '" + what + "' is no month; one is written 2026-05", e);
    }
  }

  private static EvidenceQuery query(
      String vendor,
      UsageHistory.Range range,
      @Nullable String session,
      @Nullable String response) {
    return new EvidenceQuery(vendor, range, session, response);
  }

  /** The session of that id, or whose id alone is meant; {@code null} if there is none. */
  private static @Nullable String session(
      String what, String vendor, ReportContext.Scope scope, CommandRun run) {
    List<String> ids =
        SessionIds.meant(
            run.services()
                .reports()
                .sessions(all(vendor, UsageHistory.Range.ALL, scope, CostMode.DISPLAY))
                .rows(),
            what);
    if (ids.contains(what)) {
      return what;
    }
    if (ids.size() > 1) {
      throw new AppException(
          ErrorKind.VALUE,
          "explain: the ids of "
              + ids.size()
              + " sessions begin or end with '"
              + what
              + "': "
              + SessionIds.listed(ids));
    }
    return ids.isEmpty() ? null : ids.getFirst();
  }

  private static UsageQuery all(
      String vendor, UsageHistory.Range range, ReportContext.Scope scope, CostMode mode) {
    return new UsageQuery(
        vendor,
        range,
        scope.zone(),
        DayOfWeek.MONDAY,
        mode,
        SpeedRule.AUTO,
        SortOrder.ASC,
        false,
        List.of());
  }

  /** What the report says, from sums and not from lines. */
  private static @Nullable Figures reported(
      Subject subject, ReportContext.Scope scope, CostMode mode, CommandRun run) {
    UsageHistory.Range asked = subject.query.range();
    UsageHistory.Range range =
        new UsageHistory.Range(
            asked.fromMicros(), Math.min(asked.toMicros(), subject.untilMicros(scope)));
    UsageQuery query = all(subject.query.vendorId(), range, scope, mode);
    return switch (subject.kind) {
      case "day" -> run.services().reports().buckets(query, Granularity.DAY).totals();
      case "month" -> run.services().reports().buckets(query, Granularity.MONTH).totals();
      case "session" -> {
        Figures sum = Figures.ZERO;
        for (SessionRow row : run.services().reports().sessions(query).rows()) {
          if (row.sessionId().equals(subject.query.sessionId())) {
            sum = sum.plus(row.figures());
          }
        }
        yield sum;
      }
      default -> null;
    };
  }
}
