package dev.cctally.cli.render;

import dev.cctally.platform.budget.BudgetOverview;
import dev.cctally.platform.budget.BudgetStatus;
import dev.cctally.platform.budget.ProjectSpending;
import dev.cctally.platform.budget.VendorSpending;
import dev.cctally.platform.config.BudgetBinding;
import dev.cctally.platform.config.VendorBudget;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Budgets as a page. */
public final class BudgetText {
  private static final int LABEL = 14;

  private final BudgetOverview overview;
  private final ZoneId zone;
  private final Canvas canvas;
  private final Glyphs glyphs;
  private final StringBuilder out = new StringBuilder();

  private BudgetText(BudgetOverview overview, ZoneId zone, Canvas canvas) {
    this.overview = overview;
    this.zone = zone;
    this.canvas = canvas;
    this.glyphs = canvas.glyphs();
  }

  /**
   * {@return the state of all budgets}
   *
   * @param overview the budgets
   * @param zone the display zone
   * @param canvas where it is shown
   */
  public static String of(BudgetOverview overview, ZoneId zone, Canvas canvas) {
    return new BudgetText(overview, zone, canvas).page();
  }

  private String page() {
    List<VendorBudget> budgets = overview.settings().vendors();
    boolean others =
        budgets.stream().anyMatch(budget -> budget.configured() && !budget.binding().flat());
    if (overview.settings().flat().isEmpty() && !others) {
      line("No budget set. Set one with: cctally budget set <amount>.");
    }
    for (VendorBudget budget : budgets) {
      if (budget.binding().flat()) {
        boolean plain = !others && budget.period().equals(budget.binding().defaultPeriod());
        flat(budget, plain);
      }
    }
    for (VendorBudget budget : budgets) {
      if (!budget.binding().flat() && budget.configured()) {
        gap();
        configured(budget, false);
      }
    }
    projects();
    footnotes();
    return out.toString();
  }

  private void flat(VendorBudget budget, boolean plain) {
    if (budget.configured()) {
      configured(budget, plain);
    } else {
      line("No weekly budget set. Set one with: cctally budget set <amount>.");
    }
  }

  private void configured(VendorBudget budget, boolean plain) {
    Optional<VendorSpending> spending = overview.of(budget.vendorId());
    BudgetBinding binding = budget.binding();
    String title = BudgetWords.title(binding, plain || (binding.flat() && spending.isEmpty()));
    String amount = BudgetWords.dollars(budget.amount() == null ? 0 : budget.amount());
    if (spending.isEmpty()) {
      line(title + ": " + amount + " " + glyphs.none() + " no usage data yet this week.");
      return;
    }
    VendorSpending known = spending.get();
    String window = "   (" + BudgetWords.window(known.window(), zone, glyphs.arrow()) + ")";
    String cue =
        plain ? "" : "   " + glyphs.none() + " " + BudgetWords.cue(binding.vendor().costBasis());
    out.append(paint(Style.TITLE, DisplayText.clean(title) + ": " + amount))
        .append(paint(Style.MUTED, window + cue))
        .append('\n');
    block(known.status());
    line("  " + alerts(budget, known.status()));
  }

  private void block(BudgetStatus status) {
    Style style = BudgetWords.style(status.verdict());
    row(
        "Spent",
        BudgetWords.dollars(status.spent()),
        "(" + BudgetWords.one(status.consumption()) + "%)");
    row("Remaining", BudgetWords.dollars(status.remaining()), "");
    row(
        "Pace",
        BudgetWords.dollars(status.dailyPace()) + "/day",
        "over " + days(status.elapsedHours()) + " elapsed");
    row(
        "Daily budget",
        status.remaining() < 0 ? "none left" : BudgetWords.dollars(status.dailyBudget()) + "/day",
        "for the remaining " + days(status.remainingHours()));
    String dash = glyphs.none().equals("—") ? "–" : "-";
    String projected =
        BudgetWords.wholeDollars(status.low()) + dash + BudgetWords.wholeDollars(status.high());
    out.append(label("Projected"))
        .append(projected)
        .append("  ")
        .append(paint(style, BudgetWords.verdict(status.verdict())));
    if (status.lowConfidence()) {
      out.append("  ").append(paint(Style.MUTED, "(LOW CONF " + glyphs.none() + " early in week)"));
    }
    out.append('\n');
  }

  private static String days(double hours) {
    return BudgetWords.one(hours / 24) + " days";
  }

  private void row(String label, String figure, String detail) {
    out.append(label(label)).append(figure);
    if (!detail.isEmpty()) {
      out.append("  ").append(paint(Style.MUTED, detail));
    }
    out.append('\n');
  }

  private String label(String label) {
    return paint(Style.MUTED, "  " + label + " ".repeat(LABEL - label.length()));
  }

  private String alerts(VendorBudget budget, BudgetStatus status) {
    if (!budget.alerts()) {
      return "Alerts: off";
    }
    String dot = " " + glyphs.dot() + " ";
    if (budget.thresholds().isEmpty()) {
      return "Alerts: on" + dot + "no thresholds configured";
    }
    String crossed =
        status.crossed().isEmpty()
            ? "(none crossed yet)"
            : "(" + BudgetWords.percents(status.crossed(), ", ") + " crossed)";
    return "Alerts: on"
        + dot
        + "thresholds "
        + BudgetWords.percents(budget.thresholds(), dot)
        + dot
        + crossed;
  }

  private void projects() {
    if (overview.settings().projects().isEmpty()) {
      return;
    }
    gap();
    if (overview.projects() == null) {
      line("Per-project budgets: no usage data yet this week.");
      return;
    }
    List<Row> rows = new ArrayList<>();
    for (ProjectSpending project : overview.projectsByUse()) {
      BudgetStatus status = project.status();
      Style style = BudgetWords.style(status.verdict());
      rows.add(
          new Row(
              Row.Kind.BODY,
              List.of(
                  Cell.of(project.label(), Style.KEY),
                  Cell.of(BudgetWords.dollars(project.budget().amount()), Style.PLAIN),
                  Cell.of(BudgetWords.dollars(status.spent()), Style.MONEY),
                  Cell.of(BudgetWords.one(status.consumption()) + "%", style),
                  Cell.of(
                      BudgetWords.verdict(status.verdict())
                          + (status.lowConfidence() ? " (LOW CONF)" : ""),
                      style))));
    }
    List<Column> columns =
        List.of(
            Column.text(12, Column.ESSENTIAL, "Project"),
            Column.number(Column.ESSENTIAL, "Budget"),
            Column.number(Column.ESSENTIAL, "Spent"),
            Column.number(Column.ESSENTIAL, "Used %"),
            Column.whole(Column.ESSENTIAL, "Verdict"));
    Table table = new Table(columns, rows, false);
    line("Per-project budgets");
    out.append(TableLayout.draw(() -> table, () -> table, canvas).text());
  }

  private void footnotes() {
    List<String> unpriced = new ArrayList<>();
    overview.vendors().forEach(vendor -> unpriced.addAll(vendor.unpricedModels()));
    if (!unpriced.isEmpty()) {
      gap();
      line(
          paint(
              Style.WARNING,
              "No price is known for "
                  + DisplayText.clean(String.join(", ", unpriced))
                  + "; what it costs is missing here."));
    }
  }

  private String paint(Style style, String text) {
    return style.paint(text, canvas.colour());
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private void gap() {
    if (!out.isEmpty()) {
      out.append('\n');
    }
  }

  /**
   * {@return what a vendor's budget was set to}
   *
   * @param budget what is set now
   * @param canvas where it is shown
   */
  public static String set(VendorBudget budget, Canvas canvas) {
    BudgetBinding binding = budget.binding();
    boolean plain = binding.flat() && budget.period().equals(binding.defaultPeriod());
    String dot = " " + canvas.glyphs().dot() + " ";
    return BudgetWords.title(binding, binding.flat())
        + " set to "
        + BudgetWords.dollars(budget.amount() == null ? 0 : budget.amount())
        + (plain ? "" : dot + budget.period())
        + dot
        + (budget.alerts() ? "alerts on" : "alerts off")
        + dot
        + (budget.thresholds().isEmpty()
            ? "no thresholds"
            : "thresholds " + BudgetWords.percents(budget.thresholds(), " "))
        + "\n";
  }

  /**
   * {@return that a vendor's budget is gone}
   *
   * @param binding whose
   * @param had whether there was one
   */
  public static String unset(BudgetBinding binding, boolean had) {
    return had || binding.flat()
        ? BudgetWords.title(binding, binding.flat()) + " cleared\n"
        : "No " + BudgetWords.title(binding, false) + " set\n";
  }
}
