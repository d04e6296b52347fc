package dev.cctally.plugins.claude;

import dev.cctally.spi.period.PeriodType;
import dev.cctally.spi.period.TimeWindow;
import dev.cctally.spi.quota.QuotaWindow;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The week of the quota. When it starts is the vendor's choice, so it must have been recorded. */
final class SubscriptionWeek implements PeriodType {
  static final String ID = "subscription-week";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String label() {
    return "subscription week";
  }

  @Override
  public Optional<TimeWindow> containing(
      Instant instant, ZoneId zone, List<QuotaWindow.Span> windows) {
    return windows.reversed().stream()
        .filter(span -> span.windowId().equals(ClaudeVendor.SEVEN_DAYS))
        .map(QuotaWindow.Span::window)
        .filter(window -> window.contains(instant))
        .findFirst();
  }
}
