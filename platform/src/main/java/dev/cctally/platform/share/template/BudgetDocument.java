package dev.cctally.platform.share.template;

import dev.cctally.platform.budget.BudgetOverview;
import dev.cctally.platform.budget.BudgetProjects;
import dev.cctally.platform.budget.BudgetStatus;
import dev.cctally.platform.budget.BudgetWindow;
import dev.cctally.platform.budget.ProjectSpending;
import dev.cctally.platform.budget.VendorSpending;
import dev.cctally.platform.config.BudgetBinding;
import dev.cctally.platform.config.VendorBudget;
import dev.cctally.platform.period.CalendarWeeks;
import dev.cctally.platform.project.Project;
import dev.cctally.platform.share.Naming;
import dev.cctally.platform.share.ProjectNames;
import dev.cctally.platform.share.ShareDocument;
import dev.cctally.platform.share.SharePeriod;
import dev.cctally.platform.share.ShareTable;
import dev.cctally.platform.share.ShareTotal;
import dev.cctally.platform.share.Value;
import dev.cctally.spi.vendor.CostBasis;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Budgets as a document. */
public final class BudgetDocument {
  private static final String TITLE = "Budget — ";

  private final BudgetOverview overview;
  private final ShareContext context;
  private final List<List<Value>> rows = new ArrayList<>();
  private final List<ShareTotal> totals = new ArrayList<>();

  private BudgetDocument(BudgetOverview overview, ShareContext context) {
    this.overview = overview;
    this.context = context;
  }

  /**
   * {@return the document}
   *
   * @param overview the budgets
   * @param context what it is made with
   * @param week gives the week of the calendar that stands in where there is no window; asked only
   *     then
   */
  public static ShareDocument of(
      BudgetOverview overview, ShareContext context, Supplier<CalendarWeeks> week) {
    return new BudgetDocument(overview, context).document(week);
  }

  private ShareDocument document(Supplier<CalendarWeeks> week) {
    Notes notes = new Notes(context);
    Optional<VendorBudget> flat = overview.settings().flat();
    Optional<VendorSpending> main = flat.flatMap(budget -> overview.of(budget.vendorId()));
    main.ifPresentOrElse(
        spending -> fill(spending, notes), () -> flat.ifPresent(budget -> missing(budget, notes)));
    for (VendorSpending spending : overview.vendors()) {
      notes.saw(spending.budget().vendorId(), spending.models());
      if (!spending.budget().binding().flat()) {
        other(spending);
      }
    }
    boolean named = projects();
    Optional<BudgetWindow> window =
        main.map(VendorSpending::window)
            .or(() -> overview.vendors().stream().findFirst().map(VendorSpending::window))
            .or(() -> overview.projectsByUse().stream().findFirst().map(ProjectSpending::window));
    return new ShareDocument(
        "budget",
        TITLE + main.map(VendorSpending::window).map(this::name).orElse(untold(flat)),
        window.map(this::period).orElseGet(() -> period(week.get())),
        context.now(),
        !named ? Naming.NO_PROJECTS : context.reveal() ? Naming.REVEALED : Naming.ANONYMIZED,
        List.of(),
        new ShareTable(
            List.of(ShareTable.Column.text("Metric"), ShareTable.Column.figures("Value")), rows),
        totals,
        notes.lines());
  }

  private static String untold(Optional<VendorBudget> flat) {
    return flat.map(VendorBudget::configured).orElse(false) ? "no data" : "no budget set";
  }

  private void missing(VendorBudget budget, Notes notes) {
    Double amount = budget.amount();
    row("Weekly budget", amount == null ? "not set" : dollars(amount));
    notes.add(
        amount == null
            ? "No weekly budget set. Set one with: cctally budget set <amount>."
            : "No usage data yet this week.");
  }

  private void fill(VendorSpending spending, Notes notes) {
    BudgetStatus status = spending.status();
    row("Spent so far", dollars(status.spent()));
    row("Consumption", percent(status.consumption()));
    row("Remaining", dollars(status.remaining()));
    row("Daily pace", dollars(status.dailyPace()) + "/day");
    row("Projected EOW (low)", dollars(status.low()));
    row("Projected EOW (high)", dollars(status.high()));
    totals.add(new ShareTotal("Verdict", new Value.Label(status.verdict().name())));
    totals.add(new ShareTotal("Budget", new Value.Label(dollars(status.target()))));
    if (status.lowConfidence()) {
      notes.add("LOW CONF — early in week");
    }
  }

  private void other(VendorSpending spending) {
    BudgetBinding binding = spending.budget().binding();
    String name = binding.name();
    BudgetStatus status = spending.status();
    row("— " + name + " budget (" + cue(binding.vendor().costBasis()) + ") —", "");
    row(name + " budget", dollars(status.target()));
    row(name + " spent so far", dollars(status.spent()));
    row(name + " consumption", percent(status.consumption()));
    row(name + " remaining", dollars(status.remaining()));
    row(name + " verdict", status.verdict().name());
  }

  private static String cue(CostBasis basis) {
    return basis == CostBasis.ACTUAL ? "actual API $" : "equivalent-$";
  }

  /** Adds the projects; whether there are any. */
  private boolean projects() {
    List<ProjectSpending> projects = overview.projectsByUse();
    if (projects.isEmpty()) {
      return false;
    }
    Map<Project, Long> usage = new LinkedHashMap<>();
    for (ProjectSpending project : projects) {
      usage.put(BudgetProjects.project(project.budget().key()), project.spent().pico());
    }
    ProjectNames names =
        context.reveal()
            ? ProjectNames.revealed(usage, context.projectAliases())
            : ProjectNames.anonymous(usage);
    row("— Per-project budgets —", "");
    for (ProjectSpending project : projects) {
      BudgetStatus status = project.status();
      String whole =
          new BigDecimal(status.consumption()).setScale(0, RoundingMode.HALF_EVEN).toPlainString();
      row(
          names.of(BudgetProjects.project(project.budget().key())),
          dollars(status.spent())
              + " / "
              + dollars(status.target())
              + " ("
              + whole
              + "%) "
              + status.verdict());
    }
    return true;
  }

  private String name(BudgetWindow window) {
    LocalDate first = LocalDate.ofInstant(window.start(), context.zone());
    return switch (window.period()) {
      case BudgetBinding.CALENDAR_MONTH -> window.label() + " " + month(first);
      case BudgetBinding.CALENDAR_WEEK ->
          window.label() + " " + first + " → " + LocalDate.ofInstant(window.end(), context.zone());
      default -> "week of " + Periods.day(first, otherYear(first));
    };
  }

  private static String month(LocalDate first) {
    return first.toString().substring(0, "2026-06".length());
  }

  private boolean otherYear(LocalDate day) {
    return day.getYear() != LocalDate.ofInstant(context.now(), context.zone()).getYear();
  }

  private SharePeriod period(BudgetWindow window) {
    LocalDate today = LocalDate.ofInstant(context.now(), context.zone());
    return new SharePeriod(
        window.start(),
        window.end(),
        Periods.days(
            LocalDate.ofInstant(window.start(), context.zone()),
            LocalDate.ofInstant(window.end().minusNanos(1), context.zone()),
            today),
        context.zone());
  }

  private SharePeriod period(CalendarWeeks weeks) {
    LocalDate first = weeks.firstDayOf(context.now());
    var window = weeks.from(first);
    LocalDate today = LocalDate.ofInstant(context.now(), context.zone());
    return new SharePeriod(
        window.start(),
        window.end(),
        Periods.days(first, first.plusDays(6), today),
        context.zone());
  }

  private void row(String metric, String value) {
    rows.add(List.of(new Value.Label(metric), new Value.Label(value)));
  }

  private static String percent(double percent) {
    return new BigDecimal(percent).setScale(1, RoundingMode.HALF_EVEN).toPlainString() + "%";
  }

  private static String dollars(double dollars) {
    BigDecimal rounded = new BigDecimal(dollars).setScale(2, RoundingMode.HALF_EVEN);
    StringBuilder text = new StringBuilder(rounded.abs().toPlainString());
    for (int at = text.indexOf(".") - 3; at > 0; at -= 3) {
      text.insert(at, ',');
    }
    return (rounded.signum() < 0 ? "-$" : "$") + text;
  }
}
