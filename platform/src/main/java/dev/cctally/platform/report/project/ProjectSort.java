package dev.cctally.platform.report.project;

import dev.cctally.platform.report.SortOrder;
import java.util.Comparator;
import java.util.Locale;

/** What projects are ordered by. */
public enum ProjectSort {
  /** Their cost. */
  COST(Comparator.comparing(usage -> usage.figures().cost())),
  /** Their part of the quota; those without one come below nothing. */
  USED(Comparator.comparingDouble(usage -> usage.usedPercent() == null ? -1 : usage.usedPercent())),
  /** Their name, in any case. */
  NAME(Comparator.comparing(ProjectSort::folded)),
  /** When they were used last. */
  LAST_SEEN(Comparator.comparingLong(ProjectUsage::lastMicros));

  /** Ties, whatever the order: by name, then by place. */
  private static final Comparator<ProjectUsage> TIES =
      Comparator.comparing(ProjectSort::folded).thenComparing(usage -> usage.project().key());

  private final Comparator<ProjectUsage> ascending;

  ProjectSort(Comparator<ProjectUsage> ascending) {
    this.ascending = ascending;
  }

  Comparator<ProjectUsage> in(SortOrder order) {
    return (order == SortOrder.ASC ? ascending : ascending.reversed()).thenComparing(TIES);
  }

  private static String folded(ProjectUsage usage) {
    return usage.project().displayKey().toLowerCase(Locale.ROOT);
  }
}
