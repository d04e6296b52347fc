package dev.cctally.platform.report.block;

import dev.cctally.platform.ingest.UsageCell;
import dev.cctally.platform.ingest.UsageHistory;
import dev.cctally.platform.pricing.PriceSource;
import dev.cctally.platform.quota.RecordedWindows;
import dev.cctally.platform.quota.WindowChoice;
import dev.cctally.platform.report.ExactSums;
import dev.cctally.platform.report.PricedSums;
import dev.cctally.platform.time.EpochMicros;
import dev.cctally.spi.period.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Makes the report from stored cells. Keeps nothing between calls. */
public final class StoredBlockReports implements BlockReports {
  private static final long MINUTE = 60_000_000L;

  private final UsageHistory history;
  private final PriceSource prices;
  private final RecordedWindows windows;

  /**
   * Makes the reports.
   *
   * @param history what has been used
   * @param prices where price books come from
   * @param windows what is recorded of windows
   */
  public StoredBlockReports(UsageHistory history, PriceSource prices, RecordedWindows windows) {
    this.history = Objects.requireNonNull(history, "history");
    this.prices = Objects.requireNonNull(prices, "prices");
    this.windows = Objects.requireNonNull(windows, "windows");
  }

  @Override
  public BlockReport blocks(BlockQuery query) {
    return ExactSums.of(
        history,
        query.vendorId(),
        () -> {
          Duration length = query.window().length();
          BlockGrouping grouping = new BlockGrouping(recorded(query), micros(length));
          List<UsageCell> cells = new ArrayList<>();
          history.cells(query.vendorId(), query.range(), grouping.cuts(), cells::add);
          return report(grouping.of(cells), query);
        });
  }

  /**
   * The recorded windows that may hold usage of the range. The one that is open now is among them
   * even if the range ends before: its usage is the active window's, not what an hour suggests.
   */
  private List<BlockGrouping.Span> recorded(BlockQuery query) {
    Duration length = query.window().length();
    UsageHistory.Range range = query.range();
    if (range.fromMicros() > range.toMicros()) {
      return List.of();
    }
    Instant last = EpochMicros.toInstant(range.toMicros());
    Instant latest = last.isBefore(query.now()) ? query.now() : last;
    List<BlockGrouping.Span> spans = new ArrayList<>();
    for (TimeWindow window :
        WindowChoice.of(
            windows.ending(
                query.vendorId(),
                query.window().id(),
                EpochMicros.toInstant(range.fromMicros()).minus(length),
                latest.plus(length)),
            length)) {
      spans.add(
          new BlockGrouping.Span(EpochMicros.of(window.start()), EpochMicros.of(window.end())));
    }
    return spans;
  }

  private BlockReport report(List<BlockGroup> groups, BlockQuery query) {
    PricedSums sums = new PricedSums(prices, query.vendorId(), query.mode(), query.speed());
    long now = EpochMicros.of(query.now());
    List<BlockRow> rows = new ArrayList<>();
    BlockRow.Block before = null;
    for (BlockGroup group : groups) {
      BlockRow.Block block = block(group, sums.start(), now);
      if (before != null
          && before.endMicros() < block.startMicros()
          && block.firstMicros() - before.lastMicros() >= MINUTE) {
        rows.add(new BlockRow.Gap(before.lastMicros(), block.firstMicros()));
      }
      rows.add(block);
      before = block;
    }
    return new BlockReport(rows, now, micros(query.window().length()));
  }

  private static BlockRow.Block block(BlockGroup group, PricedSums.Sum sum, long now) {
    group.cells().forEach(sum::add);
    PricedSums.Totals totals = sum.totals();
    return new BlockRow.Block(
        group.startMicros(),
        group.endMicros(),
        group.anchor(),
        now < group.endMicros(),
        group.firstMicros(),
        group.lastMicros(),
        totals.figures(),
        totals.models());
  }

  private static long micros(Duration duration) {
    return duration.toSeconds() * 1_000_000;
  }
}
