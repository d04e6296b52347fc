package dev.cctally.platform.report;

import dev.cctally.platform.ingest.SessionRef;
import dev.cctally.platform.ingest.UsageCell;
import dev.cctally.platform.ingest.UsageHistory;
import dev.cctally.platform.pricing.CellPrice;
import dev.cctally.platform.pricing.PriceSheet;
import dev.cctally.platform.pricing.PriceSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One pass over a query's cells. This is where a report spends its time: nothing is made for a
 * single cell, and the calendar is asked once a period.
 */
final class Aggregation {
  private final UsageHistory history;
  private final UsageQuery query;
  private final CellCosts costs;
  private final ModelColumns columns;

  Aggregation(UsageHistory history, PriceSource prices, UsageQuery query) {
    this.history = history;
    this.query = query;
    PriceSheet sheet = new PriceSheet(prices, query.vendorId());
    costs = new CellCosts(sheet, query.mode(), query.speed());
    columns = new ModelColumns(sheet, query.fastSuffix());
  }

  ModelColumns columns() {
    return columns;
  }

  /** Sums everything by period. */
  FolderBuckets buckets(CalendarPeriods periods) {
    FolderBuckets sums = new FolderBuckets();
    PeriodCursor cursor = new PeriodCursor(periods);
    history.cells(query.vendorId(), query.range(), cell -> addTo(sums, cursor, cell));
    return sums;
  }

  /** Sums by folder, then by period. Folders are as the logs name them, {@code ""} for none. */
  Map<String, FolderBuckets> bucketsByFolder(CalendarPeriods periods) {
    Map<String, FolderBuckets> byFolder = new LinkedHashMap<>();
    IntTable<FolderBuckets> bySession = new IntTable<>();
    PeriodCursor cursor = new PeriodCursor(periods);
    history.cells(
        query.vendorId(),
        query.range(),
        cell -> {
          SessionRef session = cell.session();
          FolderBuckets sums = bySession.get(session.id());
          if (sums == null) {
            sums = byFolder.computeIfAbsent(folder(session), _ -> new FolderBuckets());
            bySession.put(session.id(), sums);
          }
          addTo(sums, cursor, cell);
        });
    return byFolder;
  }

  /** Sums by session and file. */
  List<SessionPart> sessionParts() {
    List<SessionPart> parts = new ArrayList<>();
    IntTable<SessionPart> byId = new IntTable<>();
    history.cells(
        query.vendorId(),
        query.range(),
        cell -> {
          SessionRef session = cell.session();
          SessionPart part = byId.get(session.id());
          if (part == null) {
            part = new SessionPart(session);
            byId.put(session.id(), part);
            parts.add(part);
          }
          ModelColumns.Model model = columns.of(cell);
          CellPrice price = costs.price(model.prices, cell);
          part.add(columns.column(model, cell), cell, CellCosts.pico(price, cell), price);
        });
    return parts;
  }

  private void addTo(FolderBuckets sums, PeriodCursor cursor, UsageCell cell) {
    ModelColumns.Model model = columns.of(cell);
    CellPrice price = costs.price(model.prices, cell);
    sums.add(
        cursor.startDayOf(cell.bucketMicros()),
        columns.column(model, cell),
        cell,
        CellCosts.pico(price, cell),
        price);
  }

  static String folder(SessionRef session) {
    String folder = session.projectPath();
    return folder == null ? "" : folder;
  }
}
