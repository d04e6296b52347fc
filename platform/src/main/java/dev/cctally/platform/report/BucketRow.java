package dev.cctally.platform.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * Usage of one calendar period.
 *
 * @param start first day of the period in the display zone
 * @param figures the sums
 * @param modelsUsed distinct model names by first use
 * @param models the models by cost descending; ties by first use
 */
public record BucketRow(
    LocalDate start, Figures figures, List<String> modelsUsed, List<ModelUsage> models) {
  /** Rejects {@code null} and copies the lists. */
  public BucketRow {
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(figures, "figures");
    modelsUsed = List.copyOf(modelsUsed);
    models = List.copyOf(models);
  }
}
