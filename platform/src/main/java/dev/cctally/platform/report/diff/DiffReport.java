package dev.cctally.platform.report.diff;

import dev.cctally.platform.report.ModelUsage;
import java.util.List;
import java.util.Objects;

/**
 * Two windows compared.
 *
 * @param query what was asked for
 * @param usedA how much of the quota was used in the first window
 * @param usedB how much in the second
 * @param overall everything, whether it is asked for or not
 * @param sections the sections asked for
 * @param models the models of both windows by id, once each
 * @param unpricedModels models whose cost is unknown, by id
 */
public record DiffReport(
    DiffQuery query,
    QuotaUse usedA,
    QuotaUse usedB,
    DiffRow overall,
    List<DiffSection> sections,
    List<ModelUsage> models,
    List<String> unpricedModels) {
  /** Rejects {@code null} and copies the lists. */
  public DiffReport {
    Objects.requireNonNull(query, "query");
    Objects.requireNonNull(usedA, "usedA");
    Objects.requireNonNull(usedB, "usedB");
    Objects.requireNonNull(overall, "overall");
    sections = List.copyOf(sections);
    models = List.copyOf(models);
    unpricedModels = List.copyOf(unpricedModels);
  }

  /** {@return whether both windows have a figure about the quota that means the same} */
  public boolean quotaComparable() {
    return usedA.mode() == usedB.mode() && usedA.mode() != QuotaUse.Mode.NOT_AVAILABLE;
  }
}
