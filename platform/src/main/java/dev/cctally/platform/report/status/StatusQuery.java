package dev.cctally.platform.report.status;

import dev.cctally.spi.quota.QuotaWindow;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a status line asks about usage.
 *
 * @param vendorId whose usage
 * @param sessionId the session, or {@code null} if its cost is not wanted
 * @param window the vendor's short quota window
 * @param zone decides what today is
 * @param now the present
 */
public record StatusQuery(
    String vendorId, @Nullable String sessionId, QuotaWindow window, ZoneId zone, Instant now) {
  /** Rejects {@code null}, except for the session. */
  public StatusQuery {
    Objects.requireNonNull(vendorId, "vendorId");
    Objects.requireNonNull(window, "window");
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(now, "now");
  }
}
