package dev.cctally.platform.report.cache;

import dev.cctally.platform.report.PriceStatus;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One model's part of a row.
 *
 * @param model the model id as the vendor wrote it
 * @param figures its figures
 * @param status how sure its dollars are
 * @param pricedAs the other model whose price was taken for at least a part; {@code null} if none
 *     was
 */
public record CacheModel(
    String model, CacheFigures figures, PriceStatus status, @Nullable String pricedAs) {
  /** Rejects {@code null}, except for the other model. */
  public CacheModel {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(figures, "figures");
    Objects.requireNonNull(status, "status");
  }
}
