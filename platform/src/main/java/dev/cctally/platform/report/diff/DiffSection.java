package dev.cctally.platform.report.diff;

import java.util.List;
import java.util.Objects;

/**
 * A section of the comparison.
 *
 * @param part which one
 * @param rows its rows in their order
 * @param hidden how many rows there are besides
 */
public record DiffSection(DiffPart part, List<DiffRow> rows, int hidden) {
  /** Rejects {@code null} and copies the list. */
  public DiffSection {
    Objects.requireNonNull(part, "part");
    rows = List.copyOf(rows);
  }
}
