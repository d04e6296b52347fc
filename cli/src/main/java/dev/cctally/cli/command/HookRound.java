package dev.cctally.cli.command;

import dev.cctally.platform.config.Configuration;
import dev.cctally.platform.config.ConfigurationFile;
import dev.cctally.platform.config.FeedSettings;
import dev.cctally.platform.hook.FetchGate;
import dev.cctally.platform.hook.HookEvent;
import dev.cctally.platform.hook.HookLog;
import dev.cctally.platform.ingest.SyncOutcome;
import dev.cctally.platform.ingest.SyncProgress;
import dev.cctally.platform.ingest.Usage;
import dev.cctally.platform.ingest.UsageSync;
import dev.cctally.platform.plugin.PluginWarning;
import dev.cctally.platform.store.DataDirectory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What hooks set going, done for one vendor. Nothing in here throws; it is logged instead. */
final class HookRound {
  private final CommandRun run;
  private final String vendor;
  private final HookLog log;
  private final FetchGate gate;
  private final HookAsk ask;
  private final Set<PluginWarning> told = new HashSet<>();

  HookRound(String vendor, ReportOwner owner, CommandRun run) {
    this.run = run;
    this.vendor = vendor;
    Path data = run.services().dataDirectory();
    log = new HookLog(data);
    gate = new FetchGate(new DataDirectory(data), run.environment().host().clock());
    ask = new HookAsk(vendor, owner, settings(data), gate, run, this::error);
  }

  private FeedSettings settings(Path data) {
    Configuration configuration = ConfigurationFile.load(data);
    configuration.warnings().forEach(this::error);
    String problem = configuration.feed().problem();
    if (problem != null) {
      error("invalid oauth_usage config: " + problem + "; using defaults");
    }
    return configuration.feed();
  }

  HookLog log() {
    return log;
  }

  FetchGate gate() {
    return gate;
  }

  HookAsk ask() {
    return ask;
  }

  /** Reads what is new in the vendor's logs; how many entries that were, -1 if it failed. */
  long ingest() {
    try {
      Usage usage = run.services().usage();
      SyncOutcome outcome =
          usage.sync().sync(vendor, UsageSync.Mode.UPDATE, Duration.ZERO, SyncProgress.NONE);
      usage.takeNotices().forEach(this::error);
      outcome.errors().forEach(this::error);
      if (outcome.lockContended()) {
        error("[cache] sync already in progress; using existing cache");
        return 0;
      }
      usage.recordQuota(vendor); // nobody waits for us, and alerts look at all that was stated
      usage.takeNotices().forEach(this::error);
      return outcome.rowsChanged();
    } catch (RuntimeException e) {
      error(StackText.of(e));
      return -1;
    }
  }

  /** Deals with one event after the logs were read. */
  void event(HookEvent event, HookOptions options, long ingested, long startNanos) {
    options.complaints().forEach(this::error);
    String status = ask.status(options, true);
    alerts(status);
    log(event, ingested, status, startNanos);
  }

  /** Looks whether the user has to be told something, once the vendor was asked or was not. */
  void alerts(String status) {
    if (!status.startsWith("ok")) { // a reading that was taken in has been looked at already
      new AlertWatch(run, this::error).upToDate(vendor).tick(vendor);
    }
  }

  /** Logs what became of an event; why that could not be done, or {@code null}. */
  @Nullable String log(HookEvent event, long ingested, String status, long startNanos) {
    long millis = (run.environment().nanoTime().getAsLong() - startNanos) / 1_000_000;
    String unlogged = log.event(now(), event, ingested, status, millis);
    for (PluginWarning warning : run.services().plugins().warnings()) {
      if (told.add(warning)) {
        error("[plugins] " + warning.plugin() + ": " + warning.error());
      }
    }
    return unlogged;
  }

  void error(String what) {
    log.error(now(), what);
  }

  private Instant now() {
    return run.environment().host().clock().instant();
  }
}
