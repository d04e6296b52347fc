package dev.cctally.platform.config.key;

import dev.cctally.platform.config.BudgetBinding;
import dev.cctally.platform.config.BudgetBlock;
import dev.cctally.platform.config.BudgetSettings;
import dev.cctally.platform.config.GuardSettings;
import dev.cctally.platform.config.Json;
import dev.cctally.platform.config.VendorBudget;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads members of the block about budgets one by one, each as if there were no others, so that
 * each that is wrong is told and the others are shown.
 *
 * @param bindings where budgets of vendors stand
 */
record BudgetReader(List<BudgetBinding> bindings) {
  static final String PERIOD = "period";
  static final String ALERTS = "alerts_enabled";
  static final String THRESHOLDS = "alert_thresholds";
  static final String PROJECTED = "projected_enabled";
  static final String PROJECTS = "projects";
  static final String PROJECT_ALERTS = "project_alerts_enabled";

  static final String GUARD = "guard";
  static final String GUARD_ENABLED = "enabled";
  static final String GUARD_PERCENT = "at_percent";
  static final String GUARD_PROJECTS = "projects";

  /** What a vendor's amount is while another member is read. */
  private static final Json SOME = new Json.Digits("1");

  BudgetReader {
    bindings = List.copyOf(bindings);
  }

  /** What a member that vendors have stands for. */
  StoredType.Reading member(BudgetBinding binding, String member, Json json) {
    Map<String, Json> members = new LinkedHashMap<>();
    if (!binding.flat()) {
      members.put(binding.amountName(), SOME);
    }
    members.put(member, json);
    BudgetSettings settings = read(binding, new Json.Members(members));
    VendorBudget budget = settings.of(binding.vendorId()).orElseThrow();
    return settings.problem() == null
        ? StoredType.Reading.of(value(budget, member, json))
        : StoredType.Reading.wrong(settings.problem());
  }

  private static ConfigValue value(VendorBudget budget, String member, Json json) {
    return switch (member) {
      case PERIOD -> new ConfigValue.Word(budget.period());
      case ALERTS -> new ConfigValue.Flag(budget.alerts());
      case THRESHOLDS -> new ConfigValue.Percents(budget.thresholds());
      case PROJECTED -> new ConfigValue.Flag(budget.projectedAlerts());
      default -> amount(json);
    };
  }

  private static ConfigValue amount(Json json) {
    return json instanceof Json.Digits digits
        ? new ConfigValue.Money(Amount.of(digits.text()))
        : ConfigValue.Nothing.BLANK;
  }

  /** What the projects stand for; of the vendor that has them. */
  StoredType.Reading projects(BudgetBinding binding, Json json) {
    BudgetSettings settings = read(binding, new Json.Members(Map.of(PROJECTS, json)));
    if (settings.problem() != null || !(json instanceof Json.Members object)) {
      return StoredType.Reading.wrong(String.valueOf(settings.problem()));
    }
    Map<String, Amount> amounts = new LinkedHashMap<>();
    object
        .members()
        .forEach((key, value) -> {
          if (value instanceof Json.Digits digits) {
            amounts.put(key, Amount.of(digits.text()));
          }
        });
    return StoredType.Reading.of(new ConfigValue.Amounts(amounts));
  }

  /** Whether projects alert; of the vendor that has them. */
  StoredType.Reading projectAlerts(BudgetBinding binding, Json json) {
    BudgetSettings settings = read(binding, new Json.Members(Map.of(PROJECT_ALERTS, json)));
    return settings.problem() == null
        ? StoredType.Reading.of(new ConfigValue.Flag(settings.projectAlerts()))
        : StoredType.Reading.wrong(settings.problem());
  }

  /** What a member of the guard's settings stands for. */
  StoredType.Reading guard(String member, Json json) {
    Json block = new Json.Members(Map.of(GUARD, new Json.Members(Map.of(member, json))));
    BudgetSettings settings = block(block);
    return settings.problem() == null
        ? StoredType.Reading.of(guard(member, settings.guard()))
        : StoredType.Reading.wrong(settings.problem());
  }

  /** A member of the guard's settings. */
  static ConfigValue guard(String member, GuardSettings guard) {
    return switch (member) {
      case GUARD_PERCENT -> new ConfigValue.Whole(guard.atPercent());
      case GUARD_PROJECTS -> new ConfigValue.Flag(guard.projects());
      default -> new ConfigValue.Flag(guard.enabled());
    };
  }

  /** What is wrong with a vendor's whole object, or {@code null}. */
  @Nullable String problem(BudgetBinding binding, Json json) {
    return read(binding, json).problem();
  }

  /** Lines about members of a vendor's whole object that nobody knows. */
  List<String> warnings(BudgetBinding binding, Json json) {
    return read(binding, json).warnings();
  }

  /** What the whole block stands for. */
  BudgetSettings block(Json json) {
    return new BudgetBlock(json.line()).read(bindings);
  }

  /** What a block stands for in which nothing but this is at the vendor's place. */
  private BudgetSettings read(BudgetBinding binding, Json json) {
    Json block = json;
    List<String> path = binding.path();
    for (int i = path.size() - 1; i > 0; i--) {
      block = new Json.Members(Map.of(path.get(i), block));
    }
    return block(block);
  }

  /** The names of what a vendor's budget is made of, in the order in which they are written. */
  static List<String> members(BudgetBinding binding) {
    List<String> members = new ArrayList<>();
    members.add(binding.amountName());
    members.addAll(List.of(PERIOD, ALERTS, THRESHOLDS, PROJECTED));
    return members;
  }

  /** What a member is unless it is set. */
  static ConfigValue otherwise(BudgetBinding binding, String member) {
    return value(binding.unset(), member, new Json.Nothing());
  }
}
