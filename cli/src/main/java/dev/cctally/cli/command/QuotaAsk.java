package dev.cctally.cli.command;

import dev.cctally.cli.HostFeed;
import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.plugin.PluginHost;
import dev.cctally.platform.quota.TickCheck;
import dev.cctally.platform.time.EpochMicros;
import dev.cctally.spi.quota.QuotaAnswer;
import dev.cctally.spi.quota.QuotaFeed;
import dev.cctally.spi.quota.QuotaWindow;
import dev.cctally.spi.vendor.QuotaReading;
import dev.cctally.spi.vendor.Vendor;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks one vendor for its official figures and takes them in. The only place that makes a plugin
 * use the network for figures.
 *
 * @param recording where they go
 * @param feed how the vendor is asked
 * @param run the run
 */
record QuotaAsk(Recording recording, QuotaFeed feed, CommandRun run) {
  /** A keychain may ask its user, and a tool its own start. */
  private static final Duration OPENING_TAKES_AT_MOST = Duration.ofSeconds(15);

  private static final Duration SLACK = Duration.ofSeconds(5);
  private static final Duration READING_TAKES_AT_MOST = Duration.ofSeconds(5);
  private static final double MOST = 1000.0;
  private static final long SECOND = 1_000_000;

  /** What an answer says of the vendor's main windows. */
  record Figures(QuotaAnswer.Figure period, QuotaAnswer.@Nullable Figure block) {}

  /** {@return how to ask a vendor; empty if it cannot be asked} */
  static Optional<QuotaAsk> of(String vendorId, CommandRun run) {
    PluginHost plugins = run.services().plugins();
    return plugins
        .vendor(vendorId)
        .flatMap(vendor -> plugins.call(vendorId, READING_TAKES_AT_MOST, vendor::quotaFeed))
        .flatMap(feed -> feed)
        .map(feed -> new QuotaAsk(Recording.of(vendorId, run), feed, run));
  }

  /** The failure of a vendor that cannot be asked. */
  static AppException impossible(String vendorId, CommandRun run) {
    PluginHost plugins = run.services().plugins();
    Optional<Vendor> vendor = plugins.vendor(vendorId);
    return new AppException(
        ErrorKind.USAGE,
        vendor.isEmpty()
            ? "the plugin of '" + vendorId + "' cannot be used; see `cctally plugins list`"
            : "'" + vendorId + "' cannot be asked for its quota; its figures come from its logs");
  }

  /** Looks for credentials. */
  QuotaFeed.Access open(@Nullable String userAgent) {
    HostFeed host =
        new HostFeed(
            vendorId(),
            run.environment().host(),
            run.environment().processes(),
            run.services().dataDirectory(),
            userAgent);
    return run.services()
        .plugins()
        .call(vendorId(), OPENING_TAKES_AT_MOST, () -> feed.open(host))
        .orElseGet(() -> new QuotaFeed.Access.NotSignedIn("the vendor's plugin failed"));
  }

  /** Asks. */
  QuotaAnswer send(QuotaFeed.Request request, Duration timeout) {
    return run.services()
        .plugins()
        .call(vendorId(), timeout.plus(SLACK), () -> request.send(timeout))
        .map(this::checked)
        .orElseGet(() -> new QuotaAnswer.Unreachable("the vendor's plugin failed"));
  }

  /** Reads an answer that did not come from the vendor. */
  QuotaAnswer read(byte[] answer) {
    long now = EpochMicros.of(run.environment().host().clock().instant());
    return run.services()
        .plugins()
        .call(vendorId(), READING_TAKES_AT_MOST, () -> feed.fromAnswer(answer, now))
        .map(this::checked)
        .orElseGet(() -> new QuotaAnswer.Unusable("the vendor's plugin failed"));
  }

  /** A percentage that cannot be makes an answer unusable before anything is touched. */
  private QuotaAnswer checked(QuotaAnswer answer) {
    if (!(answer instanceof QuotaAnswer.Stated stated)) {
      return answer;
    }
    Figures figures = figures(stated);
    if (figures == null) {
      return new QuotaAnswer.Unusable("response says nothing of the main quota window");
    }
    double percent = figures.period().reading().usedPercent();
    if (!(percent >= 0 && percent <= MOST)) {
      return new QuotaAnswer.Unusable("response has a percentage that cannot be: " + percent);
    }
    return answer;
  }

  /** The figures of the main windows, or {@code null} if there is none of the longer one. */
  @Nullable Figures figures(QuotaAnswer.Stated stated) {
    QuotaAnswer.Figure period = find(stated, recording.series().period());
    if (period == null || period.reading().resetsAtMicros() == null) {
      return null;
    }
    QuotaAnswer.Figure block = find(stated, recording.series().block());
    return new Figures(
        period, block == null || block.reading().resetsAtMicros() == null ? null : block);
  }

  private QuotaAnswer.@Nullable Figure find(QuotaAnswer.Stated stated, Duration length) {
    for (QuotaAnswer.Figure figure : stated.figures()) {
      for (QuotaWindow window : recording.windows()) {
        if (window.length().equals(length) && window.id().equals(figure.reading().window())) {
          return figure;
        }
      }
    }
    return null;
  }

  /**
   * Takes figures in as a status line's are.
   *
   * @return the exit code of that step
   */
  int record(Figures figures, ReportOwner owner, Consumer<String> note) {
    QuotaReading period = figures.period().reading();
    QuotaAnswer.Figure block = figures.block();
    Long blockReset = block == null ? null : block.reading().resetsAtMicros();
    return recording.take(
        new TickCheck.Stated(
            period.usedPercent(),
            seconds(period.resetsAtMicros()),
            block == null ? null : (Double) block.reading().usedPercent(),
            blockReset == null ? null : (Long) seconds(blockReset)),
        "api",
        owner,
        note);
  }

  static long seconds(@Nullable Long micros) {
    return micros == null ? 0 : Math.floorDiv(micros, SECOND);
  }

  private String vendorId() {
    return recording.series().vendorId();
  }
}
