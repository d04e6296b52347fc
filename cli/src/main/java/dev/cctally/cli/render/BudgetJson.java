package dev.cctally.cli.render;

import dev.cctally.platform.budget.BudgetOverview;
import dev.cctally.platform.budget.BudgetStatus;
import dev.cctally.platform.budget.BudgetWindow;
import dev.cctally.platform.budget.ProjectSpending;
import dev.cctally.platform.budget.VendorSpending;
import dev.cctally.platform.config.BudgetBinding;
import dev.cctally.platform.config.VendorBudget;
import dev.cctally.platform.plugin.PluginWarning;
import dev.cctally.platform.time.EpochMicros;
import dev.cctally.spi.vendor.CostBasis;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Budgets as JSON: one line, numbers as they were worked out. Each vendor stands where its contract
 * says.
 */
public final class BudgetJson {
  private static final int SCHEMA = 1;

  /** Names at the top that are no vendor's. */
  private static final Set<String> TOP =
      Set.of(
          "schemaVersion",
          "status",
          "weekly_usd",
          "projects",
          "vendors",
          "unpricedModels",
          "warnings");

  private final PrettyJson json = PrettyJson.onOneLine();
  private final BudgetOverview overview;

  private BudgetJson(BudgetOverview overview) {
    this.overview = overview;
  }

  /**
   * {@return the state of all budgets}
   *
   * @param overview the budgets
   * @param warnings what is wrong with plugins
   */
  public static String of(BudgetOverview overview, List<PluginWarning> warnings) {
    return new BudgetJson(overview).document(warnings);
  }

  private String document(List<PluginWarning> warnings) {
    json.object().member("schemaVersion", SCHEMA);
    overview.settings().flat().ifPresentOrElse(this::top, this::noTop);
    List<VendorBudget> general = new ArrayList<>();
    for (VendorBudget budget : overview.settings().vendors()) {
      String sibling = sibling(budget.binding());
      if (!budget.configured() || budget.binding().flat()) {
        continue;
      }
      if (sibling == null) {
        general.add(budget);
      } else {
        json.name(sibling);
        vendor(budget, null);
      }
    }
    projects();
    if (!general.isEmpty()) {
      json.name("vendors").object();
      for (VendorBudget budget : general) {
        json.name(budget.vendorId());
        vendor(budget, budget.binding().vendor().costBasis());
      }
      json.endObject();
    }
    TreeSet<String> unpriced = new TreeSet<>();
    overview.vendors().forEach(vendor -> unpriced.addAll(vendor.unpricedModels()));
    new JsonParts(json, true).appendix(List.copyOf(unpriced), warnings);
    return json.endObject().document();
  }

  /** The member a vendor has reserved for itself, or {@code null}. */
  private static @Nullable String sibling(BudgetBinding binding) {
    String name = binding.vendor().names().jsonMember();
    return name.isEmpty() || name.indexOf('.') >= 0 || TOP.contains(name) ? null : name;
  }

  private void noTop() {
    json.member("status", "unset").name("weekly_usd").nothing();
    json.name("period").nothing();
  }

  private void top(VendorBudget budget) {
    Double amount = budget.amount();
    Optional<VendorSpending> spending = overview.of(budget.vendorId());
    json.member("status", amount == null ? "unset" : spending.isEmpty() ? "no_data" : "ok");
    json.name("weekly_usd");
    if (amount == null) {
      json.nothing();
    } else {
      json.exact(amount);
    }
    json.member("period", budget.period());
    spending.ifPresent(known -> {
      alerts(budget);
      window("week", known.window());
      status(known.status());
    });
  }

  private void vendor(VendorBudget budget, @Nullable CostBasis basis) {
    json.object();
    number("amount_usd", budget.amount() == null ? 0 : budget.amount());
    json.member("period", budget.period());
    alerts(budget);
    overview
        .of(budget.vendorId())
        .ifPresent(known -> {
          window("period", known.window());
          status(known.status());
        });
    if (basis != null) {
      json.member("cost_basis", basis.name().toLowerCase(Locale.ROOT));
    }
    json.endObject();
  }

  private void alerts(VendorBudget budget) {
    json.member("alerts_enabled", budget.alerts());
    numbers("alert_thresholds", budget.thresholds());
  }

  private void window(String name, BudgetWindow window) {
    json.member(name + "_start_at", second(window.start()))
        .member(name + "_end_at", second(window.end()))
        .member("as_of", second(overview.now()));
  }

  private static String second(Instant instant) {
    return Instants.second(EpochMicros.of(instant));
  }

  private void status(BudgetStatus status) {
    number("spent_usd", status.spent());
    number("remaining_usd", status.remaining());
    number("consumption_pct", status.consumption());
    number("elapsed_fraction", status.elapsedFraction());
    number("projected_eow_low_usd", status.low());
    number("projected_eow_high_usd", status.high());
    number("week_avg_projection_usd", status.average());
    number("daily_pace_usd", status.dailyPace());
    number("daily_budget_remaining_usd", status.dailyBudget());
    json.member("verdict", verdict(status)).member("low_confidence", status.lowConfidence());
    numbers("crossed_thresholds", status.crossed());
  }

  private static String verdict(BudgetStatus status) {
    return status.verdict().name().toLowerCase(Locale.ROOT);
  }

  private void projects() {
    if (overview.settings().projects().isEmpty()) {
      return;
    }
    json.name("projects").array();
    for (ProjectSpending project : overview.projectsByUse()) {
      json.object()
          .member("project", project.label())
          .member("project_key", project.budget().key());
      number("budget_usd", project.budget().amount());
      number("spent_usd", project.status().spent());
      number("consumption_pct", project.status().consumption());
      json.member("verdict", verdict(project.status()))
          .member("low_confidence", project.status().lowConfidence())
          .endObject();
    }
    json.endArray();
  }

  private void number(String name, double number) {
    json.name(name).exact(number);
  }

  private void numbers(String name, List<Integer> numbers) {
    json.name(name).array();
    numbers.forEach(json::value);
    json.endArray();
  }

  /**
   * {@return what a vendor's budget was set to}
   *
   * @param budget what is set now
   */
  public static String set(VendorBudget budget) {
    PrettyJson json = PrettyJson.onOneLine().object().member("status", "set");
    double amount = budget.amount() == null ? 0 : budget.amount();
    if (!budget.binding().flat()) {
      json.member("vendor", budget.vendorId());
    }
    json.name(budget.binding().amountName()).exact(amount);
    json.member("period", budget.period()).member("alerts_enabled", budget.alerts());
    json.name("alert_thresholds").array();
    budget.thresholds().forEach(json::value);
    return json.endArray().endObject().document();
  }

  /**
   * {@return that a vendor's budget is gone}
   *
   * @param binding whose
   * @param had whether there was one
   */
  public static String unset(BudgetBinding binding, boolean had) {
    PrettyJson json = PrettyJson.onOneLine().object();
    if (binding.flat()) {
      json.member("status", "unset").name(binding.amountName()).nothing();
    } else {
      json.member("status", had ? "unset" : "noop").member("vendor", binding.vendorId());
    }
    return json.endObject().document();
  }

  /**
   * {@return what a project's budget was set to}
   *
   * @param key the project
   * @param amount the budget
   */
  public static String setProject(String key, double amount) {
    PrettyJson json =
        PrettyJson.onOneLine().object().member("status", "set").member("project_key", key);
    return json.name("budget_usd").exact(amount).endObject().document();
  }

  /**
   * {@return that a project's budget is gone}
   *
   * @param key the project
   * @param had whether there was one
   */
  public static String unsetProject(String key, boolean had) {
    return PrettyJson.onOneLine()
        .object()
        .member("status", had ? "unset" : "noop")
        .member("project_key", key)
        .endObject()
        .document();
  }
}
