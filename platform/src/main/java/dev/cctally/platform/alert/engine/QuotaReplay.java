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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts about quotas there would have been. Milestones are stored whether they alert or not:
 * those whose percent is in the list would have.
 */
final class QuotaReplay {
  private final ReplaySources sources;
  private final long from;
  private final long to;

  QuotaReplay(ReplaySources sources, long from, long to) {
    this.sources = sources;
    this.from = from;
    this.to = to;
  }

  /** Alerts about percentages that were reached. */
  List<Latch> milestones(Predicate<String> axes) {
    List<Latch> latches = new ArrayList<>();
    if (!sources.alerts().enabled()) {
      return latches;
    }
    for (String vendorId : sources.vendors()) {
      AlertOwner owner = sources.owner(vendorId);
      List<QuotaWindow> windows =
          sources.windows(vendorId).stream()
              .filter(window -> axes.test(owner.windowAxis(window.id())))
              .toList();
      if (windows.isEmpty()) {
        continue;
      }
      for (QuotaSeries series : sources.quotas().series(vendorId)) {
        QuotaAxes ofSeries = new QuotaAxes(series, owner);
        series.milestonesAfter(0).stream()
            .filter(one -> one.capturedMicros() >= from && one.capturedMicros() <= to)
            .sorted(Comparator.comparing(Milestone::axis).thenComparingLong(Milestone::id))
            .forEach(one -> look(ofSeries, one, windows, latches));
      }
    }
    return latches;
  }

  private void look(
      QuotaAxes axes, Milestone milestone, List<QuotaWindow> windows, List<Latch> latches) {
    for (QuotaWindow window : windows) {
      if (axes.about(milestone, window)
          && sources.alerts().thresholds(axes.axis(window)).contains(milestone.threshold())) {
        Due<AlertPayload> due = axes.due(milestone, window, milestone.capturedMicros());
        if (due != null) {
          latches.add(due.latch());
        }
      }
    }
  }

  /** Alerts about where the long windows led. */
  List<Latch> pace() {
    List<Latch> latches = new ArrayList<>();
    if (!sources.alerts().enabled() || !sources.alerts().projectedEnabled()) {
      return latches;
    }
    for (String vendorId : sources.vendors()) {
      for (QuotaSeries series : sources.quotas().mains(vendorId)) {
        for (QuotaWindow window : sources.windows(vendorId)) {
          if (window.length().equals(series.key().period())) {
            new Walk(series, sources.owner(vendorId), window, latches).go();
          }
        }
      }
    }
    return latches;
  }

  /** From reading to reading of one series. */
  private final class Walk {
    private final QuotaSeries series;
    private final AlertOwner owner;
    private final QuotaWindow window;
    private final List<Latch> latches;
    private final Map<Latch.Key, Set<Integer>> latched = new HashMap<>();
    private final List<Sample> samples = new ArrayList<>();
    private @Nullable Segment open;

    Walk(QuotaSeries series, AlertOwner owner, QuotaWindow window, List<Latch> latches) {
      this.series = series;
      this.owner = owner;
      this.window = window;
      this.latches = latches;
    }

    void go() {
      NavigableSet<Long> changes = OpenPeriod.changes(series);
      // What was reached before, in the window that was open then, is not told again.
      Duration before = window.length();
      long begin = from - before.toMillis() * 1000;
      long known = Long.MIN_VALUE;
      long read = Long.MIN_VALUE; // up to here all samples are known
      for (Reading reading : series.readings()) {
        long at = reading.atMicros();
        if (at < begin || at > to) {
          continue;
        }
        Long change = changes.floor(at);
        if (change != null && change != known) {
          known = change;
          open = OpenPeriod.at(series, at);
          samples.clear();
          if (open != null) {
            series.readings(open, at).forEach(this::add);
          }
          read = at;
        } else if (open != null
            && at > read
            && reading.periodId() == open.period().id()
            && reading.segment() == open.event()) {
          add(reading);
        }
        if (open != null) {
          look(open, at);
        }
      }
    }

    /** Keeps the first two and the last: how they lie decides how sure a forecast is. */
    private void add(Reading reading) {
      Double percent = reading.percent();
      if (percent == null) {
        return;
      }
      if (samples.size() == 3) {
        samples.removeLast();
      }
      samples.add(new Sample(reading.atMicros(), percent, reading.blockPercent()));
    }

    private void look(Segment segment, long at) {
      QuotaPace pace = new QuotaPace(series.key(), owner, window, segment);
      Set<Integer> ofWindow = latched.computeIfAbsent(pace.key(), _ -> new HashSet<>());
      if (ofWindow.containsAll(QuotaPace.THRESHOLDS)) {
        return;
      }
      for (Due<AlertPayload> due : pace.reached(samples, at, ofWindow)) {
        ofWindow.add(due.latch().key().threshold());
        latches.add(due.latch());
      }
    }
  }
}
