package dev.cctally.platform.alert.engine;

import dev.cctally.platform.alert.AlertOwner;
import dev.cctally.platform.alert.AlertPayload;
import dev.cctally.platform.alert.engine.AlertStore.Due;
import dev.cctally.platform.quota.Milestone;
import dev.cctally.platform.quota.QuotaSeries;
import dev.cctally.platform.quota.Reading;
import dev.cctally.platform.quota.Segment;
import dev.cctally.platform.quota.forecast.OpenPeriod;
import dev.cctally.platform.quota.forecast.Sample;
import dev.cctally.spi.quota.QuotaWindow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Looks at quotas. A milestone that was stored since the last look alerts if its percent is in the
 * list; whether it does or not, it is not looked at again, so that what was crossed while alerts
 * were off stays untold.
 */
final class QuotaWatch {
  /** What was seen longer ago, such as in a log that is read late, is no news. */
  private static final Duration NEWS = Duration.ofHours(1);

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
      String name = MarkTable.name(series.key());
      Long mark = store.mark(name);
      List<Milestone> fresh = series.milestonesAfter(mark == null ? 0 : mark);
      if (fresh.isEmpty()) {
        continue;
      }
      long last = fresh.stream().mapToLong(Milestone::id).max().orElseThrow();
      List<Due<AlertPayload>> due = new ArrayList<>();
      if (sources.alerts().enabled()) {
        QuotaAxes axes = new QuotaAxes(series, sources.owner(vendorId));
        fresh.stream()
            .sorted(Comparator.comparing(Milestone::axis).thenComparingLong(Milestone::id))
            .forEach(milestone -> look(series, axes, milestone, due));
      }
      telling.tell(due, () -> store.mark(name, last));
    }
  }

  private void look(
      QuotaSeries series, QuotaAxes axes, Milestone milestone, List<Due<AlertPayload>> due) {
    if (now - milestone.capturedMicros() > NEWS.toMillis() * 1000) {
      return;
    }
    String vendorId = series.key().vendorId();
    for (QuotaWindow window : sources.windows(vendorId)) {
      if (axes.about(milestone, window)
          && sources.alerts().thresholds(axes.axis(window)).contains(milestone.threshold())) {
        Due<AlertPayload> one = axes.due(milestone, window, now);
        if (one != null) {
          due.add(one);
        }
      }
    }
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
    QuotaPace pace = new QuotaPace(series.key(), owner, window, open);
    Set<Integer> latched = store.latched(pace.key());
    if (latched.containsAll(QuotaPace.THRESHOLDS)) {
      return;
    }
    List<Sample> samples = new ArrayList<>();
    for (Reading reading : series.readings(open, now)) {
      Double percent = reading.percent();
      if (percent != null) {
        samples.add(new Sample(reading.atMicros(), percent, reading.blockPercent()));
      }
    }
    List<Due<AlertPayload>> due = pace.reached(samples, now, latched);
    if (!due.isEmpty()) {
      telling.tell(due, () -> {});
    }
  }
}
