package dev.cctally.platform.report.quota.trend;

import dev.cctally.platform.ingest.UsageHistory;
import dev.cctally.platform.quota.Period;
import dev.cctally.platform.quota.PeriodCost;
import dev.cctally.platform.quota.QuotaSeries;
import dev.cctally.platform.quota.QuotaStore;
import dev.cctally.platform.quota.Reading;
import dev.cctally.platform.quota.Segment;
import dev.cctally.platform.quota.SeriesKey;
import dev.cctally.platform.report.CostMode;
import dev.cctally.platform.report.Figures;
import dev.cctally.platform.report.range.RangeQuery;
import dev.cctally.platform.report.range.RangeReports;
import dev.cctally.platform.time.EpochMicros;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Works out what a week has cost so far, and stores it. */
public final class WeekSync {
  private static final long SECOND = 1_000_000;

  private final QuotaStore store;
  private final @Nullable QuotaSeries stored;
  private final Supplier<SeriesKey> series;
  private final RangeReports usage;
  private final Request request;

  /**
   * What is asked for.
   *
   * @param vendorId whose usage
   * @param days the days to sum up; {@code null} for the current week
   * @param mode which cost
   * @param project only usage of this project, see {@link dev.cctally.platform.report.LogFolder};
   *     {@code null} for all
   * @param nowMicros the present: microseconds since 1970-01-01T00:00:00Z
   * @param calendar gives the week of the calendar, for when no week is recorded
   */
  public record Request(
      String vendorId,
      @Nullable Days days,
      CostMode mode,
      @Nullable String project,
      long nowMicros,
      Supplier<WeekSpan> calendar) {
    /** Rejects {@code null}, except for days and project. */
    public Request {
      Objects.requireNonNull(vendorId, "vendorId");
      Objects.requireNonNull(mode, "mode");
      Objects.requireNonNull(calendar, "calendar");
    }
  }

  /**
   * Whole days.
   *
   * @param first the first one
   * @param last the last one
   * @param zone the zone they are days in
   */
  public record Days(LocalDate first, LocalDate last, ZoneId zone) {
    /** Rejects {@code null}. */
    public Days {
      Objects.requireNonNull(first, "first");
      Objects.requireNonNull(last, "last");
      Objects.requireNonNull(zone, "zone");
    }
  }

  private WeekSync(
      QuotaStore store,
      @Nullable QuotaSeries stored,
      Supplier<SeriesKey> series,
      RangeReports usage,
      Request request) {
    this.store = store;
    this.stored = stored;
    this.series = series;
    this.usage = usage;
    this.request = request;
  }

  /**
   * Works a cost out and stores it.
   *
   * @param store where it is stored
   * @param stored the series it belongs to; {@code null} if nothing is stored of the vendor yet
   * @param series names the series it belongs to in that case
   * @param usage sums up usage, which is up to date
   * @param request what is asked for
   * @return what was stored
   * @throws dev.cctally.platform.AppException if it does not fit, or cannot be stored
   */
  public static SyncedWeek run(
      QuotaStore store,
      @Nullable QuotaSeries stored,
      Supplier<SeriesKey> series,
      RangeReports usage,
      Request request) {
    return new WeekSync(store, stored, series, usage, request).run();
  }

  private SyncedWeek run() {
    Segment active = active(stored);
    WeekSpan week = week(active);
    Days days = request.days();
    long from = Objects.requireNonNull(week.fromMicros());
    long end = Objects.requireNonNull(week.toMicros());
    long past = days == null ? end : end + SECOND; // days end with their last second
    boolean under = request.nowMicros() >= from && request.nowMicros() < past;
    long to = under ? Math.min(request.nowMicros(), end) : end;
    Figures figures = sum(from, under ? request.nowMicros() : past - 1);
    Reading reading =
        stored == null || active == null ? null : stored.latestOf(active, Long.MAX_VALUE);
    Double percent = reading == null ? null : reading.percent();
    Double ratio =
        TrendRow.ratio(
            active == null || active.whole()
                ? figures.cost()
                : sum(active.fromMicros(), Math.min(request.nowMicros(), active.toMicros() - 1))
                    .cost(),
            percent);
    PeriodCost known = stored == null ? null : lost(stored, figures, week, active);
    if (known != null) {
      return new SyncedWeek(
          known.id(),
          week,
          known.fromMicros(),
          known.toMicros(),
          known.cost(),
          percent,
          TrendRow.ratio(known.cost(), percent),
          true);
    }
    PeriodCost cost =
        new PeriodCost(
            0,
            days == null && active != null ? active.period().id() : 0,
            week.key(),
            week.endKey(),
            request.nowMicros(),
            from,
            to,
            figures.cost(),
            request.mode().name().toLowerCase(Locale.ROOT),
            request.project());
    long id = store.store(stored == null ? series.get() : stored.key(), cost);
    return new SyncedWeek(id, week, from, to, figures.cost(), percent, ratio, false);
  }

  /** The last part of the week that is meant, or {@code null} if nobody recorded it. */
  private @Nullable Segment active(@Nullable QuotaSeries stored) {
    Days days = request.days();
    if (stored == null) {
      return null;
    }
    Segment current = days == null ? stored.current(request.nowMicros()) : null;
    if (days == null && current == null) {
      return null;
    }
    Segment last = null;
    for (Segment segment : stored.segments()) { // by start
      boolean same =
          current == null
              ? days != null && segment.period().key().equals(days.first().toString())
              : segment.period().id() == current.period().id();
      last = same ? segment : last;
    }
    return last;
  }

  private WeekSpan week(@Nullable Segment active) {
    Days days = request.days();
    if (days != null) {
      return new WeekSpan(
          days.first().toString(),
          days.last().toString(),
          EpochMicros.startOfDay(days.first(), days.zone()),
          EpochMicros.startOfDay(days.last().plusDays(1), days.zone()) - SECOND);
    }
    return active == null ? request.calendar().get() : WeekSpan.of(active.period());
  }

  private Figures sum(long from, long to) {
    return usage
        .of(
            new RangeQuery(
                request.vendorId(),
                new UsageHistory.Range(from, to),
                request.mode(),
                request.project()))
        .figures();
  }

  /** What is stored of a week whose usage is not in any log any more; else {@code null}. */
  private @Nullable PeriodCost lost(
      QuotaSeries stored, Figures figures, WeekSpan week, @Nullable Segment active) {
    if (figures.entries() > 0 || request.project() != null) {
      return null;
    }
    Period period = active == null || request.days() != null ? null : active.period();
    for (PeriodCost cost : stored.costs()) { // newest first
      boolean same =
          period == null
              ? cost.key().equals(week.key()) && cost.endKey().equals(week.endKey())
              : cost.periodId() == period.id();
      if (same) {
        return cost.cost().pico() == 0 ? null : cost;
      }
    }
    return null;
  }
}
