package dev.cctally.platform.alert.engine;

import dev.cctally.platform.alert.AlertOwner;
import dev.cctally.platform.alert.AlertPayload;
import dev.cctally.platform.budget.BudgetProjects;
import dev.cctally.platform.budget.BudgetWindows.Known;
import dev.cctally.platform.config.BudgetSettings;
import dev.cctally.platform.config.ProjectBudget;
import dev.cctally.platform.config.VendorBudget;
import dev.cctally.platform.quota.QuotaSeries;
import dev.cctally.platform.report.ExactSums;
import dev.cctally.platform.time.EpochMicros;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which alerts there would have been in a span of time, had the same settings held all
 * along and had somebody looked after each response and each reading of a quota. Goes by the rules
 * of {@link AlertEngine}, except that nothing was reached before anything was set: there is nothing
 * to be silent about. Tells nobody and writes nothing. Used by one thread.
 */
public final class AlertReplay {
  private static final long[] NONE = {};

  private final ReplaySources sources;
  private final long from;
  private final long to;
  private long @Nullable [] readings;

  /**
   * Makes one. Asks nothing yet.
   *
   * @param sources what it asks
   * @param fromMicros the first instant: microseconds since 1970-01-01T00:00:00Z
   * @param toMicros the last one, not later than the present
   */
  public AlertReplay(ReplaySources sources, long fromMicros, long toMicros) {
    this.sources = Objects.requireNonNull(sources, "sources");
    this.from = fromMicros;
    this.to = toMicros;
  }

  /**
   * {@return what would have been latched, the oldest first; what happened at one instant in the
   * order in which it would have been told}
   *
   * @param axes which axes matter
   * @throws dev.cctally.platform.AppException of kind {@code VALUE} if a sum does not fit, or if
   *     the day weeks start on is needed and is set to something that is none
   */
  public List<Latch> latches(Predicate<String> axes) {
    if (from > to) {
      return List.of();
    }
    QuotaReplay quotas = new QuotaReplay(sources, from, to);
    List<Latch> latches = new ArrayList<>(quotas.milestones(axes));
    List<Latch> projected = new ArrayList<>();
    for (VendorBudget budget : inOrder(sources.budgets())) {
      budget(budget, axes, latches, projected);
    }
    if (axes.test(AlertPayload.PROJECTED)) {
      latches.addAll(quotas.pace());
      latches.addAll(projected);
    }
    return latches.stream()
        .filter(latch -> latch.crossedMicros() >= from && latch.crossedMicros() <= to)
        .sorted(Comparator.comparingLong(Latch::crossedMicros))
        .toList();
  }

  private static List<VendorBudget> inOrder(BudgetSettings settings) {
    return settings.vendors().stream()
        .sorted(
            Comparator.comparing((VendorBudget budget) -> !budget.binding().flat())
                .thenComparing(VendorBudget::vendorId))
        .toList();
  }

  /** A vendor's own budget and those of its projects. */
  private void budget(
      VendorBudget budget, Predicate<String> axes, List<Latch> actual, List<Latch> projected) {
    AlertOwner owner = sources.owner(budget.vendorId());
    boolean on = BudgetBasis.on(budget);
    boolean own = on && axes.test(owner.budgetAxis());
    boolean pace = on && budget.projectedAlerts() && axes.test(AlertPayload.PROJECTED);
    List<ProjectBudget> projects = axes.test(AlertPayload.PROJECT_BUDGET) ? of(budget) : List.of();
    if (!own && !pace && projects.isEmpty()) {
      return;
    }
    List<Known> windows = own || pace ? windows(budget, budget.period()) : List.of();
    List<Known> ofProjects =
        projects.isEmpty() ? List.of() : windows(budget, budget.binding().defaultPeriod());
    long[] looks = pace ? readings() : NONE;
    List<List<Latch>> found =
        ExactSums.of(
            sources.history(),
            budget.vendorId(),
            () -> {
              SpendLines lines =
                  SpendLines.of(
                      sources, budget.vendorId(), projects, cuts(windows, ofProjects, looks), to);
              return replay(budget, owner, lines, windows, ofProjects, projects, looks, own, pace);
            });
    actual.addAll(found.getFirst());
    projected.addAll(found.getLast());
  }

  private List<List<Latch>> replay(
      VendorBudget budget,
      AlertOwner owner,
      SpendLines lines,
      List<Known> windows,
      List<Known> ofProjects,
      List<ProjectBudget> projects,
      long[] looks,
      boolean own,
      boolean pace) {
    List<Latch> actual = new ArrayList<>();
    List<Latch> projected = new ArrayList<>();
    BudgetReplay all =
        new BudgetReplay(
            windows,
            looks,
            lines.all(),
            lines.responses(),
            Optional.ofNullable(budget.amount()).orElse(0.0),
            budget.thresholds(),
            to);
    if (own) {
      actual.addAll(all.actual(window -> BudgetAxes.actual(budget, window, owner), ""));
    }
    if (pace) {
      projected.addAll(all.projected(window -> BudgetAxes.projected(budget, window, owner)));
    }
    Map<String, String> labels = BudgetProjects.labels(projects);
    for (ProjectBudget project : projects) {
      BudgetReplay replay =
          new BudgetReplay(
              ofProjects,
              NONE,
              lines.of(project),
              lines.responses(project),
              project.amount(),
              budget.thresholds(),
              to);
      actual.addAll(
          replay.actual(
              window -> BudgetAxes.project(budget, project, window),
              labels.getOrDefault(project.key(), project.key())));
    }
    return List.of(actual, projected);
  }

  /** The projects whose budgets alert and are about a vendor's usage. */
  private List<ProjectBudget> of(VendorBudget budget) {
    BudgetSettings settings = sources.budgets();
    boolean on =
        budget.binding().ownsProjects()
            && settings.projectAlerts()
            && !budget.thresholds().isEmpty();
    return on ? settings.projects() : List.of();
  }

  private List<Known> windows(VendorBudget budget, String period) {
    Instant first = EpochMicros.toInstant(from);
    return sources
        .budgetWindows()
        .known(budget.vendorId(), period, first, EpochMicros.toInstant(to));
  }

  /** When quotas were read, of any vendor: that is when budgets are looked at, too. */
  private long[] readings() {
    long[] known = readings;
    if (known == null) {
      LongStream.Builder all = LongStream.builder();
      for (String vendorId : sources.vendors()) {
        for (QuotaSeries series : sources.quotas().series(vendorId)) {
          series.readings().forEach(reading -> all.add(reading.atMicros()));
        }
      }
      known = all.build().filter(at -> at <= to).sorted().distinct().toArray();
      readings = known;
    }
    return known;
  }

  /** Where lines are to be cut; they begin at the first. */
  private long[] cuts(List<Known> windows, List<Known> others, long[] looks) {
    SortedSet<Long> cuts = BudgetReplay.cuts(windows, looks);
    cuts.addAll(BudgetReplay.cuts(others, NONE));
    return cuts.stream().mapToLong(Long::longValue).toArray();
  }
}
