package dev.cctally.platform.report.quota.trend;

import dev.cctally.platform.quota.QuotaSeries;
import dev.cctally.platform.quota.Reading;
import dev.cctally.platform.quota.SeriesKey;
import dev.cctally.spi.quota.QuotaWindow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How much of a window is used that a vendor has beside its main ones, such as one of a single
 * model. What was used in it cannot be told apart in the logs, so it has no cost.
 *
 * @param id the window as the vendor names it
 * @param label the same for people
 * @param length how long it lasts; zero if that is not known
 * @param percent how much of it was used when it was last stated
 * @param resetsAtMicros when it was stated to reset: microseconds since 1970-01-01T00:00:00Z; or
 *     {@code null}
 * @param capturedMicros when that was stated
 * @param over whether it has reset since, so that the percentage does not hold any more
 */
public record SideWindow(
    String id,
    String label,
    Duration length,
    double percent,
    @Nullable Long resetsAtMicros,
    long capturedMicros,
    boolean over) {
  /** Rejects {@code null}. */
  public SideWindow {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(length, "length");
  }

  /**
   * {@return the windows beside the main ones, by label}
   *
   * @param series every series of the vendor
   * @param account whose windows; {@code null} for those of the account heard of last
   * @param windows tells of a window by its id; answers {@code null} if it does not know it
   * @param nowMicros the present
   */
  public static List<SideWindow> of(
      List<QuotaSeries> series,
      @Nullable String account,
      Function<String, @Nullable QuotaWindow> windows,
      long nowMicros) {
    if (series.isEmpty()) {
      return List.of();
    }
    String whose = account == null ? series.getFirst().key().account() : account;
    List<SideWindow> found = new ArrayList<>();
    for (QuotaSeries one : series) {
      SeriesKey key = one.key();
      Reading latest = key.name().equals(SeriesKey.MAIN) ? null : one.latest(nowMicros);
      if (latest != null && key.account().equals(whose)) {
        SideWindow window = of(key, latest, windows.apply(key.name()), nowMicros);
        if (window != null) {
          found.add(window);
        }
      }
    }
    found.sort(Comparator.comparing(SideWindow::label).thenComparing(SideWindow::id));
    return found;
  }

  private static @Nullable SideWindow of(
      SeriesKey key, Reading latest, @Nullable QuotaWindow window, long now) {
    boolean period = latest.percent() != null;
    Double percent = period ? latest.percent() : latest.blockPercent();
    if (percent == null) {
      return null;
    }
    Long reset = period ? latest.statedEndMicros() : latest.statedBlockEndMicros();
    Duration length = period ? key.period() : key.block();
    String label = window == null ? key.name() : window.label();
    boolean over = reset != null && reset <= now;
    return new SideWindow(key.name(), label, length, percent, reset, latest.atMicros(), over);
  }
}
