package dev.cctally.platform.report.range;

import dev.cctally.platform.ingest.UsageHistory;
import dev.cctally.platform.report.Figures;
import dev.cctally.platform.report.ModelUsage;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Usage between two instants.
 *
 * @param figures the sums; their entries are the responses that lie in the range
 * @param matched the first and the last of these responses; empty if there is none
 * @param models the models by cost descending; ties by first use
 * @param unpricedModels models whose cost is unknown, by name
 */
public record RangeReport(
    Figures figures,
    Optional<UsageHistory.Range> matched,
    List<ModelUsage> models,
    List<String> unpricedModels) {
  /** Rejects {@code null} and copies the lists. */
  public RangeReport {
    Objects.requireNonNull(figures, "figures");
    Objects.requireNonNull(matched, "matched");
    models = List.copyOf(models);
    unpricedModels = List.copyOf(unpricedModels);
  }
}
