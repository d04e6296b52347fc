package dev.cctally.platform.ingest;

import dev.cctally.spi.vendor.DatabaseLog;
import dev.cctally.spi.vendor.Discovery;
import dev.cctally.spi.vendor.EventSink;
import dev.cctally.spi.vendor.HostEnvironment;
import dev.cctally.spi.vendor.LogFile;
import dev.cctally.spi.vendor.SessionHint;
import dev.cctally.spi.vendor.SessionScope;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** As {@link GuardedLog}, for databases. */
final class GuardedDatabase implements DatabaseLog, Guarded {
  private final DatabaseLog log;
  private final String id;
  private final int readerVersion;
  private final SessionScope scope;

  /** Asks the log; call it through the plugin host. */
  GuardedDatabase(DatabaseLog log) {
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
  public byte[] read(LogFile file, Session session, byte @Nullable [] state, EventSink sink)
      throws IOException {
    return log.read(file, session, state, sink);
  }
}
