package dev.cctally.platform.report;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One model's part of a row.
 *
 * @param model the model id, with {@code -fast} appended where the query asks for that
 * @param figures its figures
 * @param status how sure the cost is
 * @param pricedAs the other model whose price was taken for at least a part, because this one is
 *     unknown; {@code null} if none was
 */
public record ModelUsage(
    String model, Figures figures, PriceStatus status, @Nullable String pricedAs) {
  /** Rejects {@code null}, except for the other model. */
  public ModelUsage {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(figures, "figures");
    Objects.requireNonNull(status, "status");
  }

  /**
   * A model that was not priced as another.
   *
   * @param model the model id
   * @param figures its figures
   * @param status how sure the cost is
   */
  public ModelUsage(String model, Figures figures, PriceStatus status) {
    this(model, figures, status, null);
  }
}
