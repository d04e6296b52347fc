package dev.cctally.platform.alert.engine;

import dev.cctally.platform.alert.AlertPayload;
import dev.cctally.platform.alert.engine.AlertStore.Due;
import dev.cctally.platform.alert.engine.AlertStore.ToTell;
import dev.cctally.platform.config.BudgetSettings;
import dev.cctally.platform.config.VendorBudget;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what the user has to be told, and tells it once. A crossing is latched before it is
 * told: a process that is killed in between leaves a latch that says that nothing came of it, and
 * nobody tells it again. What goes wrong on one axis is one line, and touches no other. Used by one
 * thread.
 */
public final class AlertEngine {
  private final AlertSources sources;
  private final AlertStore store;
  private final long now;

  /**
   * Makes one. Asks nothing yet.
   *
   * @param sources what it asks and tells
   * @param store what is kept; the caller closes it
   * @param nowMicros the present: microseconds since 1970-01-01T00:00:00Z
   */
  public AlertEngine(AlertSources sources, AlertStore store, long nowMicros) {
    this.sources = Objects.requireNonNull(sources, "sources");
    this.store = Objects.requireNonNull(store, "store");
    this.now = nowMicros;
  }

  /**
   * Looks at everything after a vendor has stated its quota or its logs have been read: its quotas,
   * then all budgets, then where they lead.
   *
   * @param vendorId the vendor
   */
  public void tick(String vendorId) {
    QuotaWatch quotas = new QuotaWatch(sources, store, this::tell, now);
    guarded("alerts", () -> quotas.milestones(vendorId));
    BudgetWatch watch = budgets() == null ? null : watch(false);
    if (watch != null) {
      watch.actual(_ -> true).forEach(look -> guarded("budget", look));
    }
    guarded("alerts", () -> quotas.pace(vendorId));
    if (watch != null) {
      watch.projected(_ -> true).forEach(look -> guarded("budget", look));
      guarded("budget", watch::done);
    }
  }

  /**
   * Looks at the budgets of the vendors that have an axis of their own name, as somebody is looking
   * at them, and where they lead.
   */
  public void shown() {
    if (budgets() != null) {
      BudgetWatch watch = watch(false);
      watch.actual(AlertEngine::named).forEach(look -> guarded("budget", look));
      watch.projected(AlertEngine::named).forEach(look -> guarded("budget", look));
    }
  }

  /**
   * Looks at the budgets of some vendors and where they lead, as something new was read in their
   * logs. Settings that are not in order are not complained of: that is for who looks at budgets.
   *
   * @param vendorIds the vendors
   */
  public void ingested(Set<String> vendorIds) {
    if (sources.budgets().problem() == null) {
      BudgetWatch watch = watch(false);
      Predicate<VendorBudget> wanted = budget -> vendorIds.contains(budget.vendorId());
      watch.actual(wanted).forEach(look -> guarded("budget", look));
      watch.projected(wanted).forEach(look -> guarded("budget", look));
    }
  }

  private static boolean named(VendorBudget budget) {
    return !budget.binding().flat();
  }

  /** Latches silently what was reached already of budgets whose settings have changed. */
  public void settingsChanged() {
    if (sources.budgets().problem() != null) {
      return; // whoever looks at budgets next is told
    }
    BudgetWatch watch = watch(true);
    if (watch.anything()) {
      watch.actual(_ -> true).forEach(look -> guarded("budget", look));
      guarded("budget", watch::done);
    }
  }

  private BudgetWatch watch(boolean reconcile) {
    return new BudgetWatch(sources, store, this::tell, now, reconcile);
  }

  /** What is set about budgets; {@code null} if that is not in order. */
  private @Nullable BudgetSettings budgets() {
    BudgetSettings settings = sources.budgets();
    String problem = settings.problem();
    if (problem != null) {
      sources.complain("[budget] invalid config, skipping dispatch: " + problem);
      return null;
    }
    return settings;
  }

  private void tell(List<Due<AlertPayload>> due, Runnable along) {
    for (ToTell<AlertPayload> alert : store.latch(due, along)) {
      store.told(alert.id(), now, sources.send(alert.what()));
    }
  }

  private void guarded(String family, Runnable look) {
    try {
      look.run();
    } catch (RuntimeException e) {
      sources.complain("[" + family + "] not evaluated: " + e.getMessage());
    }
  }
}
