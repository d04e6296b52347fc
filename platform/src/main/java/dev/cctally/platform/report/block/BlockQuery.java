package dev.cctally.platform.report.block;

import dev.cctally.platform.ingest.UsageHistory;
import dev.cctally.platform.report.CostMode;
import dev.cctally.platform.report.SpeedRule;
import dev.cctally.spi.quota.QuotaWindow;
import java.time.Instant;
import java.util.Objects;

/**
 * What the report by quota window is asked for.
 *
 * @param vendorId whose usage
 * @param window the kind of window; lasts whole quarters of an hour
 * @param range which usage is divided among windows; a window at its edge may be cut
 * @param mode which cost
 * @param speed which speed is priced
 * @param now decides which window is still open
 */
public record BlockQuery(
    String vendorId,
    QuotaWindow window,
    UsageHistory.Range range,
    CostMode mode,
    SpeedRule speed,
    Instant now) {
  /** Rejects {@code null}. */
  public BlockQuery {
    Objects.requireNonNull(vendorId, "vendorId");
    Objects.requireNonNull(window, "window");
    Objects.requireNonNull(range, "range");
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(speed, "speed");
    Objects.requireNonNull(now, "now");
  }
}
