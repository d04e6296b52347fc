package dev.cctally.platform.report.diff;

import dev.cctally.platform.ingest.SessionRef;
import dev.cctally.platform.ingest.UsageCell;
import dev.cctally.platform.ingest.UsageHistory;
import dev.cctally.platform.report.Figures;
import dev.cctally.platform.report.PriceStatus;
import dev.cctally.platform.report.PricedCells;
import dev.cctally.platform.report.UsageSum;
import dev.cctally.spi.model.TokenCounts;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The sums of one window. */
final class WindowSums {
  private final TreeMap<String, UsageSum> byModel = new TreeMap<>();
  private final TreeMap<String, UsageSum> byFolder = new TreeMap<>();
  private Figures cached = Figures.ZERO;
  private PriceStatus cachedStatus = PriceStatus.PRICED;
  private boolean mixed;

  /**
   * Sums a window up.
   *
   * @param history what has been used
   * @param cells the same with its cost
   * @param query what is asked for
   * @param window the window
   */
  WindowSums(UsageHistory history, PricedCells cells, DiffQuery query, DiffWindow window) {
    Map<Integer, UsageSum> bySession = new HashMap<>();
    UsageSum single = new UsageSum();
    cells.each(
        window.range(),
        priced -> {
          UsageCell cell = priced.cell();
          priced.addTo(byModel.computeIfAbsent(cell.model(), _ -> new UsageSum()));
          priced.addTo(bySession.computeIfAbsent(cell.session().id(), _ -> folder(cell.session())));
          if (usesCache(cell.tokens())) {
            priced.addTo(single);
            mixed |= cell.entries() > 1;
          }
        });
    if (query.parts().contains(DiffPart.CACHE)) {
      cached = mixed ? cachedEntries(history, cells, query, window) : single.figures();
      cachedStatus = mixed ? cachedStatus : single.status();
    }
  }

  private UsageSum folder(SessionRef session) {
    String folder = session.projectPath();
    return byFolder.computeIfAbsent(folder == null ? "" : folder, _ -> new UsageSum());
  }

  /** A cell may hold both responses that used a cache and others; only single ones tell. */
  private Figures cachedEntries(
      UsageHistory history, PricedCells cells, DiffQuery query, DiffWindow window) {
    Figures[] sum = {Figures.ZERO};
    history.entries(
        query.vendorId(),
        window.range(),
        entry -> {
          if (usesCache(entry.tokens())) {
            sum[0] = sum[0].plus(new Figures(1, entry.tokens(), cells.cost(entry)));
            UsageSum model = byModel.get(entry.model());
            if (model != null && model.status().compareTo(cachedStatus) > 0) {
              cachedStatus = model.status();
            }
          }
        });
    return sum[0];
  }

  private static boolean usesCache(TokenCounts tokens) {
    return tokens.cacheRead() > 0 || tokens.cacheWrite() > 0;
  }

  /** By model id. */
  Map<String, UsageSum> byModel() {
    return byModel;
  }

  /** By folder as the logs name it, {@code ""} for none. */
  Map<String, UsageSum> byFolder() {
    return byFolder;
  }

  /** All that used a cache; nothing unless it is asked for. */
  Figures cached() {
    return cached;
  }

  /** How sure the cost of that is. */
  PriceStatus cachedStatus() {
    return cachedStatus;
  }

  UsageSum all() {
    UsageSum all = new UsageSum();
    byModel.values().forEach(all::add);
    return all;
  }
}
