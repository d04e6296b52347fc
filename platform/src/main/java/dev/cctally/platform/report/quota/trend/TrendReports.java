package dev.cctally.platform.report.quota.trend;

import dev.cctally.platform.quota.MeteredUsage.Part;
import dev.cctally.platform.quota.Milestone;
import dev.cctally.platform.quota.Period;
import dev.cctally.platform.quota.PeriodCost;
import dev.cctally.platform.quota.QuotaSeries;
import dev.cctally.platform.quota.Reading;
import dev.cctally.platform.quota.Segment;
import dev.cctally.platform.quota.UsageMeter;
import dev.cctally.spi.model.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes reports of what a percent costs. A whole week has the cost that was stored last, which
 * outlives the vendor's logs; a part of one is summed up. Stores nothing.
 */
public final class TrendReports {
  private final @Nullable QuotaSeries series;
  private final UsageMeter meter;

  /**
   * Makes them.
   *
   * @param series what is stored; {@code null} if nothing is
   * @param meter measures usage; not asked, nor brought up to date, unless a week is in parts
   */
  public TrendReports(@Nullable QuotaSeries series, UsageMeter meter) {
    this.series = series;
    this.meter = Objects.requireNonNull(meter, "meter");
  }

  /**
   * {@return the report}
   *
   * @param weeks how many weeks at most; at least one is shown
   * @param nowMicros the present: microseconds since 1970-01-01T00:00:00Z
   * @param calendar gives the week of the calendar, which stands in for a current one if there is
   *     none
   */
  public TrendReport of(int weeks, long nowMicros, Supplier<WeekSpan> calendar) {
    if (series == null) {
      return new TrendReport(null, List.of(), calendar.get(), List.of(), nowMicros);
    }
    Segment now = series.current(nowMicros);
    WeekSpan currentWeek = now == null ? calendar.get() : WeekSpan.of(now);
    List<TrendRow> rows = rows(series, Math.max(1, weeks), nowMicros);
    TrendRow current = rows.isEmpty() ? null : rows.getFirst();
    for (TrendRow row : rows) {
      if (row.week().key().equals(currentWeek.key())
          && Objects.equals(row.week().fromMicros(), currentWeek.fromMicros())) {
        current = row;
        break;
      }
    }
    List<Milestone> milestones = now == null ? List.of() : series.milestones(now);
    return new TrendReport(current, rows, currentWeek, milestones, nowMicros);
  }

  private List<TrendRow> rows(QuotaSeries stored, int weeks, long now) {
    List<Segment> segments = new ArrayList<>(stored.segments());
    segments.sort(Comparator.comparingLong(Segment::fromMicros).reversed());
    List<PeriodCost> costs = stored.costs();
    Set<String> stated = new HashSet<>();
    segments.forEach(segment -> stated.add(segment.period().key()));
    List<Candidate> candidates = new ArrayList<>();
    segments.forEach(segment ->
        candidates.add(new Candidate(segment.period().key(), segment.fromMicros(), segment, null)));
    Set<String> costsOnly = new HashSet<>();
    for (PeriodCost cost : costs) { // newest first
      if (!stated.contains(cost.key()) && costsOnly.add(cost.key())) {
        candidates.add(new Candidate(cost.key(), cost.fromMicros(), null, cost));
      }
    }
    candidates.sort(Comparator.comparingLong(Candidate::fromMicros).reversed());
    Costs known = new Costs(costs);
    Set<String> keys = new HashSet<>();
    List<TrendRow> rows = new ArrayList<>();
    for (Candidate candidate : candidates) {
      if (!keys.contains(candidate.key) && keys.size() == weeks) {
        continue;
      }
      keys.add(candidate.key);
      rows.add(
          candidate.segment == null
              ? costOnly(Objects.requireNonNull(candidate.cost))
              : row(stored, candidate.segment, known, now));
    }
    return rows;
  }

  /** What may become a row: a segment, or a cost of a week nobody stated. */
  private record Candidate(
      String key, long fromMicros, @Nullable Segment segment, @Nullable PeriodCost cost) {}

  private TrendRow row(QuotaSeries stored, Segment segment, Costs costs, long now) {
    Reading reading = stored.latestOf(segment, Long.MAX_VALUE);
    Double percent = percent(segment, reading);
    Long usageCaptured = reading == null ? null : (Long) reading.atMicros();
    WeekSpan week = WeekSpan.of(segment);
    if (segment.whole()) {
      PeriodCost cost = costs.of(segment.period());
      return new TrendRow(
          week,
          percent,
          cost == null ? null : cost.cost(),
          usageCaptured,
          cost == null ? null : (Long) cost.capturedMicros(),
          cost == null ? null : (Long) cost.fromMicros(),
          cost == null ? null : (Long) cost.toMicros());
    }
    meter.refresh();
    Part found = used(segment.fromMicros(), segment.toMicros(), now);
    return found.entries() > 0
        ? new TrendRow(
            week,
            percent,
            found.cost(),
            usageCaptured,
            usageCaptured,
            segment.fromMicros(),
            segment.toMicros())
        : unused(stored, segment, costs, now, week, percent, usageCaptured);
  }

  private Part used(long from, long to, long now) {
    return meter.measure(from, Math.min(now, to - 1)).total();
  }

  /**
   * A part of a week without usage. If what is stored tells that there was some, the logs are gone,
   * and the part has cost what its last milestone says, or nobody knows what.
   */
  private TrendRow unused(
      QuotaSeries stored,
      Segment segment,
      Costs costs,
      long now,
      WeekSpan week,
      @Nullable Double percent,
      @Nullable Long usageCaptured) {
    List<Milestone> milestones = stored.milestones(segment);
    Milestone last = milestones.isEmpty() ? null : milestones.getLast();
    if (last != null && last.cost().pico() != 0) {
      return new TrendRow(
          week,
          percent,
          last.cost(),
          usageCaptured,
          last.capturedMicros(),
          segment.fromMicros(),
          Math.min(last.capturedMicros(), segment.toMicros()));
    }
    Period period = segment.period();
    PeriodCost whole = costs.of(period);
    boolean gone =
        whole != null
            && whole.cost().pico() != 0
            && used(period.startMicros(), period.endMicros(), now).entries() == 0;
    return new TrendRow(
        week,
        percent,
        gone ? null : Money.ZERO,
        usageCaptured,
        gone ? null : usageCaptured,
        segment.fromMicros(),
        segment.toMicros());
  }

  private static TrendRow costOnly(PeriodCost cost) {
    return new TrendRow(
        new WeekSpan(cost.key(), cost.endKey(), null, null),
        null,
        cost.cost(),
        null,
        cost.capturedMicros(),
        cost.fromMicros(),
        cost.toMicros());
  }

  /** The latest percentage of a part; what a credit took away was used all the same. */
  static @Nullable Double percent(Segment segment, @Nullable Reading reading) {
    Double read = reading == null ? null : reading.percent();
    Double credited = segment.creditedAt();
    if (read == null || credited == null) {
      return read == null ? credited : read;
    }
    return Math.max(read, credited);
  }

  /** The latest stored costs of whole weeks, found by week, or else by its name. */
  private static final class Costs {
    private final Map<Long, PeriodCost> byPeriod = new HashMap<>();
    private final Map<String, PeriodCost> byKey = new HashMap<>();

    Costs(List<PeriodCost> newestFirst) {
      for (PeriodCost cost : newestFirst) {
        if (cost.periodId() == 0) {
          byKey.putIfAbsent(cost.key(), cost);
        } else {
          byPeriod.putIfAbsent(cost.periodId(), cost);
        }
      }
    }

    @Nullable PeriodCost of(Period period) {
      PeriodCost own = byPeriod.get(period.id());
      PeriodCost named = byKey.get(period.key());
      if (own == null || named == null) {
        return own == null ? named : own;
      }
      return later(own, named);
    }

    private static PeriodCost later(PeriodCost one, PeriodCost other) {
      boolean isOther =
          other.capturedMicros() > one.capturedMicros()
              || (other.capturedMicros() == one.capturedMicros() && other.id() > one.id());
      return isOther ? other : one;
    }
  }
}
