package dev.cctally.cli.command;

import dev.cctally.cli.console.Colour;
import dev.cctally.cli.console.TableWidth;
import dev.cctally.cli.render.Canvas;
import dev.cctally.platform.host.Host;

/** Where a report goes, and how. */
final class ReportOutput {
  private ReportOutput() {}

  static boolean json(Values values) {
    return values.flag("--json") || values.given("--jq");
  }

  static void print(String document, Values values, CommandRun run) {
    String filter = values.text("--jq");
    if (filter == null) {
      run.console().printUtf8(document);
    } else {
      JqFilter.print(filter, document, run);
    }
  }

  static Canvas canvas(Values values, CommandRun run) {
    return canvas(values.flag("--compact"), run);
  }

  /** For a table without a layout to choose. */
  static Canvas plainCanvas(CommandRun run) {
    return canvas(false, run);
  }

  /** For a table whose colour is decided by options as well. */
  static Canvas colouredCanvas(Values values, CommandRun run) {
    return coloured(canvas(values, run), values, run);
  }

  /** The same with a width of its own where neither a terminal nor {@code COLUMNS} tells one. */
  static Canvas colouredCanvas(Values values, CommandRun run, int otherwise) {
    Canvas canvas = canvas(values, run);
    int width =
        TableWidth.of(run.environment().host().environment(), run.console().terminal(), otherwise);
    return coloured(
        new Canvas(width, canvas.colour(), canvas.compact(), canvas.charset()), values, run);
  }

  private static Canvas coloured(Canvas canvas, Values values, CommandRun run) {
    boolean colour =
        Colour.ofChoice(
            values.flag("--no-color"),
            values.flag("--color"),
            run.environment().host().environment(),
            run.console().terminal());
    return new Canvas(canvas.width(), colour, canvas.compact(), canvas.charset());
  }

  private static Canvas canvas(boolean compact, CommandRun run) {
    Host host = run.environment().host();
    var terminal = run.console().terminal();
    return new Canvas(
        TableWidth.of(host.environment(), terminal),
        Colour.ofTables(host.environment(), terminal),
        compact,
        terminal.charset());
  }
}
