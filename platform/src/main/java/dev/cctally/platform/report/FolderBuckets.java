package dev.cctally.platform.report;

import dev.cctally.platform.ingest.UsageCell;
import dev.cctally.platform.pricing.CellPrice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Running sums of one group of usage, by period. */
final class FolderBuckets {
  private final TreeMap<Long, ModelTallies> byStartDay = new TreeMap<>();
  private long currentDay = Long.MIN_VALUE;
  private ModelTallies current = new ModelTallies();

  void add(long startDay, int column, UsageCell cell, long cost, @Nullable CellPrice price) {
    at(startDay).add(column, cell, cost, price);
  }

  void add(FolderBuckets other) {
    other.byStartDay.forEach((startDay, tallies) -> at(startDay).add(tallies));
  }

  private ModelTallies at(long startDay) {
    if (startDay != currentDay) { // cells come by time, so this is rare
      currentDay = startDay;
      current = byStartDay.computeIfAbsent(startDay, _ -> new ModelTallies());
    }
    return current;
  }

  Iterable<ModelTallies> tallies() {
    return byStartDay.values();
  }

  List<BucketRow> rows(ModelColumns columns, SortOrder order) {
    List<BucketRow> rows = new ArrayList<>(byStartDay.size());
    for (Map.Entry<Long, ModelTallies> entry : byStartDay.entrySet()) {
      ModelTallies.Breakdown sums = entry.getValue().breakdown(columns);
      rows.add(
          new BucketRow(
              LocalDate.ofEpochDay(entry.getKey()),
              sums.figures(),
              sums.modelsUsed(),
              sums.models()));
    }
    if (order == SortOrder.DESC) {
      Collections.reverse(rows);
    }
    return rows;
  }

  static Figures totals(List<BucketRow> rows) {
    Figures totals = Figures.ZERO;
    for (BucketRow row : rows) {
      totals = totals.plus(row.figures());
    }
    return totals;
  }
}
