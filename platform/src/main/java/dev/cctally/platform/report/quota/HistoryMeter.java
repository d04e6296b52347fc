package dev.cctally.platform.report.quota;

import dev.cctally.platform.ingest.SyncProgress;
import dev.cctally.platform.ingest.Usage;
import dev.cctally.platform.ingest.UsageCell;
import dev.cctally.platform.ingest.UsageHistory;
import dev.cctally.platform.pricing.PriceSheet;
import dev.cctally.platform.pricing.PriceSource;
import dev.cctally.platform.quota.MeteredUsage;
import dev.cctally.platform.quota.MeteredUsage.Named;
import dev.cctally.platform.quota.MeteredUsage.Part;
import dev.cctally.platform.quota.UsageMeter;
import dev.cctally.platform.report.CellCosts;
import dev.cctally.platform.report.CostMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** Measures stored usage of one vendor. The store is opened when it is first asked. */
public final class HistoryMeter implements UsageMeter {
  private static final String UNKNOWN = "(unknown)";

  private final String vendorId;
  private final Supplier<Usage> usage;
  private final PriceSource prices;
  private boolean refreshed;

  /**
   * Opens nothing yet.
   *
   * @param vendorId whose usage
   * @param usage stored usage
   * @param prices the vendors' prices
   */
  public HistoryMeter(String vendorId, Supplier<Usage> usage, PriceSource prices) {
    this.vendorId = Objects.requireNonNull(vendorId, "vendorId");
    this.usage = Objects.requireNonNull(usage, "usage");
    this.prices = Objects.requireNonNull(prices, "prices");
  }

  /** Once: what is written in the meantime waits for the next process. */
  @Override
  public void refresh() {
    if (!refreshed) {
      refreshed = true;
      usage.get().sync().refresh(vendorId, SyncProgress.NONE);
    }
  }

  @Override
  public MeteredUsage measure(long fromMicros, long toMicros) {
    UsageHistory history = usage.get().history();
    UsageHistory.Range range = new UsageHistory.Range(fromMicros, toMicros);
    return history.whole(vendorId, () -> sum(history, range));
  }

  private MeteredUsage sum(UsageHistory history, UsageHistory.Range range) {
    CellCosts costs = new CellCosts(new PriceSheet(prices, vendorId), CostMode.AUTO);
    Map<String, Part> models = new LinkedHashMap<>();
    Map<String, Part> projects = new LinkedHashMap<>();
    history.cells(
        vendorId,
        range,
        cell -> {
          Part part = new Part(cell.tokens(), costs.cost(cell), cell.entries());
          models.merge(cell.model(), part, Part::plus);
          projects.merge(folder(cell), part, Part::plus);
        });
    Part total = Part.NONE;
    for (Part part : models.values()) {
      total = total.plus(part);
    }
    return new MeteredUsage(total, named(models), named(projects));
  }

  private static String folder(UsageCell cell) {
    String folder = cell.session().projectPath();
    return folder == null ? UNKNOWN : folder;
  }

  private static List<Named> named(Map<String, Part> parts) {
    List<Named> named = new ArrayList<>();
    parts.forEach((name, part) -> named.add(new Named(name, part)));
    return named;
  }
}
