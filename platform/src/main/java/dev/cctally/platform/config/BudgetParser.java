package dev.cctally.platform.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks a block about budgets, in an order that does not depend on the order of its members. The
 * guard of prompts waits for it: there are no switches over types, for which the virtual machine
 * makes a class each at run time.
 */
final class BudgetParser {
  private static final String BLOCK = BudgetSettings.BLOCK;

  /** What a vendor's object may hold besides its amount. */
  private static final List<String> SWITCHES =
      List.of(
          BudgetSettings.PERIOD,
          BudgetSettings.ALERTS,
          BudgetSettings.THRESHOLDS,
          BudgetSettings.PROJECTED);

  private static final List<String> GUARD =
      List.of(GuardSettings.ENABLED, GuardSettings.AT_PERCENT, GuardSettings.PROJECTS);

  private final List<BudgetBinding> bindings;
  private final List<String> inert = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  BudgetParser(List<BudgetBinding> bindings) {
    this.bindings = bindings;
  }

  /** Something is wrong. */
  private static final class WrongException extends Exception {
    private static final long serialVersionUID = 1L;

    WrongException(String message) {
      super(message);
    }

    String text() {
      return String.valueOf(getMessage());
    }
  }

  BudgetSettings parse(@Nullable String json) {
    try {
      return settings(json == null ? Map.of() : block(Json.parse(json)));
    } catch (WrongException e) {
      List<VendorBudget> unset = bindings.stream().map(BudgetBinding::unset).toList();
      return new BudgetSettings(
          unset, List.of(), false, GuardSettings.OFF, inert, warnings, e.text());
    }
  }

  private static Map<String, Json> block(Json tree) throws WrongException {
    if (tree instanceof Json.Members members) {
      return members.members();
    }
    throw new WrongException(BLOCK + " must be an object, got " + tree.kind());
  }

  private BudgetSettings settings(Map<String, Json> block) throws WrongException {
    Map<String, Json> general = general(block);
    findUnknown(block, general);
    List<VendorBudget> vendors = new ArrayList<>();
    List<ProjectBudget> projects = List.of();
    boolean projectAlerts = false;
    for (BudgetBinding binding : bindings) {
      if (binding.flat()) {
        vendors.add(budget(binding, block));
        projects = projects(block.get(BudgetSettings.PROJECTS));
        projectAlerts =
            truth(
                BLOCK + "." + BudgetSettings.PROJECT_ALERTS,
                block.get(BudgetSettings.PROJECT_ALERTS),
                false);
        if (!binding.ownsProjects()) {
          projects = List.of();
        }
      } else {
        Json own =
            binding.path().size() == 2
                ? block.get(binding.path().getLast())
                : general.get(binding.path().getLast());
        vendors.add(nested(binding, own));
      }
    }
    GuardSettings guard = guard(block.get(GuardSettings.NAME));
    return new BudgetSettings(vendors, projects, projectAlerts, guard, inert, warnings, null);
  }

  private GuardSettings guard(@Nullable Json tree) throws WrongException {
    String name = BLOCK + "." + GuardSettings.NAME;
    if (tree == null) {
      return GuardSettings.OFF;
    }
    if (!(tree instanceof Json.Members object)) {
      throw new WrongException(name + " must be an object");
    }
    Map<String, Json> members = object.members();
    members.keySet().stream()
        .filter(member -> !GUARD.contains(member))
        .forEach(
            member -> warnings.add("warning: ignoring unknown " + name + " config key: " + member));
    return new GuardSettings(
        truth(
            name + "." + GuardSettings.ENABLED,
            members.get(GuardSettings.ENABLED),
            GuardSettings.OFF.enabled()),
        percent(name + "." + GuardSettings.AT_PERCENT, members.get(GuardSettings.AT_PERCENT)),
        truth(
            name + "." + GuardSettings.PROJECTS,
            members.get(GuardSettings.PROJECTS),
            GuardSettings.OFF.projects()));
  }

  private static int percent(String key, @Nullable Json tree) throws WrongException {
    if (tree == null) {
      return GuardSettings.OFF.atPercent();
    }
    if (!(tree instanceof Json.Digits number && number.whole())) {
      throw new WrongException(key + " must be an integer, got " + tree.kind());
    }
    double value = Double.parseDouble(number.text());
    if (!(value >= GuardSettings.LEAST_PERCENT && value <= GuardSettings.MOST_PERCENT)) {
      throw new WrongException(
          key
              + " out of range: "
              + number.text()
              + " (must be in ["
              + GuardSettings.LEAST_PERCENT
              + ", "
              + GuardSettings.MOST_PERCENT
              + "])");
    }
    return (int) value;
  }

  private static Map<String, Json> general(Map<String, Json> block) throws WrongException {
    Json vendors = block.get(BudgetSettings.VENDORS);
    if (vendors == null || vendors instanceof Json.Nothing) {
      return Map.of();
    }
    if (vendors instanceof Json.Members members) {
      return members.members();
    }
    throw new WrongException(BLOCK + ".vendors must be an object");
  }

  private void findUnknown(Map<String, Json> block, Map<String, Json> general) {
    for (Map.Entry<String, Json> member : block.entrySet()) {
      String name = member.getKey();
      if (!BudgetSettings.RESERVED.contains(name) && !bound(List.of(BLOCK, name))) {
        if (looksLikeBudget(member.getValue())) {
          inert.add(BLOCK + "." + name);
        } else {
          warnings.add("warning: ignoring unknown " + BLOCK + " config key: " + name);
        }
      }
    }
    general.keySet().stream()
        .filter(name -> !bound(List.of(BLOCK, BudgetSettings.VENDORS, name)))
        .forEach(name -> inert.add(BLOCK + "." + BudgetSettings.VENDORS + "." + name));
  }

  private boolean bound(List<String> path) {
    return bindings.stream().anyMatch(binding -> binding.path().equals(path));
  }

  /** Whether it is perhaps the block of a vendor whose plugin is not there. */
  private static boolean looksLikeBudget(Json tree) {
    return tree instanceof Json.Nothing
        || (tree instanceof Json.Members object && object.members().containsKey("amount_usd"));
  }

  private VendorBudget nested(BudgetBinding binding, @Nullable Json own) throws WrongException {
    if (own == null || own instanceof Json.Nothing) {
      return binding.unset();
    }
    if (!(own instanceof Json.Members object)) {
      throw new WrongException(binding.key() + " must be an object");
    }
    for (String name : object.members().keySet()) {
      if (!name.equals(binding.amountName()) && !SWITCHES.contains(name)) {
        warnings.add("warning: ignoring unknown " + binding.key() + " config key: " + name);
      }
    }
    if (!object.members().containsKey(binding.amountName())) {
      throw new WrongException(binding.key(binding.amountName()) + " is required");
    }
    return budget(binding, object.members());
  }

  private VendorBudget budget(BudgetBinding binding, Map<String, Json> members)
      throws WrongException {
    VendorBudget unset = binding.unset();
    return new VendorBudget(
        binding,
        amount(binding, members.get(binding.amountName())),
        period(binding, members.get(BudgetSettings.PERIOD)),
        truth(
            binding.key(BudgetSettings.ALERTS), members.get(BudgetSettings.ALERTS), unset.alerts()),
        thresholds(
            binding.key(BudgetSettings.THRESHOLDS),
            members.get(BudgetSettings.THRESHOLDS),
            unset.thresholds()),
        truth(
            binding.key(BudgetSettings.PROJECTED),
            members.get(BudgetSettings.PROJECTED),
            unset.projectedAlerts()));
  }

  private static @Nullable Double amount(BudgetBinding binding, @Nullable Json tree)
      throws WrongException {
    String key = binding.key(binding.amountName());
    if (binding.flat() && (tree == null || tree instanceof Json.Nothing)) {
      return null;
    }
    if (!(tree instanceof Json.Digits number)) {
      throw new WrongException(key + " must be a number" + (binding.flat() ? " or null" : ""));
    }
    double amount = Double.parseDouble(number.text());
    if (!(amount > 0 && Double.isFinite(amount))) {
      throw new WrongException(key + " must be a finite number > 0");
    }
    return amount;
  }

  private String period(BudgetBinding binding, @Nullable Json tree) throws WrongException {
    if (tree == null) {
      return binding.defaultPeriod();
    }
    String got = tree instanceof Json.Text text ? text.value() : "";
    if (!binding.periods().contains(got)) {
      throw new WrongException(
          binding.key(BudgetSettings.PERIOD)
              + " must be one of "
              + String.join(", ", binding.listedPeriods())
              + notOffered(binding)
              + ", got "
              + (tree instanceof Json.Text ? "'" + got + "'" : tree.kind()));
    }
    return got;
  }

  /** The kinds that others have and that this vendor does not, which are an easy mistake. */
  private String notOffered(BudgetBinding binding) {
    String others =
        bindings.stream()
            .flatMap(other -> other.listedPeriods().stream())
            .distinct()
            .filter(period -> !binding.periods().contains(period))
            .collect(Collectors.joining(", "));
    return binding.flat() || others.isEmpty() ? "" : " (NOT " + others + ")";
  }

  private static boolean truth(String key, @Nullable Json tree, boolean otherwise)
      throws WrongException {
    if (tree == null) {
      return otherwise;
    }
    if (tree instanceof Json.Truth truth) {
      return truth.value();
    }
    throw new WrongException(key + " must be a boolean");
  }

  private static List<Integer> thresholds(String key, @Nullable Json tree, List<Integer> otherwise)
      throws WrongException {
    if (tree == null) {
      return otherwise;
    }
    if (!(tree instanceof Json.Items list)) {
      throw new WrongException(key + " must be a list of ints");
    }
    TreeSet<Integer> thresholds = new TreeSet<>();
    for (Json element : list.items()) {
      if (!(element instanceof Json.Digits number && number.whole())) {
        throw new WrongException(key + " entries must be integers");
      }
      double value = Double.parseDouble(number.text());
      if (value < 1 || value > 100) {
        throw new WrongException(key + " entries must be in [1, 100]");
      }
      thresholds.add((int) value);
    }
    return List.copyOf(thresholds);
  }

  private static List<ProjectBudget> projects(@Nullable Json tree) throws WrongException {
    String key = BLOCK + "." + BudgetSettings.PROJECTS;
    List<ProjectBudget> projects = new ArrayList<>();
    if (tree == null) {
      return projects;
    }
    if (!(tree instanceof Json.Members object)) {
      throw new WrongException(key + " must be an object");
    }
    for (Map.Entry<String, Json> member : object.members().entrySet()) {
      String of = " for key '" + member.getKey() + "'";
      if (!(member.getValue() instanceof Json.Digits number)) {
        throw new WrongException(
            key + " values must be numbers, got " + member.getValue().kind() + of);
      }
      double amount = Double.parseDouble(number.text());
      if (!(amount > 0 && Double.isFinite(amount))) {
        throw new WrongException(
            key + " values must be finite numbers > 0, got " + number.text() + of);
      }
      projects.add(new ProjectBudget(member.getKey(), amount));
    }
    return projects;
  }
}
