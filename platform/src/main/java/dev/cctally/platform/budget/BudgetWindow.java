package dev.cctally.platform.budget;

import dev.cctally.platform.ingest.UsageHistory;
import dev.cctally.platform.time.EpochMicros;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The window a budget is about, half-open.
 *
 * @param period its kind, such as {@code calendar-month}
 * @param label the kind for people, such as {@code calendar month}
 * @param firstDay the day it starts on; {@code null} for a kind of the vendor's own, which starts
 *     at an instant
 * @param start its first instant
 * @param end the first instant after it
 */
public record BudgetWindow(
    String period, String label, @Nullable LocalDate firstDay, Instant start, Instant end) {
  private static final Duration RECENT = Duration.ofHours(24);

  /** Rejects {@code null}, except for the day. */
  public BudgetWindow {
    Objects.requireNonNull(period, "period");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(end, "end");
  }

  /**
   * {@return what tells it from other windows of its kind} The day it starts on, which stays the
   * same in whatever zone it is looked at later; of a kind of the vendor's own the instant in UTC,
   * which is another one after a reset inside the window.
   */
  public String key() {
    LocalDate day = firstDay;
    return day == null ? EpochMicros.iso(EpochMicros.of(start)) : day.toString();
  }

  /**
   * {@return the usage that counts: from the start on, before the end, and not later than now}
   *
   * @param now the present
   */
  public UsageHistory.Range until(Instant now) {
    return range(start, now);
  }

  /**
   * {@return the same, of the last 24 hours only}
   *
   * @param now the present
   */
  public UsageHistory.Range recent(Instant now) {
    Instant from = now.minus(RECENT);
    return range(from.isBefore(start) ? start : from, now);
  }

  private UsageHistory.Range range(Instant from, Instant now) {
    return new UsageHistory.Range(ceiling(from), Math.min(EpochMicros.of(now), ceiling(end) - 1));
  }

  /**
   * {@return the first microsecond that is not before an instant, since 1970-01-01T00:00:00Z}
   *
   * @param instant the instant
   */
  public static long ceiling(Instant instant) {
    long micros = EpochMicros.of(instant);
    return EpochMicros.toInstant(micros).isBefore(instant) ? micros + 1 : micros;
  }
}
