package dev.cctally.platform.report.block;

import dev.cctally.spi.quota.QuotaWindow;
import java.time.Duration;
import java.util.List;

/** Which of a vendor's quota windows the report by window is about. */
public final class ShortWindow {
  /** What is taken if the vendor's plugin does not say, for example because it does not work. */
  public static final QuotaWindow DEFAULT =
      new QuotaWindow("five-hour", "5 hours", Duration.ofHours(5));

  /** Usage is summed by these, so windows must consist of them. */
  private static final Duration QUARTER = Duration.ofMinutes(15);

  private static final Duration LONGEST = Duration.ofDays(1);

  private ShortWindow() {}

  /**
   * {@return the shortest window of at most a day that consists of whole quarters of an hour, else
   * {@link #DEFAULT}}
   *
   * @param windows the vendor's windows
   */
  public static QuotaWindow of(List<QuotaWindow> windows) {
    QuotaWindow shortest = null;
    for (QuotaWindow window : windows) {
      Duration length = window.length();
      if (length.compareTo(QUARTER) >= 0
          && length.compareTo(LONGEST) <= 0
          && length.toNanos() % QUARTER.toNanos() == 0
          && (shortest == null || length.compareTo(shortest.length()) < 0)) {
        shortest = window;
      }
    }
    return shortest == null ? DEFAULT : shortest;
  }
}
