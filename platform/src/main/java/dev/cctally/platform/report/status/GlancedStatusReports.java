package dev.cctally.platform.report.status;

import dev.cctally.platform.AppException;
import dev.cctally.platform.ingest.UsageCell;
import dev.cctally.platform.ingest.UsageEntry;
import dev.cctally.platform.ingest.UsageGlance;
import dev.cctally.platform.ingest.UsageHistory;
import dev.cctally.platform.pricing.PriceSource;
import dev.cctally.platform.quota.RecordedWindows;
import dev.cctally.platform.report.CostMode;
import dev.cctally.platform.report.PricedSums;
import dev.cctally.platform.report.SpeedRule;
import dev.cctally.platform.report.block.BlockQuery;
import dev.cctally.platform.report.block.BlockRow;
import dev.cctally.platform.report.block.StoredBlockReports;
import dev.cctally.platform.time.EpochMicros;
import dev.cctally.spi.model.Money;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes the figures from a glance at the store. Keeps nothing between calls. */
public final class GlancedStatusReports implements StatusReports {
  private static final Duration LOOKS_BACK = Duration.ofHours(24);

  private final UsageGlance glance;
  private final PriceSource prices;
  private final RecordedWindows windows;

  /**
   * Makes the reports.
   *
   * @param glance what has been used
   * @param prices where price books come from
   * @param windows what is recorded of windows
   */
  public GlancedStatusReports(UsageGlance glance, PriceSource prices, RecordedWindows windows) {
    this.glance = Objects.requireNonNull(glance, "glance");
    this.prices = Objects.requireNonNull(prices, "prices");
    this.windows = Objects.requireNonNull(windows, "windows");
  }

  @Override
  public StatusReport status(StatusQuery query) {
    return glance.whole(
        query.vendorId(),
        () -> {
          Set<StatusReport.Sum> uncountable = EnumSet.noneOf(StatusReport.Sum.class);
          return new StatusReport(
              counted(StatusReport.Sum.SESSION, () -> session(query), uncountable),
              Objects.requireNonNullElse(
                  counted(StatusReport.Sum.TODAY, () -> today(query), uncountable), Money.ZERO),
              counted(StatusReport.Sum.BLOCK, () -> block(query), uncountable),
              uncountable);
        });
  }

  /** A sum that does not fit costs its own figure and no other. */
  private static <T> @Nullable T counted(
      StatusReport.Sum sum,
      Supplier<? extends @Nullable T> figure,
      Set<StatusReport.Sum> uncountable) {
    try {
      return figure.get();
    } catch (ArithmeticException e) {
      uncountable.add(sum);
      return null;
    } catch (AppException e) {
      if (!(e.getCause() instanceof ArithmeticException)) {
        throw e;
      }
      uncountable.add(sum);
      return null;
    }
  }

  private @Nullable Money session(StatusQuery query) {
    String sessionId = query.sessionId();
    if (sessionId == null) {
      return null;
    }
    PricedSums.Sum sum = sum(query);
    glance.session(query.vendorId(), sessionId, sum::add);
    PricedSums.Totals totals = sum.totals();
    return totals.figures().entries() == 0 ? null : totals.figures().cost();
  }

  private Money today(StatusQuery query) {
    LocalDate day = LocalDate.ofInstant(query.now(), query.zone());
    UsageHistory.Range range =
        new UsageHistory.Range(
            EpochMicros.startOfDay(day, query.zone()),
            EpochMicros.startOfDay(day.plusDays(1), query.zone()) - 1);
    PricedSums.Sum sum = sum(query);
    glance.cells(query.vendorId(), range, sum::add);
    return sum.totals().figures().cost();
  }

  private PricedSums.Sum sum(StatusQuery query) {
    return new PricedSums(prices, query.vendorId(), CostMode.AUTO, SpeedRule.AUTO).start();
  }

  private BlockRow.@Nullable Block block(StatusQuery query) {
    UsageHistory.Range range =
        new UsageHistory.Range(
            EpochMicros.of(query.now().minus(LOOKS_BACK)), EpochMicros.of(query.now()));
    return new StoredBlockReports(new WholeStart(glance), prices, windows)
        .blocks(
            new BlockQuery(
                query.vendorId(),
                query.window(),
                range,
                CostMode.AUTO,
                SpeedRule.AUTO,
                query.now()))
        .active()
        .orElse(null);
  }

  /**
   * A history that does not cut the cell its range starts in, which would mean to look at single
   * rows. Where the windows are does not change: what is too much lies in the same quarter of an
   * hour as the first that belongs there. Only the sum of a window that has long ended may.
   */
  private record WholeStart(UsageHistory history) implements UsageHistory {
    @Override
    public void cells(String vendorId, Range range, Consumer<UsageCell> sink) {
      cells(vendorId, range, new long[0], sink);
    }

    @Override
    public void cells(String vendorId, Range range, long[] cutMicros, Consumer<UsageCell> sink) {
      long from = range.fromMicros();
      Range whole =
          new Range(from - Math.floorMod(from, UsageCell.BUCKET_MICROS), range.toMicros());
      history.cells(
          vendorId,
          whole,
          cutMicros,
          cell -> {
            if (cell.lastMicros() >= from) {
              sink.accept(cell);
            }
          });
    }

    @Override
    public void entries(String vendorId, Range range, Consumer<UsageEntry> sink) {
      history.entries(vendorId, range, sink);
    }

    @Override
    public List<String> vendors() {
      return history.vendors();
    }
  }
}
