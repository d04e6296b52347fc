package dev.cctally.cli.command;

import dev.cctally.cli.console.Colour;
import dev.cctally.cli.render.QuotaFigures;
import dev.cctally.cli.render.QuotaFiguresJson;
import dev.cctally.cli.render.QuotaFiguresText;
import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.config.ConfigurationFile;
import dev.cctally.platform.config.FeedSettings;
import dev.cctally.platform.quota.Freshness;
import dev.cctally.platform.time.EpochMicros;
import dev.cctally.spi.quota.QuotaAnswer;
import dev.cctally.spi.quota.QuotaFeed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * {@code refresh-usage}: asks the vendor for its figures now, whatever hooks are to respect.
 *
 * @param owner whose quota
 */
record RefreshUsageCommand(ReportOwner owner) implements Command {
  private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(5);
  private static final double LONGEST_TIMEOUT = 600;
  private static final int NOT_SIGNED_IN = 2;
  private static final int NO_ANSWER = 3;
  private static final int NONSENSE = 4;
  private static final int NOT_RECORDED = 5;

  /** When to colour, by the word for it. */
  private static final Map<String, Optional<Boolean>> COLOURS = colours();

  @Override
  public CommandSpec model(String program) {
    Options options =
        Options.of(program, "Ask the vendor how much of the quota is used, and record it.")
            .description(
                "Uses the network: one request to the vendor, with the sign-in its tool keeps on"
                    + " this machine. If the vendor answers that it was asked too often, the last"
                    + " known figures are shown.")
            .flag("Print the figures as JSON.", "-j", "--json")
            .flag("Print nothing on standard output; --json wins.", "-q", "--quiet")
            .choice(COLOURS.keySet(), "Colour the line (default: auto).", "--color")
            .value("SECONDS", "How long to wait for the answer (default: 5).", "--timeout");
    owner.options(options);
    return options
        .examples(
            program + "              ask now and show the figures",
            program + " --json       for scripts",
            program + " --quiet      only record them")
        .withHelp();
  }

  private static Map<String, Optional<Boolean>> colours() {
    Map<String, Optional<Boolean>> colours = new LinkedHashMap<>();
    colours.put("auto", Optional.empty());
    colours.put("always", Optional.of(true));
    colours.put("never", Optional.of(false));
    return colours;
  }

  @Override
  public int run(Values values, CommandRun run) {
    Duration timeout = timeout(values);
    boolean colour =
        values
            .choice("--color", COLOURS, Optional.empty())
            .orElseGet(() ->
                Colour.ofText(
                    run.environment().host().environment(),
                    run.environment().console().terminal()));
    String vendor = owner.vendor(values);
    FeedSettings settings = settings(run);
    Once once =
        new Once(run, settings, values.flag("--json"), values.flag("--quiet"), colour, vendor);
    Optional<QuotaAnswer> stub = RefreshStub.answer(run.environment().host());
    if (RefreshStub.notSignedIn(run.environment().host())) {
      return once.fails(NOT_SIGNED_IN, RefreshStub.REASON);
    }
    if (stub.isPresent()) {
      return RefreshStub.recordFails(run.environment().host())
          ? once.fails(NOT_RECORDED, "failed to record usage: " + RefreshStub.REASON)
          : once.answer(null, stub.get());
    }
    QuotaAsk ask = QuotaAsk.of(vendor, run).orElseThrow(() -> QuotaAsk.impossible(vendor, run));
    return switch (ask.open(settings.userAgent())) {
      case QuotaFeed.Access.NotSignedIn(String advice) -> once.fails(NOT_SIGNED_IN, advice);
      case QuotaFeed.Access.SignedIn(QuotaFeed.Request request) ->
          once.answer(ask, ask.send(request, timeout));
    };
  }

  private static Duration timeout(Values values) {
    if (!values.given("--timeout")) {
      return USUAL_TIMEOUT;
    }
    double seconds = values.real("--timeout");
    if (!(seconds >= 0 && seconds <= LONGEST_TIMEOUT)) {
      throw new UsageException(
          "argument --timeout: must be from 0 to 600 seconds, got " + values.text("--timeout"));
    }
    Duration timeout = Duration.ofMillis(Math.round(seconds * 1000));
    return timeout.isZero() ? USUAL_TIMEOUT : timeout;
  }

  private static FeedSettings settings(CommandRun run) {
    var configuration = ConfigurationFile.load(run.services().dataDirectory());
    configuration.warnings().forEach(run.console()::note);
    String problem = configuration.feed().problem();
    if (problem != null) {
      throw new AppException(ErrorKind.USAGE, "invalid oauth_usage config: " + problem);
    }
    return configuration.feed();
  }

  /** One run once it is clear what is wanted. */
  private final class Once {
    private final CommandRun run;
    private final FeedSettings settings;
    private final boolean json;
    private final boolean quiet;
    private final boolean colour;
    private final String vendor;
    private final long now;

    Once(
        CommandRun run,
        FeedSettings settings,
        boolean json,
        boolean quiet,
        boolean colour,
        String vendor) {
      this.run = run;
      this.settings = settings;
      this.json = json;
      this.quiet = quiet;
      this.colour = colour;
      this.vendor = vendor;
      this.now = EpochMicros.of(run.environment().host().clock().instant());
    }

    int fails(int code, String reason) {
      say(reason);
      run.notePluginWarnings();
      return code;
    }

    private void say(String sentence) {
      run.console().note("refresh-usage: " + sentence);
    }

    int answer(@Nullable QuotaAsk ask, QuotaAnswer answer) {
      return switch (answer) {
        case QuotaAnswer.Unreachable(String reason) -> fails(NO_ANSWER, reason);
        case QuotaAnswer.Unusable(String reason) -> fails(NONSENSE, reason);
        case QuotaAnswer.RateLimited limited -> limited();
        case QuotaAnswer.Stated stated -> stated(ask, stated);
      };
    }

    private int stated(@Nullable QuotaAsk ask, QuotaAnswer.Stated stated) {
      stated.warnings().forEach(this::say);
      if (ask == null) {
        show(new QuotaFigures(now, null, null, "api", "absent"));
        return 0;
      }
      QuotaAsk.Figures figures = Objects.requireNonNull(ask.figures(stated));
      int recorded;
      List<String> notes = new ArrayList<>();
      try {
        recorded = ask.record(figures, owner, notes::add);
      } catch (AppException e) {
        notes.forEach(run.console()::note);
        return fails(NOT_RECORDED, "failed to record usage: " + e.getMessage());
      }
      notes.forEach(run.console()::note);
      if (recorded != 0) {
        return fails(NOT_RECORDED, "failed to record usage (exit " + recorded + ")");
      }
      String copy =
          StaleCopies.remove(
              ask.feed(), vendor, run, reason -> say("cache-bust failed: " + reason));
      QuotaAnswer.Figure block = figures.block();
      show(
          new QuotaFigures(
              now, figure(figures.period()), block == null ? null : figure(block), "api", copy));
      return 0;
    }

    private static QuotaFigures.Figure figure(QuotaAnswer.Figure stated) {
      return new QuotaFigures.Figure(
          stated.reading().usedPercent(),
          stated.resetsAt(),
          QuotaAsk.seconds(stated.reading().resetsAtMicros()));
    }

    private void show(QuotaFigures figures) {
      if (json) {
        run.console()
            .printUtf8(QuotaFiguresJson.fetched(figures, Freshness.of(now, now, settings)));
      } else {
        line(figures);
      }
    }

    private void line(QuotaFigures figures) {
      if (!quiet) {
        run.console().print(QuotaFiguresText.of(figures, now / 1_000_000, colour));
      }
    }

    /** The vendor was asked too often: what was known before is served. */
    private int limited() {
      QuotaFigures figures = LastKnown.of(vendor, run);
      Freshness age = figures == null ? null : Freshness.of(figures.atMicros(), now, settings);
      say(
          age == null
              ? "rate-limited; no last-known data; status-line will populate on next CC tick"
              : "rate-limited; using last-known (captured " + age.ageSeconds() + "s ago)");
      if (json) {
        run.console()
            .printUtf8(
                QuotaFiguresJson.limited(
                    figures,
                    age,
                    figures == null ? "no prior snapshot" : "user-agent rate-limit gate"));
      } else if (figures != null) {
        line(figures);
      }
      return 0;
    }
  }
}
