package dev.cctally.platform.alert.engine;

import dev.cctally.platform.alert.AlertOwner;
import dev.cctally.platform.alert.AlertPayload;
import dev.cctally.platform.alert.engine.AlertStore.Due;
import dev.cctally.platform.alert.engine.Latch.State;
import dev.cctally.platform.budget.BudgetStatus;
import dev.cctally.platform.budget.BudgetWindow;
import dev.cctally.platform.budget.ProjectSpending;
import dev.cctally.platform.budget.VendorSpending;
import dev.cctally.platform.config.ProjectBudget;
import dev.cctally.platform.config.VendorBudget;
import dev.cctally.platform.time.EpochMicros;
import dev.cctally.spi.model.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Which thresholds of budgets are reached, as latches with what they say. */
final class BudgetAxes {
  private static final double PERCENT = 100;

  private final long now;

  BudgetAxes(long now) {
    this.now = now;
  }

  static Latch.Key actual(VendorBudget budget, BudgetWindow window, AlertOwner owner) {
    return new Latch.Key(
        owner.budgetAxis(), budget.vendorId(), "", "", window.period(), window.key(), 0, 0);
  }

  static Latch.Key projected(VendorBudget budget, BudgetWindow window, AlertOwner owner) {
    return new Latch.Key(
        AlertPayload.PROJECTED,
        budget.vendorId(),
        "",
        owner.budgetMetric(),
        window.period(),
        window.key(),
        0,
        0);
  }

  static Latch.Key project(VendorBudget owner, ProjectBudget budget, BudgetWindow window) {
    return new Latch.Key(
        AlertPayload.PROJECT_BUDGET,
        owner.vendorId(),
        budget.key(),
        "",
        window.period(),
        window.key(),
        0,
        0);
  }

  /** Those of the pending thresholds that spending has reached. */
  List<Due<AlertPayload>> reached(
      VendorSpending spending, AlertOwner owner, List<Integer> pending, State state) {
    BudgetWindow window = spending.window();
    Latch.Key key = actual(spending.budget(), window, owner);
    List<Due<AlertPayload>> due = new ArrayList<>();
    for (int threshold : pending) {
      if (spending.status().crossed().contains(threshold)) {
        due.add(
            new Due<>(
                latch(key.at(threshold), state, window, "", spending.status(), spending.spent()),
                new AlertPayload.Budget(
                    owner,
                    window.period(),
                    window.start(),
                    threshold,
                    money(spending.status().target()),
                    spending.spent())));
      }
    }
    return due;
  }

  /** Those of the pending thresholds that a project's spending has reached. */
  List<Due<AlertPayload>> reached(
      VendorBudget budget,
      ProjectSpending spending,
      AlertOwner owner,
      List<Integer> pending,
      State state) {
    BudgetWindow window = spending.window();
    Latch.Key key = project(budget, spending.budget(), window);
    List<Due<AlertPayload>> due = new ArrayList<>();
    for (int threshold : pending) {
      if (spending.status().crossed().contains(threshold)) {
        due.add(
            new Due<>(
                latch(
                    key.at(threshold),
                    state,
                    window,
                    spending.label(),
                    spending.status(),
                    spending.spent()),
                new AlertPayload.ProjectBudget(
                    owner,
                    window.start(),
                    spending.label(),
                    spending.budget().key(),
                    threshold,
                    money(spending.status().target()),
                    spending.spent())));
      }
    }
    return due;
  }

  /** Those of the pending thresholds that spending will reach at the pace of the whole window. */
  List<Due<AlertPayload>> projected(
      VendorSpending spending, AlertOwner owner, List<Integer> pending) {
    List<Due<AlertPayload>> due = new ArrayList<>();
    BudgetStatus status = spending.status();
    if (status.lowConfidence()) {
      return due;
    }
    BudgetWindow window = spending.window();
    Latch.Key key = projected(spending.budget(), window, owner);
    for (int threshold : pending) {
      if (leadsTo(threshold, status)) {
        due.add(
            new Due<>(
                projection(key.at(threshold), window, status, spending.spent()),
                new AlertPayload.BudgetProjection(
                    owner, window.start(), threshold, status.average(), money(status.target()))));
      }
    }
    return due;
  }

  /** Whether the pace of the whole window leads to a threshold. */
  static boolean leadsTo(int threshold, BudgetStatus status) {
    return status.average() + BudgetStatus.SNAP >= threshold / PERCENT * status.target();
  }

  /** What is kept of a projection. */
  Latch projection(Latch.Key key, BudgetWindow window, BudgetStatus status, Money spent) {
    return new Latch(
        0,
        key,
        State.FIRED,
        now,
        now,
        EpochMicros.of(window.start()),
        "",
        status.target(),
        spent,
        status.average(),
        null,
        null);
  }

  /** What is kept of a threshold that spending has reached. */
  Latch latch(
      Latch.Key key,
      State state,
      BudgetWindow window,
      String label,
      BudgetStatus status,
      Money spent) {
    return new Latch(
        0,
        key,
        state,
        now,
        now,
        EpochMicros.of(window.start()),
        label,
        status.target(),
        spent,
        status.consumption(),
        null,
        null);
  }

  private static Money money(double dollars) {
    return Money.ofDollars(
        BigDecimal.valueOf(dollars).setScale(Money.SCALE, RoundingMode.HALF_EVEN));
  }
}
