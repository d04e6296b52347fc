package dev.cctally.platform.budget;

import dev.cctally.platform.plugin.PluginHost;
import dev.cctally.platform.quota.QuotaGlance;
import dev.cctally.platform.quota.QuotaSeries;
import dev.cctally.platform.quota.QuotaStore;
import dev.cctally.platform.quota.Segment;
import dev.cctally.platform.quota.forecast.OpenPeriod;
import dev.cctally.platform.time.EpochMicros;
import dev.cctally.spi.period.PeriodType;
import dev.cctally.spi.period.TimeWindow;
import dev.cctally.spi.quota.QuotaWindow;
import dev.cctally.spi.vendor.Vendor;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks vendors for their windows, with what is recorded of their quotas. A window in which quota
 * was given back or reset starts at the latest such event: what was spent before counts no more.
 */
public final class RecordedPeriods implements VendorPeriods {
  private static final Duration TAKES_AT_MOST = Duration.ofSeconds(10);

  private final PluginHost plugins;
  private final Source source;
  private final Changes changes;

  /**
   * Opens nothing yet.
   *
   * @param plugins gives the vendors
   * @param quotas gives what is recorded; asked only about a vendor that has the kind
   */
  public RecordedPeriods(PluginHost plugins, Supplier<QuotaStore> quotas) {
    this.plugins = Objects.requireNonNull(plugins, "plugins");
    Objects.requireNonNull(quotas, "quotas");
    source = (vendorId, now) -> recorded(quotas.get().main(vendorId), now);
    changes = vendorId -> changes(quotas.get().main(vendorId));
  }

  private RecordedPeriods(PluginHost plugins, Source source, Changes changes) {
    this.plugins = Objects.requireNonNull(plugins, "plugins");
    this.source = source;
    this.changes = changes;
  }

  /**
   * {@return the same of what is recorded at a glance}
   *
   * @param plugins gives the vendors
   * @param quotas what is recorded
   */
  public static RecordedPeriods glanced(PluginHost plugins, QuotaGlance quotas) {
    Objects.requireNonNull(quotas, "quotas");
    return new RecordedPeriods(
        plugins,
        (vendorId, now) -> quotas.ask(vendorId, series -> recorded(series, now)),
        vendorId -> quotas.ask(vendorId, RecordedPeriods::changes));
  }

  /** Finds what is recorded of the longest kind of window. */
  @FunctionalInterface
  private interface Source {
    @Nullable Recorded of(String vendorId, Instant now);
  }

  /** Finds the moments at which another window may have become the open one. */
  @FunctionalInterface
  private interface Changes {
    @Nullable NavigableSet<Long> of(String vendorId);
  }

  private static @Nullable NavigableSet<Long> changes(@Nullable QuotaSeries series) {
    return series == null ? null : OpenPeriod.changes(series);
  }

  /**
   * Windows that are recorded.
   *
   * @param length how long each is
   * @param segments those before the open one, and that one last
   */
  private record Recorded(Duration length, List<Segment> segments) {}

  private static @Nullable Recorded recorded(@Nullable QuotaSeries series, Instant now) {
    Segment open = series == null ? null : OpenPeriod.at(series, EpochMicros.of(now));
    if (series == null || open == null) {
      return null;
    }
    List<Segment> segments = new ArrayList<>();
    for (Segment segment : series.segments()) {
      if (segment.toMicros() <= open.fromMicros()) {
        segments.add(segment);
      }
    }
    segments.add(open);
    return new Recorded(series.key().period(), segments);
  }

  @Override
  public Optional<Found> containing(String vendorId, String period, Instant now, ZoneId zone) {
    return plugins.vendor(vendorId).flatMap(vendor -> containing(vendor, period, now, zone));
  }

  private Optional<Found> containing(Vendor vendor, String period, Instant now, ZoneId zone) {
    String vendorId = vendor.info().id();
    return call(vendorId, () -> type(vendor, period))
        .flatMap(type -> {
          List<QuotaWindow.Span> spans = spans(vendor, now);
          return call(
              vendorId,
              () ->
                  type.containing(now, zone, spans).map(window -> new Found(type.label(), window)));
        });
  }

  @Override
  public List<Instant> news(String vendorId, Instant from, Instant to) {
    NavigableSet<Long> moments = changes.of(vendorId);
    if (moments == null) {
      return List.of();
    }
    return moments.subSet(EpochMicros.of(from), true, EpochMicros.of(to), true).stream()
        .map(EpochMicros::toInstant)
        .toList();
  }

  private static Optional<PeriodType> type(Vendor vendor, String period) {
    return vendor.periodTypes().stream().filter(type -> type.id().equals(period)).findFirst();
  }

  /** The windows of the longest kind up to the one that is open, if one is. */
  private List<QuotaWindow.Span> spans(Vendor vendor, Instant now) {
    List<QuotaWindow.Span> spans = new ArrayList<>();
    String vendorId = vendor.info().id();
    Recorded recorded = source.of(vendorId, now);
    if (recorded == null) {
      return spans;
    }
    Optional<String> windowId =
        plugins
            .call(vendorId, TAKES_AT_MOST, vendor::quotaWindows)
            .flatMap(windows ->
                windows.stream()
                    .filter(window -> window.length().equals(recorded.length()))
                    .map(QuotaWindow::id)
                    .findFirst());
    windowId.ifPresent(id -> recorded.segments().forEach(segment -> spans.add(span(id, segment))));
    return spans;
  }

  private static QuotaWindow.Span span(String windowId, Segment segment) {
    return new QuotaWindow.Span(
        windowId,
        new TimeWindow(
            EpochMicros.toInstant(segment.fromMicros()),
            EpochMicros.toInstant(segment.toMicros())));
  }

  private <T> Optional<T> call(String vendorId, Callable<Optional<T>> question) {
    return plugins.call(vendorId, TAKES_AT_MOST, question).flatMap(answer -> answer);
  }
}
