package dev.cctally.platform.alert.engine;

import dev.cctally.platform.alert.AlertOwner;
import dev.cctally.platform.alert.AlertPayload;
import dev.cctally.platform.alert.engine.AlertStore.Due;
import dev.cctally.platform.alert.engine.Latch.State;
import dev.cctally.platform.budget.BudgetStatus;
import dev.cctally.platform.quota.Axis;
import dev.cctally.platform.quota.Block;
import dev.cctally.platform.quota.MeteredUsage.Named;
import dev.cctally.platform.quota.Milestone;
import dev.cctally.platform.quota.Period;
import dev.cctally.platform.quota.QuotaEvent;
import dev.cctally.platform.quota.QuotaSeries;
import dev.cctally.platform.quota.Reading;
import dev.cctally.platform.quota.Segment;
import dev.cctally.platform.quota.forecast.Forecast;
import dev.cctally.platform.quota.forecast.ForecastBasis;
import dev.cctally.platform.quota.forecast.OpenPeriod;
import dev.cctally.platform.quota.forecast.Sample;
import dev.cctally.platform.time.EpochMicros;
import dev.cctally.spi.model.Money;
import dev.cctally.spi.quota.QuotaWindow;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks at quotas. A milestone that was stored since the last look alerts if its percent is in the
 * list; whether it does or not, it is not looked at again, so that what was crossed while alerts
 * were off stays untold.
 */
final class QuotaWatch {
  /** Percentages that projections alert at. They cannot be set. */
  static final List<Integer> PROJECTED = List.of(90, 100);

  /** What was seen longer ago, such as in a log that is read late, is no news. */
  private static final Duration NEWS = Duration.ofHours(1);

  private static final double CAP = 100;

  private final AlertSources sources;
  private final AlertStore store;
  private final Telling telling;
  private final long now;

  QuotaWatch(AlertSources sources, AlertStore store, Telling telling, long now) {
    this.sources = sources;
    this.store = store;
    this.telling = telling;
    this.now = now;
  }

  /** Looks at the milestones of a vendor: those of long windows first. */
  void milestones(String vendorId) {
    for (QuotaSeries series : sources.quotas().series(vendorId)) {
      String name =
          series.key().vendorId() + "/" + series.key().account() + "/" + series.key().name();
      Long mark = store.mark(name);
      List<Milestone> fresh = series.milestonesAfter(mark == null ? 0 : mark);
      if (fresh.isEmpty()) {
        continue;
      }
      long last = fresh.stream().mapToLong(Milestone::id).max().orElseThrow();
      List<Due<AlertPayload>> due = new ArrayList<>();
      if (sources.alerts().enabled()) {
        fresh.stream()
            .sorted(Comparator.comparing(Milestone::axis).thenComparingLong(Milestone::id))
            .forEach(milestone -> look(series, milestone, due));
      }
      telling.tell(due, () -> store.mark(name, last));
    }
  }

  private void look(QuotaSeries series, Milestone milestone, List<Due<AlertPayload>> due) {
    String vendorId = series.key().vendorId();
    if (now - milestone.capturedMicros() > NEWS.toMillis() * 1000) {
      return;
    }
    boolean period = milestone.axis() == Axis.PERIOD;
    Duration length = period ? series.key().period() : series.key().block();
    AlertOwner owner = sources.owner(vendorId);
    for (QuotaWindow window : sources.windows(vendorId)) {
      if (window.length().equals(length)
          && sources
              .alerts()
              .thresholds(owner.windowAxis(window.id()))
              .contains(milestone.threshold())) {
        Due<AlertPayload> one =
            period
                ? ofPeriod(series, milestone, owner, window)
                : ofBlock(series, milestone, owner, window);
        if (one != null) {
          due.add(one);
        }
      }
    }
  }

  private @Nullable Due<AlertPayload> ofPeriod(
      QuotaSeries series, Milestone milestone, AlertOwner owner, QuotaWindow window) {
    for (Period period : series.periods()) {
      if (period.id() == milestone.window()) {
        double each = milestone.cost().toDollars().doubleValue() / milestone.threshold();
        Latch.Key key =
            key(series, milestone, owner, window, EpochMicros.iso(period.startMicros()))
                .at(milestone.threshold());
        return new Due<>(
            latch(key, milestone, period.startMicros(), each, null),
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
    }
    return null;
  }

  private @Nullable Due<AlertPayload> ofBlock(
      QuotaSeries series, Milestone milestone, AlertOwner owner, QuotaWindow window) {
    for (Block block : series.blocks()) {
      if (block.key() == milestone.window()) {
        String name = String.valueOf(block.key());
        String model =
            series.models(block).stream()
                .min(
                    Comparator.comparing((Named named) -> named.part().cost())
                        .reversed()
                        .thenComparing(Named::name))
                .map(Named::name)
                .orElse(null);
        Latch.Key key = key(series, milestone, owner, window, name).at(milestone.threshold());
        return new Due<>(
            latch(key, milestone, block.startMicros(), null, model),
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
    }
    return null;
  }

  /** Segments by the moment they begin: our numbers change when a series is judged once more. */
  private static Latch.Key key(
      QuotaSeries series,
      Milestone milestone,
      AlertOwner owner,
      QuotaWindow window,
      String windowKey) {
    List<QuotaEvent> events =
        milestone.axis() == Axis.PERIOD ? series.resets() : series.blockCredits();
    long segment = 0;
    for (QuotaEvent event : events) {
      if (event.id() == milestone.segment()) {
        segment = event.effectiveMicros();
      }
    }
    return new Latch.Key(
        owner.windowAxis(window.id()),
        series.key().vendorId(),
        series.key().account(),
        "",
        window.id(),
        windowKey,
        segment,
        0);
  }

  private Latch latch(
      Latch.Key key,
      Milestone milestone,
      long start,
      @Nullable Double each,
      @Nullable String model) {
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

  /** Looks at where the long window of a vendor leads. */
  void pace(String vendorId) {
    if (!sources.alerts().enabled() || !sources.alerts().projectedEnabled()) {
      return;
    }
    QuotaSeries series = sources.quotas().main(vendorId);
    Segment open = series == null ? null : OpenPeriod.at(series, now);
    if (series == null || open == null) {
      return;
    }
    AlertOwner owner = sources.owner(vendorId);
    for (QuotaWindow window : sources.windows(vendorId)) {
      if (window.length().equals(series.key().period())) {
        pace(series, open, owner, window);
      }
    }
  }

  private void pace(QuotaSeries series, Segment open, AlertOwner owner, QuotaWindow window) {
    Latch.Key key =
        new Latch.Key(
            AlertPayload.PROJECTED,
            series.key().vendorId(),
            series.key().account(),
            owner.windowMetric(window.id()),
            window.id(),
            EpochMicros.iso(open.fromMicros()),
            0,
            0);
    Set<Integer> latched = store.latched(key);
    if (latched.containsAll(PROJECTED)) {
      return;
    }
    Forecast forecast = forecast(series, open);
    if (forecast == null || !forecast.confident()) {
      return;
    }
    List<Due<AlertPayload>> due = new ArrayList<>();
    for (int threshold : PROJECTED) {
      if (!latched.contains(threshold) && forecast.average() + BudgetStatus.SNAP >= threshold) {
        due.add(
            new Due<>(
                new Latch(
                    0,
                    key.at(threshold),
                    State.FIRED,
                    now,
                    now,
                    open.fromMicros(),
                    "",
                    CAP,
                    null,
                    forecast.average(),
                    null,
                    null),
                new AlertPayload.QuotaProjection(
                    owner,
                    window,
                    EpochMicros.toInstant(open.fromMicros()),
                    threshold,
                    forecast.average())));
      }
    }
    if (!due.isEmpty()) {
      telling.tell(due, () -> {});
    }
  }

  /** The forecast without what it costs, which nobody asks for here. */
  private @Nullable Forecast forecast(QuotaSeries series, Segment open) {
    List<Sample> samples = new ArrayList<>();
    for (Reading reading : series.readings(open, now)) {
      Double percent = reading.percent();
      if (percent != null) {
        samples.add(new Sample(reading.atMicros(), percent, reading.blockPercent()));
      }
    }
    return samples.isEmpty()
        ? null
        : Forecast.of(
            new ForecastBasis(
                open.fromMicros(), open.toMicros(), now, samples, Money.ZERO, List.of()));
  }
}
