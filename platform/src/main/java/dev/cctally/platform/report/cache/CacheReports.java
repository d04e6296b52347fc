package dev.cctally.platform.report.cache;

import dev.cctally.platform.ingest.SessionRef;
import dev.cctally.platform.ingest.UsageHistory;
import dev.cctally.platform.pricing.PriceSheet;
import dev.cctally.platform.pricing.PriceSource;
import dev.cctally.platform.report.CellCosts;
import dev.cctally.platform.report.CostMode;
import dev.cctally.platform.report.ExactSums;
import dev.cctally.platform.report.LogFolder;
import dev.cctally.platform.report.PriceStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Tells how well prompt caches worked. What a cache saved and cost is worked out from list prices,
 * also where a cost is recorded, and by the rates the whole request was billed at: long prompts and
 * the fast tier included. Nothing is synced here.
 */
public final class CacheReports {
  private final UsageHistory history;
  private final PriceSource prices;

  /**
   * Makes the reports.
   *
   * @param history what has been used
   * @param prices where price books come from
   */
  public CacheReports(UsageHistory history, PriceSource prices) {
    this.history = Objects.requireNonNull(history, "history");
    this.prices = Objects.requireNonNull(prices, "prices");
  }

  /**
   * {@return the report}
   *
   * @param query what is asked
   * @throws dev.cctally.platform.AppException of kind {@code VALUE} if a sum does not fit
   */
  public CacheReport of(CacheQuery query) {
    return ExactSums.of(
        history,
        query.vendorId(),
        "ask for a shorter range with --since and --until",
        () -> report(query));
  }

  private CacheReport report(CacheQuery query) {
    CacheModels known =
        new CacheModels(new CellCosts(new PriceSheet(prices, query.vendorId()), CostMode.AUTO));
    String folder = query.logFolder();
    Predicate<SessionRef> wanted = folder == null ? _ -> true : new LogFolder(folder);
    Groups groups =
        query.grouping() == Grouping.DAY ? new DayGroups(query.zone()) : new SessionGroups();
    history.cells(
        query.vendorId(),
        query.range(),
        cell -> {
          if (wanted.test(cell.session())) {
            groups.of(cell).add(cell, known);
          }
        });
    List<CacheRow> rows = new ArrayList<>();
    CacheFigures totals = CacheFigures.ZERO;
    TreeSet<String> unpriced = new TreeSet<>();
    for (Groups.Group group : groups.finished()) {
      List<CacheModel> models = group.sums().models(known);
      CacheFigures figures = CacheSums.sum(models);
      rows.add(new CacheRow(group.key(), figures, models, List.of()));
      totals = totals.plus(figures);
      for (CacheModel model : models) {
        if (model.status() == PriceStatus.UNPRICED) {
          unpriced.add(model.model());
        }
      }
    }
    AnomalyRule rule = query.anomalies();
    if (rule != null) {
      rows = new ArrayList<>(new AnomalyCheck(rule, query.zone(), rows).checked());
    }
    rows.sort(RowOrder.of(query.sort(), query.grouping()));
    return new CacheReport(query.range(), query.grouping(), rows, totals, List.copyOf(unpriced));
  }
}
