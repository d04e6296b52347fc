package dev.cctally.cli.command;

import dev.cctally.cli.render.QuotaFiguresText;
import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.config.FeedSettings;
import dev.cctally.platform.hook.FetchGate;
import dev.cctally.platform.store.ProcessLock;
import dev.cctally.platform.time.EpochMicros;
import dev.cctally.spi.quota.QuotaAnswer;
import dev.cctally.spi.quota.QuotaFeed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks the vendor because of a hook, if that is due. What comes of it is one word of the log, whose
 * forms are a contract.
 *
 * @param vendor who is asked
 * @param owner whose figures stand in the files for users' own status lines
 * @param settings how and how often to ask
 * @param gate whether it is due
 * @param run the run
 * @param errors takes what went wrong
 */
record HookAsk(
    String vendor,
    ReportOwner owner,
    FeedSettings settings,
    FetchGate gate,
    CommandRun run,
    Consumer<String> errors) {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  /** What hooks respect if the settings cannot be used. */
  private static final int CAUTIOUS_SECONDS = 30;

  /** How long the vendor is left alone after an answer. */
  double throttleSeconds(HookOptions options) {
    Double wanted = options.throttleSeconds();
    if (wanted != null) {
      return wanted;
    }
    return settings.problem() == null ? settings.throttleSeconds() : CAUTIOUS_SECONDS;
  }

  /** How long to leave the vendor alone after failures; zero if there were none, or none count. */
  Duration backoff(HookOptions options, boolean patient) {
    return patient && options.mock() == null ? gate.backoff() : Duration.ZERO;
  }

  /**
   * Asks if it is due.
   *
   * @param options what the hook wants
   * @param patient whether failures before keep us from asking; if not, only a throttle does
   * @return what came of it
   */
  String status(HookOptions options, boolean patient) {
    if (!options.ask()) {
      return "skipped-no-oauth";
    }
    try {
      Optional<ProcessLock> entered = gate.enter();
      if (entered.isEmpty()) {
        return "skipped(busy)";
      }
      try (ProcessLock _ = entered.get()) {
        return alone(options, patient);
      }
    } catch (IOException | RuntimeException e) {
      errors.accept(StackText.of(e));
      return "err(internal:" + e.getClass().getSimpleName() + ")";
    }
  }

  private String alone(HookOptions options, boolean patient) throws IOException {
    double throttle = throttleSeconds(options);
    Duration since = gate.sinceAnswer();
    if (since != null && since.toMillis() < throttle * 1000) {
      return "throttled(age=" + since.toSeconds() + "s)";
    }
    Duration backoff = backoff(options, patient);
    if (!backoff.isZero()) {
      return "backoff(" + Math.max(1, backoff.toSeconds()) + "s)";
    }
    Optional<QuotaAsk> found = QuotaAsk.of(vendor, run);
    if (found.isEmpty()) {
      errors.accept(String.valueOf(QuotaAsk.impossible(vendor, run).getMessage()));
      return "err(internal:NoFeed)";
    }
    QuotaAsk ask = found.get();
    String mock = options.mock();
    return mock == null ? real(ask, throttle) : mocked(ask, mock, throttle);
  }

  private String real(QuotaAsk ask, double throttle) throws IOException {
    switch (ask.open(settings.userAgent())) {
      case QuotaFeed.Access.NotSignedIn nobody -> {
        return "skipped-no-token";
      }
      case QuotaFeed.Access.SignedIn(QuotaFeed.Request request) -> {
        String fresh = fresh(throttle);
        if (fresh != null) {
          return fresh;
        }
        QuotaAnswer answer = ask.send(request, TIMEOUT);
        String status = told(ask, answer, true);
        if (status.startsWith("ok")) {
          gate.answered();
        } else if (answer instanceof QuotaAnswer.RateLimited(Duration retryAfter)) {
          gate.failed(FetchGate.Failure.RATE_LIMIT, retryAfter);
        } else {
          gate.failed(FetchGate.Failure.OTHER, null);
        }
        return status;
      }
    }
  }

  private String mocked(QuotaAsk ask, String mock, double throttle) throws IOException {
    if (mock.equals("NO_TOKEN")) {
      return "skipped-no-token";
    }
    String fresh = fresh(throttle);
    if (fresh != null) {
      return fresh;
    }
    QuotaAnswer answer =
        mock.equals("NETWORK_ERROR")
            ? new QuotaAnswer.Unreachable("as a test wants it")
            : ask.read(mock.getBytes(StandardCharsets.UTF_8));
    String status = told(ask, answer, false);
    if (status.startsWith("ok")) {
      gate.answered();
    }
    return status;
  }

  /** Whether somebody else, such as a status line, has just told the figures. */
  private @Nullable String fresh(double throttle) {
    Long captured = LastKnown.capturedMicros(vendor, run);
    if (captured == null) {
      return null;
    }
    long age = EpochMicros.of(run.environment().host().clock().instant()) - captured;
    return age >= 0 && age < throttle * 1_000_000
        ? "skipped(fresh:" + age / 1_000_000 + "s)"
        : null;
  }

  private String told(QuotaAsk ask, QuotaAnswer answer, boolean record) {
    return switch (answer) {
      case QuotaAnswer.Unreachable(String reason) -> failed("err(network)", reason);
      case QuotaAnswer.Unusable(String reason) -> failed("err(parse)", reason);
      case QuotaAnswer.RateLimited limited -> "err(rate-limit)";
      case QuotaAnswer.Stated stated -> {
        stated.warnings().forEach(errors);
        QuotaAsk.Figures figures = Objects.requireNonNull(ask.figures(stated));
        String failure = record ? recorded(ask, figures) : null;
        yield failure == null ? ok(figures) : failure;
      }
    };
  }

  private String failed(String status, String reason) {
    errors.accept(reason);
    return status;
  }

  /** Why the figures could not be taken in, or {@code null} if they were. */
  private @Nullable String recorded(QuotaAsk ask, QuotaAsk.Figures figures) {
    try {
      int code = ask.record(figures, owner, errors);
      return code == 0 ? null : "err(record-usage=" + code + ")";
    } catch (AppException e) {
      errors.accept(String.valueOf(e.getMessage()));
      // What the command of that name would end with.
      boolean misused = e.kind() == ErrorKind.USAGE || e.kind() == ErrorKind.DATA;
      return "err(record-usage=" + (misused ? 2 : 1) + ")";
    } catch (RuntimeException e) {
      errors.accept(StackText.of(e));
      return "err(record-usage=exc)";
    }
  }

  private static String ok(QuotaAsk.Figures figures) {
    String period = QuotaFiguresText.whole(figures.period().reading().usedPercent());
    QuotaAnswer.Figure block = figures.block();
    return block == null
        ? "ok(7d=" + period + ")"
        : "ok(7d=" + period + ",5h=" + QuotaFiguresText.whole(block.reading().usedPercent()) + ")";
  }
}
