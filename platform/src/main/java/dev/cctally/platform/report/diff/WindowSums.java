package dev.cctally.platform.report.diff;

import dev.cctally.platform.ingest.SessionRef;
import dev.cctally.platform.ingest.UsageCell;
import dev.cctally.platform.report.PricedCells;
import dev.cctally.platform.report.UsageSum;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The sums of one window. */
final class WindowSums {
  private final TreeMap<String, UsageSum> byModel = new TreeMap<>();
  private final TreeMap<String, UsageSum> byFolder = new TreeMap<>();
  private final UsageSum cached = new UsageSum();

  /**
   * Sums a window up.
   *
   * @param cells what has been used, with its cost
   * @param window the window
   */
  WindowSums(PricedCells cells, DiffWindow window) {
    Map<Integer, UsageSum> bySession = new HashMap<>();
    cells.each(
        window.range(),
        priced -> {
          UsageCell cell = priced.cell();
          priced.addTo(byModel.computeIfAbsent(cell.model(), _ -> new UsageSum()));
          priced.addTo(bySession.computeIfAbsent(cell.session().id(), _ -> folder(cell.session())));
          if (cell.usedCache()) {
            priced.addTo(cached);
          }
        });
  }

  private UsageSum folder(SessionRef session) {
    String folder = session.projectPath();
    return byFolder.computeIfAbsent(folder == null ? "" : folder, _ -> new UsageSum());
  }

  /** By model id. */
  Map<String, UsageSum> byModel() {
    return byModel;
  }

  /** By folder as the logs name it, {@code ""} for none. */
  Map<String, UsageSum> byFolder() {
    return byFolder;
  }

  /** All that used a cache. */
  UsageSum cached() {
    return cached;
  }

  UsageSum all() {
    UsageSum all = new UsageSum();
    byModel.values().forEach(all::add);
    return all;
  }
}
