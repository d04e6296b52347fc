package dev.cctally.platform.quota.forecast;

import dev.cctally.spi.model.Money;
import java.util.List;
import java.util.Objects;

/**
 * What a forecast is made of.
 *
 * @param startMicros the first instant of the period, or of the part of it since its latest reset:
 *     microseconds since 1970-01-01T00:00:00Z
 * @param endMicros the first instant after it
 * @param nowMicros the present
 * @param samples what is known of it, oldest first; at least one, none later than the present
 * @param spent what it has cost so far
 * @param past periods before it, newest first; looked at only while too little of this one is used
 *     to tell what a percent costs, see {@link Forecast#TELLING_PERCENT}
 */
public record ForecastBasis(
    long startMicros,
    long endMicros,
    long nowMicros,
    List<Sample> samples,
    Money spent,
    List<PastPeriod> past) {
  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if there is no sample
   */
  public ForecastBasis {
    samples = List.copyOf(samples);
    Objects.requireNonNull(spent, "spent");
    past = List.copyOf(past);
    if (samples.isEmpty()) {
      throw new IllegalArgumentException("a forecast needs a sample");
    }
  }

  /** {@return the newest sample} */
  public Sample latest() {
    return samples.getLast();
  }
}
