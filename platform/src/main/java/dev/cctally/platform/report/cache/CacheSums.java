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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Running sums of one row, by model. */
final class CacheSums {
  private final Map<String, Model> models = new TreeMap<>();

  /** One model's running sums. */
  private static final class Model {
    private final Tally tally = new Tally();
    private long saved;
    private long wasted;
    private boolean unknown;
  }

  void add(UsageCell cell, CellCosts costs) {
    Model model = models.computeIfAbsent(cell.model(), _ -> new Model());
    CellPrice price = costs.price(cell);
    model.tally.add(cell, CellCosts.pico(price, cell), price);
    TokenCounts tokens = cell.tokens();
    if (tokens.cacheRead() == 0 && tokens.cacheWrite() == 0) {
      return;
    }
    TokenRates rates = costs.listed(cell).rates();
    if (rates == null) {
      model.unknown = true;
      return;
    }
    model.saved = more(model.saved, tokens.cacheRead(), rates.input() - rates.cacheRead());
    model.wasted = more(model.wasted, tokens.cacheWrite5m(), rates.cacheWrite5m() - rates.input());
    model.wasted = more(model.wasted, tokens.cacheWrite1h(), rates.cacheWrite1h() - rates.input());
  }

  /** A cache that is cheaper to write than input, or dearer to read, counts as costing the same. */
  private static long more(long sum, long tokens, long difference) {
    return difference <= 0 ? sum : Math.addExact(sum, Math.multiplyExact(tokens, difference));
  }

  /** The models by name. */
  List<CacheModel> models() {
    List<CacheModel> finished = new ArrayList<>(models.size());
    models.forEach((name, model) ->
        finished.add(
            new CacheModel(
                name,
                new CacheFigures(
                    model.tally.figures(), Money.ofPico(model.saved), Money.ofPico(model.wasted)),
                model.unknown ? PriceStatus.UNPRICED : model.tally.status(),
                model.tally.pricedAs())));
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
