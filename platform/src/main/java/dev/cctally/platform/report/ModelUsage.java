package dev.cctally.platform.report;

import java.util.Objects;

/**
 * One model's part of a row.
 *
 * @param model the model id, with {@code -fast} appended where the query asks for that
 * @param figures its figures
 * @param status how sure the cost is
 */
public record ModelUsage(String model, Figures figures, PriceStatus status) {
  /** Rejects {@code null}. */
  public ModelUsage {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(figures, "figures");
    Objects.requireNonNull(status, "status");
  }
}
