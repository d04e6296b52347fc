package dev.cctally.platform.report.quota;

import dev.cctally.platform.ingest.UsageHistory;
import dev.cctally.platform.pricing.PriceSource;
import dev.cctally.platform.quota.PeriodCost;
import dev.cctally.platform.quota.QuotaSeries;
import dev.cctally.platform.quota.Reading;
import dev.cctally.platform.quota.Segment;
import dev.cctally.platform.quota.forecast.Forecast;
import dev.cctally.platform.quota.forecast.ForecastBasis;
import dev.cctally.platform.quota.forecast.OpenPeriod;
import dev.cctally.platform.quota.forecast.PastPeriod;
import dev.cctally.platform.quota.forecast.Sample;
import dev.cctally.platform.report.CostMode;
import dev.cctally.platform.report.range.RangeQuery;
import dev.cctally.platform.report.range.RangeReport;
import dev.cctally.platform.report.range.RangeReports;
import dev.cctally.spi.model.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes forecasts from stored readings and stored usage. Nothing is synced or written here. */
public final class ForecastReports {
  private final String vendorId;
  private final QuotaSeries series;
  private final RangeReports costs;
  private final long now;

  private ForecastReports(QuotaSeries series, UsageHistory history, PriceSource prices, long now) {
    this.vendorId = series.key().vendorId();
    this.series = series;
    this.costs = new RangeReports(history, prices);
    this.now = now;
  }

  /**
   * {@return the forecast of the period that is open; empty if none is known to be}
   *
   * @param series the readings
   * @param history what has been used; not asked if there is no such period
   * @param prices where price books come from
   * @param nowMicros the present: microseconds since 1970-01-01T00:00:00Z; what is stored of later
   *     ones is not looked at
   * @throws dev.cctally.platform.AppException of kind {@code VALUE} if a sum does not fit
   */
  public static Optional<ForecastReport> of(
      QuotaSeries series, Supplier<UsageHistory> history, PriceSource prices, long nowMicros) {
    Segment open = OpenPeriod.at(Objects.requireNonNull(series, "series"), nowMicros);
    if (open == null) {
      return Optional.empty();
    }
    return new ForecastReports(series, history.get(), prices, nowMicros).of(open);
  }

  private Optional<ForecastReport> of(Segment open) {
    List<Sample> samples = samples(open);
    if (samples.isEmpty()) {
      return Optional.empty();
    }
    RangeReport spent = cost(open.fromMicros(), now);
    boolean telling = samples.getLast().percent() >= Forecast.TELLING_PERCENT;
    ForecastBasis basis =
        new ForecastBasis(
            open.fromMicros(),
            open.toMicros(),
            now,
            samples,
            spent.figures().cost(),
            telling ? List.of() : past(open));
    return Optional.of(
        new ForecastReport(Forecast.of(basis), spent.models(), spent.unpricedModels()));
  }

  private List<Sample> samples(Segment open) {
    List<Sample> samples = new ArrayList<>();
    for (Reading reading : series.readings(open, now)) {
      Double percent = reading.percent();
      if (percent != null) {
        samples.add(new Sample(reading.atMicros(), percent, reading.blockPercent()));
      }
    }
    return samples;
  }

  private RangeReport cost(long fromMicros, long toMicros) {
    return costs.of(
        new RangeQuery(
            vendorId, new UsageHistory.Range(fromMicros, toMicros), CostMode.AUTO, null));
  }

  /** The newest periods before the open one that tell something, cut at resets and credits. */
  private List<PastPeriod> past(Segment open) {
    Map<Long, List<Segment>> byPeriod = new LinkedHashMap<>();
    for (Segment segment : series.segments()) {
      byPeriod.computeIfAbsent(segment.period().id(), _ -> new ArrayList<>()).add(segment);
    }
    byPeriod.remove(open.period().id());
    List<List<Segment>> newestFirst = new ArrayList<>(byPeriod.values());
    newestFirst.sort(
        Comparator.comparingLong((List<Segment> parts) -> parts.getFirst().fromMicros())
            .reversed());
    List<PastPeriod> past = new ArrayList<>();
    for (List<Segment> parts : newestFirst) {
      if (past.size() < Forecast.PAST_PERIODS
          && parts.getFirst().fromMicros() < open.fromMicros()
          && parts.getLast().toMicros() < now) {
        double percent = parts.stream().mapToDouble(this::highest).sum();
        if (percent >= Forecast.LEAST_PAST_PERCENT) {
          past.add(new PastPeriod(cost(parts), percent));
        }
      }
    }
    return past;
  }

  private double highest(Segment segment) {
    Double read = series.highest(segment);
    Double credited = segment.creditedAt(); // may have been seen by nobody else
    return Math.max(read == null ? 0 : read, credited == null ? 0 : credited);
  }

  /** What a period had cost; as it is stored if the vendor has deleted the logs since. */
  private Money cost(List<Segment> parts) {
    Money sum = Money.ZERO;
    long entries = 0;
    for (Segment part : parts) {
      RangeReport report = cost(part.fromMicros(), part.toMicros() - 1);
      sum = sum.plus(report.figures().cost());
      entries += report.figures().entries();
    }
    if (entries == 0) {
      long period = parts.getFirst().period().id();
      for (PeriodCost stored : series.costs()) {
        if (stored.periodId() == period) {
          return stored.cost();
        }
      }
    }
    return sum;
  }
}
