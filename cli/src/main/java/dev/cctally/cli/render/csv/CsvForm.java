package dev.cctally.cli.render.csv;

import dev.cctally.platform.plugin.ReportShape;
import java.util.Objects;

/**
 * How a usage report is written.
 *
 * @param shape the form of the vendor's reports; decides which counts there are and their names
 * @param cost whether there are columns about cost
 * @param breakdown whether there is a line for each model in place of one for each row
 */
public record CsvForm(ReportShape shape, boolean cost, boolean breakdown) {
  /** Rejects {@code null}. */
  public CsvForm {
    Objects.requireNonNull(shape, "shape");
  }
}
