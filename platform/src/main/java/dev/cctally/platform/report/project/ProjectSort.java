package dev.cctally.platform.report.project;

import dev.cctally.platform.report.SortOrder;
import java.util.Comparator;
import java.util.Locale;

/** What projects are ordered by. Ties are in order of name, then of place, whatever the order. */
public enum ProjectSort {
  /** Their cost. */
  COST,
  /** Their part of the quota; those without one come below nothing. */
  USED,
  /** Their name, in any case. */
  NAME,
  /** When they were used last. */
  LAST_SEEN;

  Comparator<ProjectUsage> in(SortOrder order) {
    Comparator<ProjectUsage> ascending =
        switch (this) {
          case COST -> Comparator.comparing(usage -> usage.figures().cost());
          case USED -> Comparator.comparingDouble(ProjectSort::used);
          case NAME -> Comparator.comparing(ProjectSort::folded);
          case LAST_SEEN -> Comparator.comparingLong(ProjectUsage::lastMicros);
        };
    return (order == SortOrder.ASC ? ascending : ascending.reversed())
        .thenComparing(ProjectSort::folded)
        .thenComparing(usage -> usage.project().key());
  }

  private static double used(ProjectUsage usage) {
    Double percent = usage.usedPercent();
    return percent == null ? -1 : percent;
  }

  private static String folded(ProjectUsage usage) {
    return usage.project().displayKey().toLowerCase(Locale.ROOT);
  }
}
