package dev.cctally.platform.report.cache;

import dev.cctally.platform.ingest.UsageCell;
import dev.cctally.platform.pricing.CellPrice;
import dev.cctally.platform.pricing.ModelPrices;
import dev.cctally.platform.report.CellCosts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers the models of a report, so that sums can be kept in arrays, and knows their prices. */
final class CacheModels {
  private final Map<String, Known> models = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private final CellCosts costs;

  CacheModels(CellCosts costs) {
    this.costs = costs;
  }

  /** A model that occurs: its number and its prices. */
  record Known(int number, ModelPrices prices) {}

  Known of(UsageCell cell) {
    Known known = models.get(cell.model());
    if (known == null) {
      known = new Known(names.size(), costs.model(cell.model()));
      models.put(cell.model(), known);
      names.add(cell.model());
    }
    return known;
  }

  String name(int number) {
    return names.get(number);
  }

  /** The price the cell's cost is worked out from, or {@code null} if it is a recorded one. */
  @Nullable CellPrice price(Known model, UsageCell cell) {
    return costs.price(model.prices, cell);
  }

  /** What the cell's tokens cost by the price list. */
  CellPrice listed(Known model, UsageCell cell) {
    return costs.listed(model.prices, cell);
  }
}
