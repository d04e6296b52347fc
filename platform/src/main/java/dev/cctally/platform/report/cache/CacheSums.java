package dev.cctally.platform.report.cache;

import dev.cctally.platform.ingest.UsageCell;
import dev.cctally.platform.pricing.CellPrice;
import dev.cctally.platform.report.CellCosts;
import dev.cctally.platform.report.PriceStatus;
import dev.cctally.platform.report.Tally;
import dev.cctally.spi.model.Money;
import dev.cctally.spi.model.TokenCounts;
import dev.cctally.spi.pricing.TokenRates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Running sums of one row, by model. */
final class CacheSums {
  private @Nullable Model[] models = new Model[4];

  /** One model's running sums. */
  private static final class Model {
    private final Tally tally = new Tally();
    private long saved;
    private long wasted;
    private boolean unknown;
  }

  void add(UsageCell cell, CacheModels known) {
    CacheModels.Known kind = known.of(cell);
    Model model = model(kind.number());
    CellPrice price = known.price(kind, cell);
    model.tally.add(cell, CellCosts.pico(price, cell), price);
    TokenCounts tokens = cell.tokens();
    if (tokens.cacheRead() == 0 && tokens.cacheWrite() == 0) {
      return;
    }
    TokenRates rates = (price == null ? known.listed(kind, cell) : price).rates();
    if (rates == null) {
      model.unknown = true;
      return;
    }
    model.saved = more(model.saved, tokens.cacheRead(), rates.input() - rates.cacheRead());
    model.wasted = more(model.wasted, tokens.cacheWrite5m(), rates.cacheWrite5m() - rates.input());
    model.wasted = more(model.wasted, tokens.cacheWrite1h(), rates.cacheWrite1h() - rates.input());
  }

  private Model model(int number) {
    if (number >= models.length) {
      models = Arrays.copyOf(models, Math.max(number + 1, models.length * 2));
    }
    Model model = models[number];
    if (model == null) {
      model = new Model();
      models[number] = model;
    }
    return model;
  }

  /** A cache that is cheaper to write than input, or dearer to read, counts as costing the same. */
  private static long more(long sum, long tokens, long difference) {
    return difference <= 0 ? sum : Math.addExact(sum, Math.multiplyExact(tokens, difference));
  }

  /** The models by name. */
  List<CacheModel> models(CacheModels known) {
    List<CacheModel> finished = new ArrayList<>();
    for (int i = 0; i < models.length; i++) {
      Model model = models[i];
      if (model != null) {
        finished.add(
            new CacheModel(
                known.name(i),
                new CacheFigures(
                    model.tally.figures(), Money.ofPico(model.saved), Money.ofPico(model.wasted)),
                model.unknown ? PriceStatus.UNPRICED : model.tally.status(),
                model.tally.pricedAs()));
      }
    }
    finished.sort(Comparator.comparing(CacheModel::model));
    return finished;
  }

  static CacheFigures sum(List<CacheModel> models) {
    CacheFigures sum = CacheFigures.ZERO;
    for (CacheModel model : models) {
      sum = sum.plus(model.figures());
    }
    return sum;
  }
}
