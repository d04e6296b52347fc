package dev.cctally.cli.command;

import dev.cctally.cli.completion.Words;
import dev.cctally.platform.config.BudgetBinding;
import dev.cctally.platform.config.key.ConfigChange;
import dev.cctally.platform.config.key.ConfigKey;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What may be typed that depends on the installed plugins: settings, vendors, axes of alerts. */
final class CompletedWords {
  private CompletedWords() {}

  static Words of(Words root, CommandRun run) {
    return alerts(budget(config(root, run), run), run);
  }

  private static Words config(Words root, CommandRun run) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (ConfigKey key : run.services().settings(ConfigChange.Listener.NONE).keys()) {
      values.put(key.name(), key.words());
    }
    List<String> names = List.copyOf(values.keySet());
    String group = ConfigGroup.NAME;
    return root.with(List.of(group, "get"), words -> words.arguments(names, Map.of()))
        .with(List.of(group, "set"), words -> words.arguments(names, values))
        .with(List.of(group, "unset"), words -> words.arguments(names, Map.of()));
  }

  private static Words budget(Words root, CommandRun run) {
    List<BudgetBinding> bindings = BudgetVendors.of(run.services().plugins()).bindings();
    Set<String> periods = new LinkedHashSet<>(BudgetModel.SHORT_PERIODS.values());
    bindings.forEach(binding -> periods.addAll(binding.listedPeriods()));
    periods.addAll(BudgetModel.SHORT_PERIODS.keySet());
    return root.with(
        List.of(BudgetCommand.WORD),
        words ->
            words
                .option("--vendor", bindings.stream().map(BudgetBinding::vendorId).toList())
                .option("--period", periods));
  }

  private static Words alerts(Words root, CommandRun run) {
    AlertAxes axes = AlertAxes.of(run.services().context().scope(null, null, null), run);
    Set<String> named = axes.choices().keySet();
    Words changed = root;
    for (String command : List.of("history", "simulate", "test")) {
      changed =
          changed.with(List.of(AlertsGroup.NAME, command), words -> words.option("--axis", named));
    }
    return changed.with(
        List.of(AlertsGroup.NAME, "test"),
        words -> words.option("--metric", axes.projections().keySet()));
  }
}
