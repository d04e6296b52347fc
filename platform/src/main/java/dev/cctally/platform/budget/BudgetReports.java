package dev.cctally.platform.budget;

import dev.cctally.platform.config.BudgetSettings;
import dev.cctally.platform.config.ProjectBudget;
import dev.cctally.platform.config.VendorBudget;
import dev.cctally.platform.ingest.UsageHistory;
import dev.cctally.platform.pricing.PriceSource;
import dev.cctally.platform.project.Project;
import dev.cctally.platform.project.ProjectResolver;
import dev.cctally.platform.report.CostMode;
import dev.cctally.platform.report.ExactSums;
import dev.cctally.platform.report.PricedCells;
import dev.cctally.platform.report.range.RangeQuery;
import dev.cctally.platform.report.range.RangeReport;
import dev.cctally.platform.report.range.RangeReports;
import dev.cctally.spi.model.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Sums up what was spent of budgets, by the rule and the prices of every other report: usage counts
 * from the start of the window on, before its end, and not later than now. Windows are found
 * without looking at usage. Nothing is synced or written here.
 */
public final class BudgetReports {
  private static final String ADVICE = "choose a shorter budget period";

  private final UsageHistory history;
  private final PriceSource prices;
  private final BudgetWindows windows;
  private final Instant now;

  /**
   * Makes the reports.
   *
   * @param history what has been used
   * @param prices where price books come from
   * @param windows finds windows
   * @param now the present
   */
  public BudgetReports(
      UsageHistory history, PriceSource prices, BudgetWindows windows, Instant now) {
    this.history = Objects.requireNonNull(history, "history");
    this.prices = Objects.requireNonNull(prices, "prices");
    this.windows = Objects.requireNonNull(windows, "windows");
    this.now = Objects.requireNonNull(now, "now");
  }

  /**
   * {@return all budgets}
   *
   * @param settings what is set
   * @param projects finds the projects of folders; asked only if a project has a budget
   * @throws dev.cctally.platform.AppException of kind {@code VALUE} if a sum does not fit, or if
   *     the day weeks start on is needed and is set to something that is none
   */
  public BudgetOverview overview(BudgetSettings settings, Supplier<ProjectResolver> projects) {
    List<VendorSpending> vendors = new ArrayList<>();
    for (VendorBudget budget : settings.vendors()) {
      if (budget.configured()) {
        window(budget).ifPresent(window -> vendors.add(spending(budget, window)));
      }
    }
    Optional<VendorBudget> owner = settings.projectOwner();
    List<ProjectSpending> rows = null;
    if (owner.isPresent() && !settings.projects().isEmpty()) {
      VendorBudget whose = owner.get();
      rows =
          projectWindow(whose)
              .map(window -> projects(whose, settings.projects(), window, projects.get()))
              .orElse(null);
    }
    return new BudgetOverview(now, settings, vendors, rows);
  }

  /**
   * {@return the window of a vendor's budget; empty if nothing is recorded that tells it}
   *
   * @param budget what is set
   */
  public Optional<BudgetWindow> window(VendorBudget budget) {
    return windows.containing(budget.vendorId(), budget.period(), now);
  }

  /**
   * {@return the window of projects' budgets; empty if nothing is recorded that tells it} Whatever
   * the period of the vendor's own budget is, it is of the vendor's default kind.
   *
   * @param owner the vendor whose usage they are about
   */
  public Optional<BudgetWindow> projectWindow(VendorBudget owner) {
    return windows.containing(owner.vendorId(), owner.binding().defaultPeriod(), now);
  }

  /**
   * {@return what was spent of a vendor's budget}
   *
   * @param budget what is set; configured
   * @param window its window
   * @throws dev.cctally.platform.AppException of kind {@code VALUE} if a sum does not fit
   */
  public VendorSpending spending(VendorBudget budget, BudgetWindow window) {
    Double target = Objects.requireNonNull(budget.amount(), "amount");
    RangeReports ranges = new RangeReports(history, prices);
    RangeReport all = ranges.of(query(budget, window.until(now)));
    Money recent = ranges.of(query(budget, window.recent(now))).figures().cost();
    Money spent = all.figures().cost();
    return new VendorSpending(
        budget,
        window,
        spent,
        recent,
        status(target, spent, recent, window, budget.thresholds()),
        all.models(),
        all.unpricedModels());
  }

  private static RangeQuery query(VendorBudget budget, UsageHistory.Range range) {
    return new RangeQuery(budget.vendorId(), range, CostMode.AUTO, null);
  }

  private BudgetStatus status(
      double target, Money spent, Money recent, BudgetWindow window, List<Integer> thresholds) {
    return BudgetStatus.of(
        target,
        spent.toDollars().doubleValue(),
        recent.toDollars().doubleValue(),
        window.start(),
        window.end(),
        now,
        thresholds);
  }

  /**
   * {@return what was spent of projects' budgets, in the order they are given}
   *
   * @param owner the vendor whose usage they are about; its thresholds are theirs
   * @param budgets the projects
   * @param window their window
   * @param projects finds the projects of folders
   * @throws dev.cctally.platform.AppException of kind {@code VALUE} if a sum does not fit
   */
  public List<ProjectSpending> projects(
      VendorBudget owner,
      List<ProjectBudget> budgets,
      BudgetWindow window,
      ProjectResolver projects) {
    Map<String, long[]> byFolder =
        ExactSums.of(history, owner.vendorId(), ADVICE, () -> byFolder(owner, window));
    Map<String, long[]> byKey = new HashMap<>();
    Map<String, Project> found = projects.resolveAll(byFolder.keySet());
    byFolder.forEach(
        (folder, sums) -> add(byKey, found.getOrDefault(folder, Project.UNKNOWN).key(), sums));
    Map<String, String> labels = BudgetProjects.labels(budgets);
    List<ProjectSpending> rows = new ArrayList<>(budgets.size());
    for (ProjectBudget budget : budgets) {
      long[] sums = byKey.get(budget.key());
      if (sums == null) { // its key may have been written by hand
        sums = byKey.getOrDefault(projects.resolve(budget.key()).key(), new long[2]);
      }
      Money spent = Money.ofPico(sums[0]);
      Money recent = Money.ofPico(sums[1]);
      rows.add(
          new ProjectSpending(
              budget,
              labels.getOrDefault(budget.key(), budget.key()),
              window,
              spent,
              recent,
              status(budget.amount(), spent, recent, window, owner.thresholds())));
    }
    return rows;
  }

  /** What was spent in folders: all of it, and of it the recent part. */
  private Map<String, long[]> byFolder(VendorBudget owner, BudgetWindow window) {
    UsageHistory.Range all = window.until(now);
    long recent = window.recent(now).fromMicros();
    Map<String, long[]> sums = new LinkedHashMap<>();
    add(owner, new UsageHistory.Range(all.fromMicros(), recent - 1), 0, sums);
    add(owner, new UsageHistory.Range(recent, all.toMicros()), 1, sums);
    sums.values().forEach(sum -> sum[0] = Math.addExact(sum[0], sum[1]));
    return sums;
  }

  private void add(
      VendorBudget owner, UsageHistory.Range range, int place, Map<String, long[]> sums) {
    new PricedCells(history, prices, owner.vendorId())
        .each(
            range,
            priced -> {
              String path = priced.cell().session().projectPath();
              long[] sum = sums.computeIfAbsent(path == null ? "" : path, _ -> new long[2]);
              sum[place] = Math.addExact(sum[place], priced.pico());
            });
  }

  private static void add(Map<String, long[]> byKey, String key, long[] sums) {
    long[] known = byKey.computeIfAbsent(key, _ -> new long[2]);
    known[0] = Math.addExact(known[0], sums[0]);
    known[1] = Math.addExact(known[1], sums[1]);
  }
}
