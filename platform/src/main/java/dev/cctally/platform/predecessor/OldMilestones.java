package dev.cctally.platform.predecessor;

import dev.cctally.platform.alert.AlertOwner;
import dev.cctally.platform.alert.engine.Latch;
import dev.cctally.platform.quota.Axis;
import dev.cctally.platform.quota.QuotaImport;
import dev.cctally.platform.quota.QuotaImport.Crossing;
import dev.cctally.platform.quota.SeriesKey;
import dev.cctally.platform.time.EpochMicros;
import dev.cctally.spi.model.Money;
import dev.cctally.spi.model.TokenCounts;
import dev.cctally.spi.quota.QuotaWindow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Percents of quotas the old product saw crossed, and which of them it told of. */
final class OldMilestones {
  static final String PERIODS = "percent_milestones";
  static final String BLOCKS = "five_hour_milestones";
  static final String RESETS = "week_reset_events";
  static final String CREDITS = "five_hour_reset_events";

  private static final String EFFECTIVE = "effective_reset_at_utc";
  private static final String THRESHOLD = "percent_threshold";
  private static final String SEGMENT = "reset_event_id";
  private static final String CAPTURED = "captured_at_utc";
  private static final String ALERTED = "alerted_at";

  /** Percentages may exceed the quota; alerts never do. */
  private static final int MOST = 1000;

  private static final int MOST_TOLD = 100;

  private final OldFile file;
  private final OldBlocks blocks;

  OldMilestones(OldFile file, OldBlocks blocks) {
    this.file = file;
    this.blocks = blocks;
  }

  /**
   * A percent.
   *
   * @param crossing when it was crossed, and what that had cost
   * @param key what the old product called the window
   * @param alerted when it was told of, or {@code null}
   */
  record Told(Crossing crossing, String key, @Nullable Long alerted) {
    /** As a latch. */
    Latch latch(
        AlertOwner owner, SeriesKey series, QuotaWindow window, QuotaImport quota, long told) {
      boolean period = crossing.axis() == Axis.PERIOD;
      long end = crossing.endMicros();
      Long block = period ? null : quota.block(end);
      long start =
          period
              ? QuotaImport.periodStart(end, series.period())
              : end - series.block().toMillis() * 1000;
      String name = period ? EpochMicros.iso(start) : block == null ? key : String.valueOf(block);
      double each = crossing.cost().toDollars().doubleValue() / crossing.threshold();
      return new Latch(
          0,
          new Latch.Key(
              owner.windowAxis(window.id()),
              series.vendorId(),
              "",
              "",
              window.id(),
              name,
              quota.segment(crossing.axis(), crossing.segmentMicros()),
              crossing.threshold()),
          Latch.State.FIRED,
          crossing.capturedMicros(),
          told,
          start,
          "",
          null,
          crossing.cost(),
          period ? (Double) each : null,
          null,
          null);
    }
  }

  /** When resets or credits took effect, by their numbers; those that tell that. */
  Map<Long, Long> effective(String table) throws IOException {
    Map<Long, Long> effective = new HashMap<>();
    for (OldRow row : file.rows(table, List.of(OldFile.ROW, EFFECTIVE))) {
      Long at = row.instant(EFFECTIVE);
      Long id = row.whole(OldFile.ROW);
      if (at != null && id != null) {
        effective.put(id, at);
      }
    }
    return effective;
  }

  /** Percents of weeks, those of one part of a week ascending; {@code null} for a senseless row. */
  List<@Nullable Told> periods() throws IOException {
    Map<Long, Long> effective = effective(RESETS);
    List<@Nullable Told> all = new ArrayList<>();
    for (OldRow row :
        file.rows(
            PERIODS,
            List.of(
                CAPTURED,
                "week_end_at",
                THRESHOLD,
                "cumulative_cost_usd",
                SEGMENT,
                "five_hour_percent_at_crossing",
                ALERTED))) {
      Long end = row.instant("week_end_at");
      all.add(
          end == null
              ? null
              : told(
                  row,
                  Axis.PERIOD,
                  end,
                  effective,
                  row.money("cumulative_cost_usd"),
                  TokenCounts.ZERO,
                  row.real("five_hour_percent_at_crossing"),
                  ""));
    }
    return sorted(all);
  }

  /** Percents of blocks, likewise. */
  List<@Nullable Told> blocks() throws IOException {
    Map<Long, Long> effective = effective(CREDITS);
    List<@Nullable Told> all = new ArrayList<>();
    for (OldRow row :
        file.rows(
            BLOCKS,
            OldBlocks.columns(
                "block_",
                OldBlocks.KEY,
                CAPTURED,
                THRESHOLD,
                "block_cost_usd",
                SEGMENT,
                "seven_day_pct_at_crossing",
                ALERTED))) {
      Long key = row.whole(OldBlocks.KEY);
      all.add(
          key == null
              ? null
              : told(
                  row,
                  Axis.BLOCK,
                  blocks.end(key),
                  effective,
                  row.money("block_cost_usd"),
                  OldBlocks.tokens(row, "block_"),
                  row.real("seven_day_pct_at_crossing"),
                  String.valueOf(key)));
    }
    return sorted(all);
  }

  private static @Nullable Told told(
      OldRow row,
      Axis axis,
      long end,
      Map<Long, Long> effective,
      @Nullable Money cost,
      TokenCounts tokens,
      @Nullable Double other,
      String key) {
    Long threshold = row.whole(THRESHOLD);
    Long captured = row.instant(CAPTURED);
    Long segment = row.whole(SEGMENT);
    if (threshold == null
        || threshold < 1
        || threshold > MOST
        || captured == null
        || cost == null) {
      return null;
    }
    long at = segment == null || segment == 0 ? 0 : effective.getOrDefault(segment, 0L);
    return new Told(
        new Crossing(axis, end, at, threshold.intValue(), captured, cost, tokens, other),
        key,
        threshold <= MOST_TOLD ? row.instant(ALERTED) : null);
  }

  private static List<@Nullable Told> sorted(List<@Nullable Told> all) {
    List<@Nullable Told> sorted = new ArrayList<>(all);
    sorted.sort(
        Comparator.nullsFirst(
            Comparator.comparingLong((Told one) -> one.crossing().endMicros())
                .thenComparingLong(one -> one.crossing().segmentMicros())
                .thenComparingInt(one -> one.crossing().threshold())));
    return sorted;
  }

  /** The vendor's window that an axis is about, by its length. */
  static @Nullable QuotaWindow window(List<QuotaWindow> windows, SeriesKey series, Axis axis) {
    return windows.stream()
        .filter(window ->
            Objects.equals(window.length(), axis == Axis.PERIOD ? series.period() : series.block()))
        .findFirst()
        .orElse(null);
  }
}
