package dev.cctally.cli.command;

import dev.cctally.cli.console.Console;
import dev.cctally.cli.render.Labels;
import dev.cctally.platform.report.ModelUsage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
                + shown(model)));
  }

  /**
   * Models that have no price at all: because nobody knows them, or because the vendor's plugin,
   * which would, gives no prices.
   *
   * @param vendorId the vendor
   * @param prefix what such lines start with
   * @param models the models
   */
  static void unpriced(String vendorId, String prefix, List<String> models, CommandRun run) {
    if (models.isEmpty()) {
      return;
    }
    if (!answers(vendorId, models.getFirst(), run)) {
      run.console()
          .note(
              "["
                  + prefix
                  + "] no prices, because its plugin does not give any; treating cost as $0: "
                  + models.stream().map(PriceNotes::shown).collect(Collectors.joining(", ")));
      return;
    }
    for (String model : models) {
      run.console().note("[" + prefix + "] unknown model, treating cost as $0: " + shown(model));
    }
  }

  /** Logs are written by others: a name must not move the cursor, nor fill the screen. */
  private static String shown(String model) {
    return Labels.brief(model);
  }

  /** Whether the vendor's own prices can be asked; only then it is the model that is unknown. */
  private static boolean answers(String vendorId, String model, CommandRun run) {
    try {
      return run.services()
          .plugins()
          .priceBook(vendorId)
          .map(book -> book.quote(model, 0) != null)
          .orElse(false);
    } catch (RuntimeException e) { // it has failed before, and the user was told
      return false;
    }
  }
}
