package dev.cctally.spi.period;

import dev.cctally.spi.quota.QuotaWindow;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A kind of period, such as a calendar month or a subscription week. <b>Implemented by plugins</b>;
 * the platform itself offers the calendar ones. Adjacent periods tile: one ends where the next
 * begins.
 *
 * @since 1.0
 */
public interface PeriodType {
  /** {@return the id used in configuration and JSON, for example {@code subscription-week}} */
  String id();

  /** {@return the name for people, for example {@code "subscription week"}} */
  String label();

  /**
   * Finds the period that contains an instant.
   *
   * @param instant the instant
   * @param zone the zone calendar periods are made in
   * @param windows quota windows of the vendor that the platform knows around the instant, oldest
   *     first; empty if it knows none
   * @return the period, or empty if it cannot be told from these windows
   */
  Optional<TimeWindow> containing(Instant instant, ZoneId zone, List<QuotaWindow.Span> windows);
}
