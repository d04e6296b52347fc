package dev.cctally.cli.command;

import dev.cctally.cli.ReportContext;
import dev.cctally.cli.console.Console;
import dev.cctally.cli.statusline.Context;
import dev.cctally.cli.statusline.ShownLimit;
import dev.cctally.cli.statusline.StatusFacts;
import dev.cctally.cli.statusline.StatusLineStyle;
import dev.cctally.cli.statusline.StatusLineText;
import dev.cctally.platform.config.Configuration;
import dev.cctally.platform.host.Host;
import dev.cctally.platform.plugin.PluginHost;
import dev.cctally.platform.report.block.ShortWindow;
import dev.cctally.platform.report.status.StatusQuery;
import dev.cctally.platform.report.status.StatusReport;
import dev.cctally.platform.time.DisplayZone;
import dev.cctally.platform.time.EpochMicros;
import dev.cctally.spi.quota.QuotaWindow;
import dev.cctally.spi.statusline.StatusLineFormat;
import dev.cctally.spi.statusline.StatusLineInput;
import dev.cctally.spi.vendor.Vendor;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * {@code statusline}: one line about a session. Called several times a second by every session
 * there is: syncs nothing, writes nothing, waits for nobody. What goes wrong beyond the input costs
 * a figure, not the line.
 *
 * @param owner whose tool asks
 */
record StatusLineCommand(ReportOwner owner) implements Command {
  static final String WORD = "statusline";

  private static final String NAME = RootModel.PROGRAM + " " + WORD;
  private static final int LARGEST_INPUT = 8 << 20;
  private static final Duration INPUT_PATIENCE = Duration.ofSeconds(2);
  private static final Duration PLUGIN_PATIENCE = Duration.ofSeconds(2);

  @Override
  public CommandSpec model(String program) {
    return StatusLineModel.of(program);
  }

  @Override
  public int run(Values values, CommandRun run) {
    run.services().writeNothing();
    String vendor = owner.vendor(values);
    StatusLineSettings settings = new StatusLineSettings(values, NAME, run.console());
    settings.checkFlags();
    String problem = settings.thresholdProblem();
    if (problem != null) {
      run.console().note(NAME + ": " + problem);
      return 2;
    }
    ReportContext.Scope scope = run.services().context().scope(values.text("--config"), null, null);
    Configuration configuration = scope.configuration();
    configuration.warnings().forEach(run.console()::note);
    boolean colour = colour(values, run);
    StatusLineStyle style = settings.style(configuration.statusLine(), colour);
    ZoneId zone = zone(values.text("--timezone"), configuration.displayTz(), run);
    StatusLineJson json =
        StatusLineJson.of(run.environment().input().read(LARGEST_INPUT, INPUT_PATIENCE));
    if (json.problem() != null) {
      run.console().note(NAME + ": " + json.problem());
      return 1;
    }
    StatusFacts facts = facts(vendor, json.bytes(), zone, scope.now(), style, run);
    String unknown = facts.context().unknownModel();
    if (unknown != null) {
      run.console().note(NAME + ": unknown model '" + unknown + "'; context % unavailable");
    }
    String line = StatusLineText.of(facts, style) + "\n";
    Console console = run.console();
    // Tools read UTF-8 whatever the locale says; only a terminal must be obeyed.
    if (console.terminal().out()) {
      console.print(line);
    } else {
      console.printUtf8(line);
    }
    return 0;
  }

  private static boolean colour(Values values, CommandRun run) {
    Boolean typed = values.last("--color", "--no-color");
    if (typed != null) {
      return typed;
    }
    return run.environment().host().variable("NO_COLOR").orElse("").isEmpty()
        && run.console().terminal().out();
  }

  private static ZoneId zone(@Nullable String typed, @Nullable String setting, CommandRun run) {
    ZoneId host = run.environment().host().zone();
    String text = typed == null ? setting : typed;
    if (text == null) {
      return host;
    }
    Optional<ZoneId> zone = DisplayZone.parse(text, host);
    if (zone.isEmpty()) {
      run.console().note(NAME + ": invalid timezone '" + text + "'; using 'UTC'");
    }
    return zone.orElse(DisplayZone.UTC);
  }

  /** What the vendor's plugin makes of the input. */
  private record Told(StatusLineInput input, Context context, List<QuotaWindow> windows) {
    static final Told NOTHING = new Told(StatusLineInput.NOTHING, Context.UNKNOWN, List.of());
  }

  private static StatusFacts facts(
      String vendorId,
      byte[] json,
      ZoneId zone,
      Instant now,
      StatusLineStyle style,
      CommandRun run) {
    Told told = told(vendorId, json, run);
    StatusLineInput input = told.input();
    QuotaWindow window = ShortWindow.of(told.windows());
    String session = input.transcriptPath() == null ? null : input.sessionId();
    StatusReport report = report(new StatusQuery(vendorId, session, window, zone, now), run);
    List<ShownLimit> limits =
        style.quota()
            ? ShownLimit.of(input, told.windows(), run.services().quotaLevels(), vendorId, now)
            : List.of();
    return new StatusFacts(input, told.context(), report, limits, window, EpochMicros.of(now));
  }

  private static Told told(String vendorId, byte[] json, CommandRun run) {
    PluginHost plugins = run.services().plugins();
    Host host = run.environment().host();
    Vendor vendor = plugins.vendor(vendorId).orElse(null);
    if (vendor == null) {
      return Told.NOTHING;
    }
    return plugins
        .call(vendorId, PLUGIN_PATIENCE, () -> told(json, vendor, host.workingDirectory()))
        .orElse(Told.NOTHING);
  }

  private static Told told(byte[] json, Vendor vendor, Path workingDirectory) {
    List<QuotaWindow> windows = vendor.quotaWindows();
    StatusLineFormat format = vendor.statusLine().orElse(null);
    if (format == null) {
      return new Told(StatusLineInput.NOTHING, Context.UNKNOWN, windows);
    }
    StatusLineInput input = format.read(json);
    return new Told(input, Context.of(input, format, workingDirectory), windows);
  }

  private static StatusReport report(StatusQuery query, CommandRun run) {
    try {
      return run.services().status().status(query);
    } catch (RuntimeException e) { // a figure less is better than no prompt
      return StatusReport.NOTHING;
    }
  }
}
