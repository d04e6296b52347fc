package dev.cctally.platform.alert.engine;

import dev.cctally.platform.alert.AlertOwner;
import dev.cctally.platform.alert.AlertPayload;
import dev.cctally.platform.alert.engine.AlertStore.Due;
import dev.cctally.platform.alert.engine.Latch.State;
import dev.cctally.platform.budget.BudgetStatus;
import dev.cctally.platform.quota.Segment;
import dev.cctally.platform.quota.SeriesKey;
import dev.cctally.platform.quota.forecast.Forecast;
import dev.cctally.platform.quota.forecast.ForecastBasis;
import dev.cctally.platform.quota.forecast.Sample;
import dev.cctally.platform.time.EpochMicros;
import dev.cctally.spi.model.Money;
import dev.cctally.spi.quota.QuotaWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Where an open quota window leads.
 *
 * @param series whose
 * @param owner the vendor
 * @param window the kind of window
 * @param open the window
 */
record QuotaPace(SeriesKey series, AlertOwner owner, QuotaWindow window, Segment open) {
  /** Percentages that projections alert at. They cannot be set. */
  static final List<Integer> THRESHOLDS = List.of(90, 100);

  private static final double CAP = 100;

  /** Which window; of no threshold yet. */
  Latch.Key key() {
    return new Latch.Key(
        AlertPayload.PROJECTED,
        series.vendorId(),
        series.account(),
        owner.windowMetric(window.id()),
        window.id(),
        EpochMicros.iso(open.fromMicros()),
        0,
        0);
  }

  /**
   * The thresholds that are not latched and that the window leads to.
   *
   * @param samples what was read of it, oldest first
   * @param now the present, not before the last one
   * @param latched the thresholds that are latched
   */
  List<Due<AlertPayload>> reached(List<Sample> samples, long now, Set<Integer> latched) {
    List<Due<AlertPayload>> due = new ArrayList<>();
    if (samples.isEmpty()) {
      return due;
    }
    // What it costs nobody asks for here.
    Forecast forecast =
        Forecast.of(
            new ForecastBasis(
                open.fromMicros(), open.toMicros(), now, samples, Money.ZERO, List.of()));
    if (!forecast.confident()) {
      return due;
    }
    for (int threshold : THRESHOLDS) {
      if (!latched.contains(threshold) && forecast.average() + BudgetStatus.SNAP >= threshold) {
        due.add(
            new Due<>(
                latch(key().at(threshold), forecast.average(), now),
                new AlertPayload.QuotaProjection(
                    owner,
                    window,
                    EpochMicros.toInstant(open.fromMicros()),
                    threshold,
                    forecast.average())));
      }
    }
    return due;
  }

  private Latch latch(Latch.Key key, double average, long now) {
    return new Latch(
        0, key, State.FIRED, now, now, open.fromMicros(), "", CAP, null, average, null, null);
  }
}
