package dev.cctally.platform.report;

import dev.cctally.platform.ingest.UsageCell;
import dev.cctally.platform.ingest.UsageEntry;
import dev.cctally.platform.ingest.UsageHistory;
import dev.cctally.spi.model.Money;
import dev.cctally.spi.model.SpeedTier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A history of a few entries, summed into cells as the store does it. */
final class ListHistory implements UsageHistory {
  private final List<UsageEntry> entries;
  private final List<Long> thresholds;

  ListHistory(List<UsageEntry> entries, List<Long> thresholds) {
    this.entries =
        entries.stream()
            .sorted(
                Comparator.comparingLong(UsageEntry::atMicros)
                    .thenComparing(UsageEntry::sourcePath)
                    .thenComparingLong(UsageEntry::position))
            .toList();
    this.thresholds = thresholds;
  }

  private record Key(
      long bucket,
      int session,
      String model,
      SpeedTier speed,
      int tier,
      boolean recorded,
      boolean cached) {}

  @Override
  public void cells(String vendorId, Range range, Consumer<UsageCell> sink) {
    Map<Key, UsageCell> cells = new LinkedHashMap<>();
    entries(
        vendorId,
        range,
        entry -> {
          UsageCell cell = cell(entry);
          Key key =
              new Key(
                  cell.bucketMicros(),
                  cell.session().id(),
                  cell.model(),
                  cell.speed(),
                  cell.promptTier(),
                  cell.recorded(),
                  cell.usedCache());
          cells.merge(key, cell, ListHistory::sum);
        });
    List<UsageCell> sorted = new ArrayList<>(cells.values());
    sorted.sort(
        Comparator.comparingLong(UsageCell::bucketMicros)
            .thenComparing(cell -> cell.session().sourcePath())
            .thenComparingLong(UsageCell::firstMicros)
            .thenComparingLong(UsageCell::firstPosition));
    sorted.forEach(sink);
  }

  private UsageCell cell(UsageEntry entry) {
    long prompt = entry.tokens().prompt();
    Money recorded = entry.recordedCost();
    return new UsageCell(
        Math.floorDiv(entry.atMicros(), UsageCell.BUCKET_MICROS) * UsageCell.BUCKET_MICROS,
        entry.session(),
        entry.model(),
        entry.speed(),
        (int) thresholds.stream().filter(threshold -> prompt > threshold).count(),
        recorded != null,
        1,
        entry.tokens(),
        recorded == null ? Money.ZERO : recorded,
        entry.atMicros(),
        entry.position(),
        entry.atMicros());
  }

  private static UsageCell sum(UsageCell one, UsageCell later) {
    return new UsageCell(
        one.bucketMicros(),
        one.session(),
        one.model(),
        one.speed(),
        one.promptTier(),
        one.recorded(),
        one.entries() + later.entries(),
        one.tokens().plus(later.tokens()),
        one.recordedCost().plus(later.recordedCost()),
        one.firstMicros(),
        one.firstPosition(),
        later.lastMicros());
  }

  @Override
  public void entries(String vendorId, Range range, Consumer<UsageEntry> sink) {
    for (UsageEntry entry : entries) {
      if (entry.atMicros() >= range.fromMicros() && entry.atMicros() <= range.toMicros()) {
        sink.accept(entry);
      }
    }
  }

  @Override
  public List<String> vendors() {
    return List.of("acme");
  }
}
