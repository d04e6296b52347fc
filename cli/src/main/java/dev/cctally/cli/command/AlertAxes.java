package dev.cctally.cli.command;

import dev.cctally.cli.ReportContext;
import dev.cctally.platform.alert.AlertOwner;
import dev.cctally.platform.alert.AlertPayload;
import dev.cctally.platform.plugin.InstalledPlugin;
import dev.cctally.spi.model.Money;
import dev.cctally.spi.quota.QuotaWindow;
import dev.cctally.spi.vendor.Vendor;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Made-up alerts of every axis there is, to try notifiers with. Which axes there are depends on the
 * vendors: each has a budget, and an axis for each quota window.
 *
 * @param axes for each axis, as typed, what makes an alert of a threshold; without projections
 * @param projections the same for each metric
 */
record AlertAxes(
    Map<String, IntFunction<AlertPayload>> axes,
    Map<String, IntFunction<AlertPayload>> projections) {
  static final String PROJECTED = AlertPayload.PROJECTED;

  private static final Duration DAY = Duration.ofDays(1);
  private static final Money COST = usd("1.23");
  private static final double RATE = 0.01;
  private static final String MODEL = "claude-sonnet-4-6";
  private static final String PROJECT = "example-project";

  static AlertAxes of(ReportContext.Scope scope, CommandRun run) {
    Made made = new Made(scope);
    List<InstalledPlugin> vendors =
        run.services().plugins().installed().stream()
            .filter(plugin -> plugin.kinds().contains(CommandTree.INGEST))
            .toList();
    List<AlertOwner> named = new ArrayList<>();
    for (InstalledPlugin plugin : vendors) {
      String id = String.valueOf(plugin.vendorId());
      run.services()
          .plugins()
          .vendor(id)
          .map(Vendor::info)
          .map(AlertOwner::of)
          .ifPresent(owner -> {
            if (owner.named()) {
              named.add(owner);
            } else {
              made.windows(owner, VendorWindows.of(id, run));
              made.budget(owner, 300);
              made.project(owner);
            }
          });
    }
    named.forEach(owner -> made.budget(owner, 200));
    named.forEach(owner -> made.windows(owner, VendorWindows.of(owner.vendorId(), run)));
    return new AlertAxes(made.axes, made.projections);
  }

  /** The axes as they are typed, projections last. */
  Map<String, String> choices() {
    Map<String, String> choices = new LinkedHashMap<>();
    axes.keySet().forEach(axis -> choices.put(axis, axis));
    if (!projections.isEmpty()) {
      choices.put(PROJECTED, PROJECTED);
    }
    return choices;
  }

  /** What can be tried where no vendor is installed. */
  static AlertPayload unknown(int threshold) {
    return new AlertPayload.Unknown("test", threshold);
  }

  private static Money usd(String dollars) {
    return Money.ofDollars(new BigDecimal(dollars));
  }

  /** What is being made. */
  private static final class Made {
    private final Map<String, IntFunction<AlertPayload>> axes = new LinkedHashMap<>();
    private final Map<String, IntFunction<AlertPayload>> projections = new LinkedHashMap<>();
    private final Instant now;
    private final LocalDate today;
    private final Instant month;

    Made(ReportContext.Scope scope) {
      now = scope.now();
      today = LocalDate.ofInstant(now, scope.zone());
      month = today.withDayOfMonth(1).atStartOfDay(scope.zone()).toInstant();
    }

    private void put(String axis, IntFunction<AlertPayload> alert) {
      axes.putIfAbsent(axis.replace('_', '-'), alert);
    }

    /** The longest window first, as people name them. */
    void windows(AlertOwner owner, List<QuotaWindow> windows) {
      List<QuotaWindow> longestFirst = new ArrayList<>(windows);
      longestFirst.sort((left, right) -> right.length().compareTo(left.length()));
      for (QuotaWindow window : longestFirst) {
        boolean days = window.length().compareTo(DAY) >= 0;
        put(
            owner.windowAxis(window.id()),
            threshold ->
                days
                    ? new AlertPayload.Quota(
                        owner, window, today, null, today.toString(), threshold, COST, RATE, null)
                    : new AlertPayload.Quota(
                        owner,
                        window,
                        null,
                        now,
                        String.valueOf(now.getEpochSecond()),
                        threshold,
                        COST,
                        null,
                        owner.named() ? "example-model" : MODEL));
        if (days) {
          projections.putIfAbsent(
              owner.windowMetric(window.id()),
              threshold ->
                  new AlertPayload.QuotaProjection(owner, window, month, threshold, threshold));
        }
      }
    }

    void budget(AlertOwner owner, int dollars) {
      Money amount = usd(String.valueOf(dollars));
      int each = dollars / 100;
      put(
          owner.budgetAxis(),
          threshold ->
              new AlertPayload.Budget(
                  owner,
                  "calendar-month",
                  month,
                  threshold,
                  amount,
                  usd(String.valueOf(each * threshold))));
      projections.putIfAbsent(
          owner.budgetMetric(),
          threshold ->
              new AlertPayload.BudgetProjection(
                  owner, month, threshold, (double) each * threshold, amount));
    }

    void project(AlertOwner owner) {
      put(
          AlertPayload.PROJECT_BUDGET,
          threshold ->
              new AlertPayload.ProjectBudget(
                  owner,
                  month,
                  PROJECT,
                  "/example/repos/" + PROJECT,
                  threshold,
                  usd("25"),
                  usd("26")));
    }
  }
}
