package dev.cctally.cli.command;

import dev.cctally.cli.ReportContext;
import dev.cctally.cli.console.Colour;
import dev.cctally.cli.render.Canvas;
import dev.cctally.cli.share.ShareRequest;
import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.report.IsoInstant;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code forecast} was asked for, checked. Made before anything is opened.
 *
 * @param targets percentages to tell budgets for
 * @param scope zone and present
 * @param colour when to use colour
 * @param share how it is shared; {@code null} if it is shown
 */
record ForecastRequest(
    List<Integer> targets,
    ReportContext.Scope scope,
    Colour.Wish colour,
    @Nullable ShareRequest share) {
  static final Map<String, Colour.Wish> COLOURS = colours();

  /**
   * Checks everything that was typed.
   *
   * @throws ForecastTargets.Rejected if the targets are none
   */
  static ForecastRequest of(Values values, CommandRun run) {
    for (String json : new String[] {"--json", "--jq", "--format"}) {
      values.exclusive("--status-line", json);
    }
    Colour.Wish colour = values.choice("--color", COLOURS, Colour.Wish.AUTO);
    ShareRequest share = ShareOptions.request(values, run.console());
    ReportContext.Scope scope =
        run.services()
            .context()
            .scope(values.text("--config"), values.text("--tz"), values.text("--timezone"));
    String asOf = values.text("--as-of");
    if (asOf != null) {
      scope = at(asOf, scope, run);
    }
    return new ForecastRequest(
        ForecastTargets.parse(values.text("--targets")), scope, colour, share);
  }

  private static ReportContext.Scope at(String text, ReportContext.Scope scope, CommandRun run) {
    Instant now =
        IsoInstant.parse(text, run.environment().host().zone())
            .orElseThrow(() ->
                new AppException(
                    ErrorKind.VALUE, "--as-of must be ISO datetime, got '" + text + "'"));
    return new ReportContext.Scope(scope.zone(), now, scope.configuration(), scope.warnings());
  }

  boolean coloured(CommandRun run) {
    return Colour.ofWish(colour, run.environment().host().environment(), run.console().terminal());
  }

  /** Where the page is shown. */
  Canvas canvas(CommandRun run) {
    Canvas plain = ReportOutput.plainCanvas(run);
    return new Canvas(plain.width(), coloured(run), plain.compact(), plain.charset());
  }

  private static Map<String, Colour.Wish> colours() {
    Map<String, Colour.Wish> colours = new LinkedHashMap<>();
    colours.put("auto", Colour.Wish.AUTO);
    colours.put("always", Colour.Wish.ALWAYS);
    colours.put("never", Colour.Wish.NEVER);
    return colours;
  }
}
