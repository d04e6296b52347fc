package dev.cctally.cli.command;

import dev.cctally.cli.console.Console;
import dev.cctally.platform.report.ModelUsage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is said on standard error about models without a price of their own, once for each. */
final class PriceNotes {
  private PriceNotes() {}

  /** Models that were priced as another. */
  static void borrowed(String vendorId, List<ModelUsage> models, Console console) {
    Map<String, String> borrowed = new TreeMap<>();
    for (ModelUsage model : models) {
      if (model.pricedAs() != null) {
        borrowed.putIfAbsent(model.model(), model.pricedAs());
      }
    }
    borrowed.forEach((model, other) ->
        console.note(
            "["
                + vendorId
                + "] unknown model, using "
                + other
                + " fallback pricing (isFallback=true): "
                + model));
  }

  /** Models that have no price at all. */
  static void unpriced(String prefix, List<String> models, Console console) {
    for (String model : models) {
      console.note("[" + prefix + "] unknown model, treating cost as $0: " + model);
    }
  }
}
