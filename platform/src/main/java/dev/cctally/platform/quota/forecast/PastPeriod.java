package dev.cctally.platform.quota.forecast;

import dev.cctally.spi.model.Money;
import java.util.Objects;

/**
 * A period that is over.
 *
 * @param cost what it had cost
 * @param percent how much of the quota that was: of one with several segments, the sum of the
 *     highest of each; positive
 */
public record PastPeriod(Money cost, double percent) {
  /** Rejects {@code null}. */
  public PastPeriod {
    Objects.requireNonNull(cost, "cost");
  }

  double dollarsPerPercent() {
    return cost.toDollars().doubleValue() / percent;
  }
}
