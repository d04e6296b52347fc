package dev.cctally.cli.render;

import dev.cctally.platform.plugin.ReportShape;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;

/**
 * How a report is to be shown as a table.
 *
 * @param shape the form of the vendor's reports
 * @param tool how titles name the vendor's tool
 * @param models how model ids are shortened
 * @param zone the display zone
 * @param cost whether cost is shown
 * @param breakdown whether each row is followed by its models
 * @param projectAliases other names for projects: display key, git root or path to name
 * @param home the user's home folder, which paths show as {@code ~}
 * @param canvas where it is shown
 */
public record ReportView(
    ReportShape shape,
    String tool,
    ModelNames models,
    ZoneId zone,
    boolean cost,
    boolean breakdown,
    Map<String, String> projectAliases,
    String home,
    Canvas canvas) {
  /** Rejects {@code null} and copies the aliases. */
  public ReportView {
    Objects.requireNonNull(shape, "shape");
    Objects.requireNonNull(tool, "tool");
    Objects.requireNonNull(models, "models");
    Objects.requireNonNull(zone, "zone");
    projectAliases = Map.copyOf(projectAliases);
    Objects.requireNonNull(home, "home");
    Objects.requireNonNull(canvas, "canvas");
  }
}
