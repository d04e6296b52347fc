package dev.cctally.platform.alert.engine;

import dev.cctally.platform.alert.AlertOwner;
import dev.cctally.platform.alert.AlertPayload;
import dev.cctally.platform.alert.engine.AlertStore.Due;
import dev.cctally.platform.alert.engine.Latch.State;
import dev.cctally.platform.budget.BudgetWindow;
import dev.cctally.platform.budget.ProjectSpending;
import dev.cctally.platform.budget.VendorSpending;
import dev.cctally.platform.config.BudgetSettings;
import dev.cctally.platform.config.ProjectBudget;
import dev.cctally.platform.config.VendorBudget;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Looks at budgets. Thresholds that were reached before a budget was set, or set otherwise, are
 * latched and not told of: alerts are about what happens from then on. Spending is summed only if a
 * threshold is not latched yet.
 */
final class BudgetWatch {
  private final AlertSources sources;
  private final AlertStore store;
  private final Telling telling;
  private final BudgetAxes axes;
  private final Map<String, String> bases;
  private final boolean first;
  private final boolean reconcile;
  private final Map<String, VendorSpending> sums = new HashMap<>();

  /**
   * Reads what was looked at last time.
   *
   * @param reconcile whether settings nobody has looked at before count as changed
   */
  BudgetWatch(
      AlertSources sources, AlertStore store, Telling telling, long now, boolean reconcile) {
    this.sources = sources;
    this.store = store;
    this.telling = telling;
    axes = new BudgetAxes(now);
    bases = store.bases();
    this.reconcile = reconcile;
    first = !reconcile && !AlertStore.lookedAt(bases);
  }

  /** Whether there is a budget, or was one. */
  boolean anything() {
    BudgetSettings settings = sources.budgets();
    return !bases.isEmpty()
        || !settings.projects().isEmpty()
        || settings.vendors().stream().anyMatch(VendorBudget::configured);
  }

  /**
   * Says that settings have been looked at, if nothing says so yet; and of budgets that are no more
   * that they are not set, so that the same amount set again is a change.
   */
  void done() {
    Set<String> there = new HashSet<>();
    sources.budgets().vendors().forEach(budget -> there.add(BudgetBasis.subject(budget)));
    for (Map.Entry<String, String> basis : bases.entrySet()) {
      if (BudgetBasis.ofVendor(basis.getKey())
          && !there.contains(basis.getKey())
          && !basis.getValue().equals(BudgetBasis.UNSET)) {
        store.basis(basis.getKey(), BudgetBasis.UNSET);
      }
    }
    if (!AlertStore.lookedAt(bases) && store.exists()) {
      store.lookedAt();
    }
  }

  /**
   * The looks at actual spending, in the order they are told: the flat vendor, projects, others.
   * Each is done by itself: what goes wrong in one does not touch the others.
   */
  List<Runnable> actual(Predicate<VendorBudget> wanted) {
    BudgetSettings settings = sources.budgets();
    List<Runnable> looks = new ArrayList<>();
    settings.flat().filter(wanted).ifPresent(flat -> looks.add(() -> vendor(flat)));
    settings
        .projectOwner()
        .filter(wanted)
        .ifPresent(owner -> looks.add(() -> projects(owner, settings)));
    others(settings, wanted).forEach(other -> looks.add(() -> vendor(other)));
    return looks;
  }

  /** The looks at projected spending, in the same order. */
  List<Runnable> projected(Predicate<VendorBudget> wanted) {
    BudgetSettings settings = sources.budgets();
    List<Runnable> looks = new ArrayList<>();
    settings.flat().filter(wanted).ifPresent(flat -> looks.add(() -> pace(flat)));
    others(settings, wanted).forEach(other -> looks.add(() -> pace(other)));
    return looks;
  }

  private static List<VendorBudget> others(
      BudgetSettings settings, Predicate<VendorBudget> wanted) {
    return settings.vendors().stream()
        .filter(budget -> !budget.binding().flat())
        .filter(wanted)
        .sorted(Comparator.comparing(VendorBudget::vendorId))
        .toList();
  }

  private void vendor(VendorBudget budget) {
    String subject = BudgetBasis.subject(budget);
    String basis = BudgetBasis.of(budget, sources.firstWeekday());
    boolean changed = changed(subject, basis);
    if (reconcile && !changed) {
      return;
    }
    List<Due<AlertPayload>> due = new ArrayList<>();
    if (BudgetBasis.on(budget)) {
      BudgetWindow window = sources.reports().window(budget).orElse(null);
      if (window == null) {
        return; // what was reached is found out when there is one
      }
      AlertOwner owner = sources.owner(budget.vendorId());
      List<Integer> pending =
          pending(BudgetAxes.actual(budget, window, owner), budget.thresholds());
      if (!pending.isEmpty()) {
        State state = changed ? State.SUPPRESSED : State.FIRED;
        due.addAll(axes.reached(spending(budget, window), owner, pending, state));
      }
    }
    settle(due, changed || first, Map.of(subject, basis));
  }

  private void settle(List<Due<AlertPayload>> due, boolean noteBasis, Map<String, String> now) {
    if (!due.isEmpty() || noteBasis) {
      telling.tell(
          due,
          () -> {
            if (noteBasis) {
              now.forEach(this::note);
            }
          });
    }
  }

  private void note(String subject, String basis) {
    if (!basis.equals(bases.get(subject))) {
      store.basis(subject, basis);
    }
  }

  private boolean changed(String subject, String basis) {
    String before = bases.get(subject);
    if (before != null) {
      return !before.equals(basis);
    }
    return !first && !basis.equals(BudgetBasis.UNSET);
  }

  private boolean changed(Map<String, String> basesNow, String subject) {
    return changed(subject, String.valueOf(basesNow.get(subject)));
  }

  /** The thresholds that are not latched, ascending. */
  private List<Integer> pending(Latch.Key key, List<Integer> thresholds) {
    Set<Integer> latched = store.latched(key);
    return new HashSet<>(thresholds)
        .stream().filter(threshold -> !latched.contains(threshold)).sorted().toList();
  }

  private VendorSpending spending(VendorBudget budget, BudgetWindow window) {
    return sums.computeIfAbsent(
        budget.vendorId(),
        vendor -> {
          sources.freshen(vendor);
          return sources.reports().spending(budget, window);
        });
  }

  private void projects(VendorBudget owner, BudgetSettings settings) {
    Map<String, String> basesNow = new LinkedHashMap<>();
    for (ProjectBudget budget : settings.projects()) {
      basesNow.put(
          BudgetBasis.subject(owner, budget),
          BudgetBasis.of(owner, budget, settings.projectAlerts()));
    }
    String prefix = BudgetBasis.projects(owner);
    for (String known : bases.keySet()) {
      if (known.startsWith(prefix)) {
        basesNow.putIfAbsent(known, BudgetBasis.UNSET);
      }
    }
    boolean noteBasis = false;
    for (Map.Entry<String, String> basis : basesNow.entrySet()) {
      noteBasis |= first || changed(basis.getKey(), basis.getValue());
    }
    List<Due<AlertPayload>> due = new ArrayList<>();
    boolean on =
        settings.projectAlerts() && !settings.projects().isEmpty() && !owner.thresholds().isEmpty();
    if (on) {
      BudgetWindow window = sources.reports().projectWindow(owner).orElse(null);
      if (window == null) {
        return;
      }
      projects(owner, settings, window, basesNow, due);
    }
    settle(due, noteBasis, basesNow);
  }

  private void projects(
      VendorBudget owner,
      BudgetSettings settings,
      BudgetWindow window,
      Map<String, String> basesNow,
      List<Due<AlertPayload>> due) {
    Map<String, List<Integer>> pending = new HashMap<>();
    for (ProjectBudget budget : settings.projects()) {
      List<Integer> left = pending(BudgetAxes.project(owner, budget, window), owner.thresholds());
      boolean spared = reconcile && !changed(basesNow, BudgetBasis.subject(owner, budget));
      if (!left.isEmpty() && !spared) {
        pending.put(budget.key(), left);
      }
    }
    if (pending.isEmpty()) {
      return;
    }
    sources.freshen(owner.vendorId());
    AlertOwner told = sources.owner(owner.vendorId());
    for (ProjectSpending spending :
        sources.reports().projects(owner, settings.projects(), window, sources.projects())) {
      List<Integer> left = pending.get(spending.budget().key());
      if (left != null) {
        String subject = BudgetBasis.subject(owner, spending.budget());
        State state = changed(basesNow, subject) ? State.SUPPRESSED : State.FIRED;
        due.addAll(axes.reached(owner, spending, told, left, state));
      }
    }
  }

  private void pace(VendorBudget budget) {
    if (!BudgetBasis.on(budget) || !budget.projectedAlerts()) {
      return;
    }
    BudgetWindow window = sources.reports().window(budget).orElse(null);
    if (window == null) {
      return;
    }
    AlertOwner owner = sources.owner(budget.vendorId());
    List<Integer> pending =
        pending(BudgetAxes.projected(budget, window, owner), budget.thresholds());
    if (!pending.isEmpty()) {
      settle(axes.projected(spending(budget, window), owner, pending), false, Map.of());
    }
  }
}
