package dev.cctally.cli.statusline;

import dev.cctally.platform.quota.QuotaLevel;
import dev.cctally.platform.quota.QuotaLevels;
import dev.cctally.platform.time.EpochMicros;
import dev.cctally.spi.quota.QuotaWindow;
import dev.cctally.spi.statusline.StatusLineInput;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A quota window as the line shows it.
 *
 * @param label its length in brief, such as {@code 5h}
 * @param percent how much of it is used
 * @param resetsAtMicros when it ends: microseconds since 1970-01-01T00:00:00Z, or {@code null}
 */
public record ShownLimit(String label, int percent, @Nullable Long resetsAtMicros) {
  /**
   * Chooses what is shown: what the tool says, or what was recorded last if it says nothing at all;
   * but never less than was recorded of the same window.
   *
   * @param input what the tool says
   * @param windows the vendor's windows
   * @param levels what is recorded
   * @param vendorId the vendor
   * @param now the present
   * @return the windows of which it is known how much is used, the shortest first
   */
  public static List<ShownLimit> of(
      StatusLineInput input,
      List<QuotaWindow> windows,
      QuotaLevels levels,
      String vendorId,
      Instant now) {
    List<QuotaLevel> known =
        input.limits().isEmpty() ? levels.newest(vendorId, now) : stated(input.limits(), windows);
    List<QuotaWindow> sorted = new ArrayList<>(windows);
    sorted.sort((one, other) -> one.length().compareTo(other.length()));
    List<ShownLimit> shown = new ArrayList<>();
    for (QuotaWindow window : sorted) {
      for (QuotaLevel level : known) {
        Double percent = level.usedPercent();
        if (level.length().equals(window.length()) && percent != null) {
          Double highest = levels.highest(level, vendorId, now);
          double most = highest == null ? percent : Math.max(percent, highest);
          Instant reset = level.resetsAt();
          shown.add(
              new ShownLimit(
                  label(window.length()),
                  Whole.percent(new BigDecimal(most)),
                  reset == null ? null : EpochMicros.of(reset)));
        }
      }
    }
    return shown;
  }

  private static List<QuotaLevel> stated(
      List<StatusLineInput.Limit> limits, List<QuotaWindow> windows) {
    List<QuotaLevel> levels = new ArrayList<>(limits.size());
    for (StatusLineInput.Limit limit : limits) {
      for (QuotaWindow window : windows) {
        if (window.id().equals(limit.window())) {
          Long reset = limit.resetsAtMicros();
          levels.add(
              new QuotaLevel(
                  window.length(),
                  limit.usedPercent(),
                  reset == null ? null : EpochMicros.toInstant(reset)));
        }
      }
    }
    return levels;
  }

  private static String label(Duration length) {
    if (length.toHours() >= 24 && length.toHours() % 24 == 0) {
      return length.toDays() + "d";
    }
    return length.toMinutes() % 60 == 0 ? length.toHours() + "h" : length.toMinutes() + "m";
  }
}
