package dev.cctally.platform.report;

import dev.cctally.platform.ingest.UsageCell;
import dev.cctally.platform.pricing.ModelPrices;
import dev.cctally.platform.pricing.PriceSheet;
import dev.cctally.spi.model.SpeedTier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers the models of a report, so that sums can be kept in arrays: one column for each model id,
 * and one more for its fast responses where those count apart.
 */
final class ModelColumns {
  private final PriceSheet sheet;
  private final boolean fastSuffix;
  private final Map<String, Model> models = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private final List<String> ids = new ArrayList<>();
  private boolean namesShared;

  ModelColumns(PriceSheet sheet, boolean fastSuffix) {
    this.sheet = sheet;
    this.fastSuffix = fastSuffix;
  }

  /** The cell's model, numbered if it is new. */
  Model of(UsageCell cell) {
    Model known = models.get(cell.model());
    if (known == null) {
      known = new Model(sheet.model(cell.model()));
      models.put(cell.model(), known);
    }
    return known;
  }

  /** The cell's column. */
  int column(Model model, UsageCell cell) {
    if (fastSuffix && cell.speed() == SpeedTier.FAST) {
      if (model.fast < 0) {
        model.fast = add(model.prices.model(), model.prices.model() + "-fast");
      }
      return model.fast;
    }
    if (model.plain < 0) {
      model.plain = add(model.prices.model(), model.prices.model());
    }
    return model.plain;
  }

  private int add(String id, String name) {
    namesShared |= names.contains(name);
    ids.add(id);
    names.add(name);
    return ids.size() - 1;
  }

  /**
   * Whether two columns have one name: a model's own id may end in the suffix for fast responses.
   */
  boolean namesShared() {
    return namesShared;
  }

  /** What a report calls the column. */
  String name(int column) {
    return names.get(column);
  }

  /** The model id as the vendor wrote it. */
  String id(int column) {
    return ids.get(column);
  }

  /** A model that occurs. */
  static final class Model {
    final ModelPrices prices;
    private int plain = -1;
    private int fast = -1;

    private Model(ModelPrices prices) {
      this.prices = prices;
    }
  }
}
