package dev.cctally.platform.ingest;

import dev.cctally.spi.vendor.AppendLog;
import dev.cctally.spi.vendor.Discovery;
import dev.cctally.spi.vendor.HostEnvironment;
import dev.cctally.spi.vendor.LineReader;
import dev.cctally.spi.vendor.LogFile;
import dev.cctally.spi.vendor.SessionHint;
import dev.cctally.spi.vendor.SessionScope;
import org.jspecify.annotations.Nullable;

/**
 * A vendor's log that was asked at the start what it is. What still runs the vendor's code is
 * called where somebody watches: {@link #discover} through the plugin host, {@link #hint} and
 * {@link #open} on the parsing threads.
 */
final class GuardedLog implements AppendLog, Guarded {
  private final AppendLog log;
  private final String id;
  private final int readerVersion;
  private final SessionScope scope;

  /** Asks the log; call it through the plugin host. */
  GuardedLog(AppendLog log) {
    this.log = log;
    this.id = log.id();
    this.readerVersion = log.readerVersion();
    this.scope = log.sessionScope();
  }

  @Override
  public @Nullable ClassLoader loader() {
    return log.getClass().getClassLoader();
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public int readerVersion() {
    return readerVersion;
  }

  @Override
  public SessionScope sessionScope() {
    return scope;
  }

  @Override
  public Discovery discover(HostEnvironment host) {
    return log.discover(host);
  }

  @Override
  public SessionHint hint(LogFile file) {
    return log.hint(file);
  }

  @Override
  public LineReader open(LogFile file, byte @Nullable [] state) {
    return log.open(file, state);
  }
}
