package dev.cctally.platform.share.template;

import dev.cctally.platform.project.Project;
import dev.cctally.platform.report.CombinedReport;
import dev.cctally.platform.report.SessionReport;
import dev.cctally.platform.report.SessionRow;
import dev.cctally.platform.report.VendorReport;
import dev.cctally.platform.share.Naming;
import dev.cctally.platform.share.ProjectNames;
import dev.cctally.platform.share.ShareChart;
import dev.cctally.platform.share.ShareDocument;
import dev.cctally.platform.share.SharePeriod;
import dev.cctally.platform.share.ShareTable;
import dev.cctally.platform.share.ShareTotal;
import dev.cctally.platform.share.Value;
import dev.cctally.platform.time.EpochMicros;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;

/** Usage by session as a document: the costliest first. */
public final class SessionDocument {
  private static final int MOST_BARS = 15;

  private final ShareContext context;
  private final List<VendorReport<SessionRow>> all;
  private final List<VendorReport<SessionRow>> shown;
  private final boolean byVendor;
  private final IdentityHashMap<SessionRow, Project> projects = new IdentityHashMap<>();
  private final ProjectNames names;

  private SessionDocument(
      ShareContext context,
      List<VendorReport<SessionRow>> rows,
      boolean byVendor,
      int top,
      Function<Collection<String>, Map<String, Project>> find) {
    this.context = context;
    this.byVendor = byVendor;
    all = new ArrayList<>(rows);
    all.sort(
        Comparator.comparingLong((VendorReport<SessionRow> row) -> amount(row.report()))
            .thenComparingLong(row -> row.report().lastMicros())
            .reversed()
            .thenComparing(row -> row.report().sessionId()));
    shown = all.subList(0, Math.min(top, all.size()));
    Map<String, Project> byFolder =
        find.apply(shown.stream().map(row -> folder(row.report())).distinct().toList());
    Map<Project, Long> usage = new LinkedHashMap<>();
    for (VendorReport<SessionRow> row : shown) {
      Project project = byFolder.getOrDefault(folder(row.report()), Project.UNKNOWN);
      projects.put(row.report(), project);
      usage.merge(project, amount(row.report()), Math::addExact);
    }
    names =
        context.reveal()
            ? ProjectNames.revealed(usage, context.projectAliases())
            : ProjectNames.anonymous(usage);
  }

  /**
   * {@return the document of one vendor}
   *
   * @param vendorId the vendor
   * @param report its report, in any order
   * @param top how many sessions are shown; positive
   * @param projects finds the projects of folders, which are empty if nobody wrote them down
   * @param context what it is made with
   * @throws ArithmeticException if a sum does not fit
   */
  public static ShareDocument of(
      String vendorId,
      SessionReport report,
      int top,
      Function<Collection<String>, Map<String, Project>> projects,
      ShareContext context) {
    List<VendorReport<SessionRow>> rows =
        report.rows().stream().map(row -> new VendorReport<>(vendorId, null, row)).toList();
    return new SessionDocument(context, rows, false, top, projects).document();
  }

  /**
   * {@return the document of several vendors}
   *
   * @param report their report, in any order
   * @param top how many sessions are shown; positive
   * @param projects finds the projects of folders, which are empty if nobody wrote them down
   * @param context what it is made with
   * @throws ArithmeticException if a sum does not fit
   */
  public static ShareDocument of(
      CombinedReport<SessionRow> report,
      int top,
      Function<Collection<String>, Map<String, Project>> projects,
      ShareContext context) {
    return new SessionDocument(context, report.rows(), true, top, projects).document();
  }

  private long amount(SessionRow row) {
    return context.measure().of(row.figures());
  }

  private static String folder(SessionRow row) {
    return Objects.requireNonNullElse(row.projectPath(), "");
  }

  private ShareDocument document() {
    IdentityHashMap<SessionRow, String> ids = ids();
    Notes notes = new Notes(context);
    List<ShareChart> charts = new ArrayList<>();
    List<ShareTotal> totals = new ArrayList<>();
    for (Part<SessionRow> part : Part.of(shown, byVendor, context.measure())) {
      if (!part.rows().isEmpty()) {
        charts.add(chart(part, ids));
      }
      totals.add(
          new ShareTotal(
              "Sum" + part.suffix(), new Value.Amount(part.sum(this::amount), context.measure())));
      if (part.rows().size() > MOST_BARS) {
        notes.add(
            "The chart shows the "
                + MOST_BARS
                + " largest of "
                + part.rows().size()
                + " sessions.");
      }
    }
    if (shown.size() < all.size()) {
      List<VendorReport<SessionRow>> left = all.subList(shown.size(), all.size());
      for (Part<SessionRow> part : Part.of(left, byVendor, context.measure())) {
        totals.add(
            new ShareTotal(
                "Not shown" + part.suffix(),
                new Value.Amount(part.sum(this::amount), context.measure())));
      }
      notes.add("Shown: the largest " + shown.size() + " of " + all.size() + " sessions.");
    }
    totals.add(new ShareTotal("Sessions", new Value.Count(shown.size())));
    for (VendorReport<SessionRow> row : shown) {
      notes.saw(row.vendorId(), row.report().models());
      if (byVendor) {
        notes.basis(row.vendorId(), row.basis());
      }
    }
    SharePeriod period = period();
    return new ShareDocument(
        "session",
        title(period),
        period,
        context.now(),
        shown.isEmpty()
            ? Naming.NO_PROJECTS
            : context.reveal() ? Naming.REVEALED : Naming.ANONYMIZED,
        charts,
        table(ids),
        totals,
        notes.lines());
  }

  private String title(SharePeriod period) {
    String name =
        shown.size() < all.size()
            ? context.titled("Top " + shown.size() + " sessions")
            : context.titled("Sessions");
    return name + " — " + (shown.isEmpty() ? "no data" : period.label());
  }

  private SharePeriod period() {
    Instant first = null;
    Instant last = null;
    for (VendorReport<SessionRow> row : all) {
      Instant start = EpochMicros.toInstant(row.report().firstMicros());
      Instant end = EpochMicros.toInstant(row.report().lastMicros());
      first = first == null || start.isBefore(first) ? start : first;
      last = last == null || end.isAfter(last) ? end : last;
    }
    return Periods.period(first, last, context);
  }

  /** What sessions are called; by number where an id would tell the name of its project. */
  private IdentityHashMap<SessionRow, String> ids() {
    IdentityHashMap<SessionRow, String> ids = new IdentityHashMap<>();
    int number = 0;
    for (VendorReport<SessionRow> part : shown) {
      SessionRow row = part.report();
      number++;
      boolean tells =
          !context.reveal()
              && projects.values().stream()
                  .anyMatch(project -> SessionIds.tells(row.sessionId(), project, folder(row)));
      ids.put(row, tells ? "session-" + number : SessionIds.brief(row.sessionId()));
    }
    return ids;
  }

  private String project(SessionRow row) {
    return names.of(projects.getOrDefault(row, Project.UNKNOWN));
  }

  private ShareChart chart(Part<SessionRow> part, IdentityHashMap<SessionRow, String> ids) {
    List<ShareChart.Bar> bars = new ArrayList<>();
    for (VendorReport<SessionRow> row :
        part.rows().subList(0, Math.min(MOST_BARS, part.rows().size()))) {
      String id = ids.getOrDefault(row.report(), "");
      bars.add(new ShareChart.Bar(id + " · " + project(row.report()), amount(row.report())));
    }
    return new ShareChart.Ranking(
        context.noun() + " per session" + part.suffix(), context.measure(), bars);
  }

  private ShareTable table(IdentityHashMap<SessionRow, String> ids) {
    List<ShareTable.Column> columns = new ArrayList<>();
    columns.add(ShareTable.Column.text("Session"));
    columns.add(ShareTable.Column.text("Project"));
    if (byVendor) {
      columns.add(ShareTable.Column.text("Vendor"));
    }
    columns.add(ShareTable.Column.figures(context.header()));
    columns.add(ShareTable.Column.text("Last Activity"));
    columns.add(ShareTable.Column.text("Models"));
    List<List<Value>> rows = new ArrayList<>();
    for (VendorReport<SessionRow> part : shown) {
      SessionRow row = part.report();
      List<Value> values = new ArrayList<>();
      values.add(new Value.Label(ids.getOrDefault(row, "")));
      values.add(new Value.Label(project(row)));
      if (byVendor) {
        values.add(new Value.Label(context.vendor(part.vendorId())));
      }
      values.add(new Value.Amount(amount(row), context.measure()));
      values.add(new Value.Label(minute(row.lastMicros())));
      values.add(new Value.Label(models(part)));
      rows.add(values);
    }
    return new ShareTable(columns, rows);
  }

  private String minute(long micros) {
    LocalDateTime time =
        LocalDateTime.ofInstant(EpochMicros.toInstant(micros), context.zone())
            .truncatedTo(ChronoUnit.MINUTES);
    return time.toLocalDate() + " " + time.toLocalTime();
  }

  private String models(VendorReport<SessionRow> row) {
    TreeSet<String> names = new TreeSet<>();
    row.report().modelsUsed().forEach(model -> names.add(context.model(row.vendorId(), model)));
    return String.join(", ", names);
  }
}
