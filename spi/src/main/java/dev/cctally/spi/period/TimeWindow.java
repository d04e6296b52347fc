package dev.cctally.spi.period;

import java.time.Instant;

/**
 * A half-open span of time.
 *
 * @param start first instant inside, UTC
 * @param end first instant after, UTC
 * @since 1.0
 */
public record TimeWindow(Instant start, Instant end) {
  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException if the end is before the start
   */
  public TimeWindow {
    if (end.isBefore(start)) {
      throw new IllegalArgumentException("window ends before it starts");
    }
  }

  /**
   * {@return whether an instant lies inside}
   *
   * @param instant the instant
   */
  public boolean contains(Instant instant) {
    return !instant.isBefore(start) && instant.isBefore(end);
  }
}
