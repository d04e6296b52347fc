package dev.cctally.cli.render.csv;

import dev.cctally.platform.report.Figures;
import dev.cctally.platform.report.ModelUsage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of a usage report: a row, or one model of it.
 *
 * @param group whose row it is
 * @param row the row
 * @param figures what was used
 * @param names the models
 * @param model the one model; {@code null} if it stands for all
 */
record CsvLine<R>(
    Group group, R row, Figures figures, List<String> names, @Nullable ModelUsage model) {
  /**
   * Whose a row is.
   *
   * @param vendor the vendor's id
   * @param basis what its dollars mean, as JSON has it; nothing if that cannot be told
   * @param project the project's label; nothing if rows are not grouped by project
   * @param path its folder
   */
  record Group(String vendor, String basis, String project, String path) {
    static final Group NONE = new Group("", "", "", "");

    Group with(String label, String folder) {
      return new Group(vendor, basis, label, folder);
    }
  }

  /** The lines of a row. */
  static <R> List<CsvLine<R>> of(
      Group group,
      R row,
      Figures figures,
      List<String> names,
      List<ModelUsage> models,
      boolean breakdown) {
    if (!breakdown) {
      return List.of(new CsvLine<>(group, row, figures, names, null));
    }
    List<CsvLine<R>> lines = new ArrayList<>(models.size());
    for (ModelUsage model : models) {
      lines.add(new CsvLine<>(group, row, model.figures(), List.of(model.model()), model));
    }
    return lines;
  }

  long input() {
    return figures.tokens().input();
  }

  long cacheWrite() {
    return figures.tokens().cacheWrite();
  }

  long cacheRead() {
    return figures.tokens().cacheRead();
  }

  long output() {
    return figures.tokens().output();
  }

  long reasoning() {
    return figures.tokens().reasoning();
  }

  long total() {
    return figures.tokens().total();
  }

  /** How sure the cost of the one model is, as JSON has it. */
  @Nullable String pricing() {
    return model == null ? null : model.status().name().toLowerCase(java.util.Locale.ROOT);
  }

  @Nullable String pricedAs() {
    return model == null ? null : model.pricedAs();
  }
}
