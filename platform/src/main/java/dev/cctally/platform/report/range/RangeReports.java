package dev.cctally.platform.report.range;

import dev.cctally.platform.ingest.SessionRef;
import dev.cctally.platform.ingest.UsageCell;
import dev.cctally.platform.ingest.UsageHistory;
import dev.cctally.platform.pricing.CellPrice;
import dev.cctally.platform.pricing.ModelPrices;
import dev.cctally.platform.pricing.PriceSheet;
import dev.cctally.platform.pricing.PriceSource;
import dev.cctally.platform.report.CellCosts;
import dev.cctally.platform.report.ExactSums;
import dev.cctally.platform.report.Figures;
import dev.cctally.platform.report.LogFolder;
import dev.cctally.platform.report.ModelUsage;
import dev.cctally.platform.report.PriceStatus;
import dev.cctally.platform.report.Tally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Sums up what was used between two instants. Nothing is synced here. */
public final class RangeReports {
  private final UsageHistory history;
  private final PriceSource prices;

  /**
   * Makes the reports.
   *
   * @param history what has been used
   * @param prices where price books come from; not asked if no price is needed
   */
  public RangeReports(UsageHistory history, PriceSource prices) {
    this.history = Objects.requireNonNull(history, "history");
    this.prices = Objects.requireNonNull(prices, "prices");
  }

  /**
   * {@return the sums}
   *
   * @param query what is asked
   * @throws dev.cctally.platform.AppException of kind {@code VALUE} if a sum does not fit
   */
  public RangeReport of(RangeQuery query) {
    return ExactSums.of(
        history,
        query.vendorId(),
        "ask for a shorter range with --start and --end",
        () -> {
          Pass pass = new Pass(new PriceSheet(prices, query.vendorId()), query);
          history.cells(query.vendorId(), query.range(), pass::add);
          return pass.report();
        });
  }

  /** A model's prices and running sum. */
  private record Model(ModelPrices prices, Tally tally) {}

  /** One pass over the cells. */
  private static final class Pass {
    private final CellCosts costs;
    private final Predicate<SessionRef> wanted;
    private final Map<String, Model> models = new HashMap<>();
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    Pass(PriceSheet sheet, RangeQuery query) {
      costs = new CellCosts(sheet, query.mode());
      String folder = query.logFolder();
      wanted = folder == null ? _ -> true : new LogFolder(folder);
    }

    void add(UsageCell cell) {
      if (!wanted.test(cell.session())) {
        return;
      }
      Model model = models.get(cell.model());
      if (model == null) {
        model = new Model(costs.model(cell.model()), new Tally());
        models.put(cell.model(), model);
      }
      CellPrice price = costs.price(model.prices, cell);
      model.tally.add(cell, CellCosts.pico(price, cell), price);
      first = Math.min(first, cell.firstMicros());
      last = Math.max(last, cell.lastMicros());
    }

    RangeReport report() {
      List<Model> used = new ArrayList<>(models.values());
      used.sort(
          Comparator.comparing((Model model) -> model.tally.figures().cost())
              .reversed()
              .thenComparing(model -> model.tally.first()));
      Figures sum = Figures.ZERO;
      List<ModelUsage> usages = new ArrayList<>(used.size());
      TreeSet<String> unpriced = new TreeSet<>();
      for (Model model : used) {
        Tally tally = model.tally;
        String id = model.prices.model();
        usages.add(new ModelUsage(id, tally.figures(), tally.status(), tally.pricedAs()));
        sum = sum.plus(tally.figures());
        if (tally.status() == PriceStatus.UNPRICED) {
          unpriced.add(id);
        }
      }
      return new RangeReport(
          sum,
          used.isEmpty() ? Optional.empty() : Optional.of(new UsageHistory.Range(first, last)),
          usages,
          List.copyOf(unpriced));
    }
  }
}
