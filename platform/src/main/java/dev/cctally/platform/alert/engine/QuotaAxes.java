package dev.cctally.platform.alert.engine;

import dev.cctally.platform.alert.AlertOwner;
import dev.cctally.platform.alert.AlertPayload;
import dev.cctally.platform.alert.engine.AlertStore.Due;
import dev.cctally.platform.alert.engine.Latch.State;
import dev.cctally.platform.quota.Axis;
import dev.cctally.platform.quota.Block;
import dev.cctally.platform.quota.MeteredUsage.Named;
import dev.cctally.platform.quota.Milestone;
import dev.cctally.platform.quota.Period;
import dev.cctally.platform.quota.QuotaEvent;
import dev.cctally.platform.quota.QuotaSeries;
import dev.cctally.platform.time.EpochMicros;
import dev.cctally.spi.quota.QuotaWindow;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What milestones of one quota series say, as latches with what they tell. What the series holds
 * besides is read when it is first needed, and once.
 */
final class QuotaAxes {
  private final QuotaSeries series;
  private final AlertOwner owner;
  private @Nullable Map<Long, Period> periods;
  private @Nullable Map<Long, Block> blocks;
  private final Map<Axis, Map<Long, Long>> segments = new HashMap<>();

  QuotaAxes(QuotaSeries series, AlertOwner owner) {
    this.series = series;
    this.owner = owner;
  }

  /** The axis of a window. */
  String axis(QuotaWindow window) {
    return owner.windowAxis(window.id());
  }

  /** Whether a milestone is one of a window. */
  boolean about(Milestone milestone, QuotaWindow window) {
    Duration length =
        milestone.axis() == Axis.PERIOD ? series.key().period() : series.key().block();
    return window.length().equals(length);
  }

  /** What a milestone says; {@code null} if what it is about is not stored. */
  @Nullable Due<AlertPayload> due(Milestone milestone, QuotaWindow window, long now) {
    if (milestone.axis() == Axis.PERIOD) {
      Period period = periods().get(milestone.window());
      return period == null ? null : ofPeriod(period, milestone, window, now);
    }
    Block block = blocks().get(milestone.window());
    return block == null ? null : ofBlock(block, milestone, window, now);
  }

  private Due<AlertPayload> ofPeriod(
      Period period, Milestone milestone, QuotaWindow window, long now) {
    double each = milestone.cost().toDollars().doubleValue() / milestone.threshold();
    Latch.Key key = key(milestone, window, EpochMicros.iso(period.startMicros()));
    return new Due<>(
        latch(key, milestone, period.startMicros(), each, null, now),
        new AlertPayload.Quota(
            owner,
            window,
            LocalDate.parse(period.key()),
            EpochMicros.toInstant(period.startMicros()),
            period.key(),
            milestone.threshold(),
            milestone.cost(),
            each > 0 ? (Double) each : null,
            null));
  }

  private Due<AlertPayload> ofBlock(
      Block block, Milestone milestone, QuotaWindow window, long now) {
    String name = String.valueOf(block.key());
    String model =
        series.models(block).stream()
            .min(
                Comparator.comparing((Named named) -> named.part().cost())
                    .reversed()
                    .thenComparing(Named::name))
            .map(Named::name)
            .orElse(null);
    return new Due<>(
        latch(key(milestone, window, name), milestone, block.startMicros(), null, model, now),
        new AlertPayload.Quota(
            owner,
            window,
            null,
            EpochMicros.toInstant(block.startMicros()),
            name,
            milestone.threshold(),
            milestone.cost(),
            null,
            model));
  }

  /** Segments by the moment they begin: our numbers change when a series is judged once more. */
  private Latch.Key key(Milestone milestone, QuotaWindow window, String windowKey) {
    return new Latch.Key(
        axis(window),
        series.key().vendorId(),
        series.key().account(),
        "",
        window.id(),
        windowKey,
        segments(milestone.axis()).getOrDefault(milestone.segment(), 0L),
        milestone.threshold());
  }

  private static Latch latch(
      Latch.Key key,
      Milestone milestone,
      long start,
      @Nullable Double each,
      @Nullable String model,
      long now) {
    return new Latch(
        0,
        key,
        State.FIRED,
        milestone.capturedMicros(),
        now,
        start,
        "",
        null,
        milestone.cost(),
        each,
        model,
        null);
  }

  private Map<Long, Period> periods() {
    Map<Long, Period> known = periods;
    if (known == null) {
      known = new HashMap<>();
      for (Period period : series.periods()) {
        known.put(period.id(), period);
      }
      periods = known;
    }
    return known;
  }

  private Map<Long, Block> blocks() {
    Map<Long, Block> known = blocks;
    if (known == null) {
      known = new HashMap<>();
      for (Block block : series.blocks()) {
        known.put(block.key(), block);
      }
      blocks = known;
    }
    return known;
  }

  /** When segments begin, by the events that opened them. */
  private Map<Long, Long> segments(Axis axis) {
    return segments.computeIfAbsent(
        axis,
        _ -> {
          Map<Long, Long> begins = new HashMap<>();
          for (QuotaEvent event : axis == Axis.PERIOD ? series.resets() : series.blockCredits()) {
            begins.put(event.id(), event.effectiveMicros());
          }
          return begins;
        });
  }
}
