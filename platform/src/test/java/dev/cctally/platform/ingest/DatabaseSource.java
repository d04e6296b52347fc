package dev.cctally.platform.ingest;

import dev.cctally.spi.vendor.DatabaseLog;
import dev.cctally.spi.vendor.Discovery;
import dev.cctally.spi.vendor.EventSink;
import dev.cctally.spi.vendor.HostEnvironment;
import dev.cctally.spi.vendor.LogFile;
import dev.cctally.spi.vendor.LogRoot;
import dev.cctally.spi.vendor.SessionHint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A database for tests: a table {@code event} whose lines are those of {@link LineVendor}. The
 * state is the largest change number read; rows of that number are read again.
 */
final class DatabaseSource implements DatabaseLog {
  private final Path root;
  final AtomicInteger reads = new AtomicInteger();
  final AtomicInteger rows = new AtomicInteger();
  int version = 1;
  Reader reader = this::lines;

  /** Reads a database; replaced by tests. */
  interface Reader {
    byte[] read(Session session, byte @Nullable [] state, EventSink sink) throws IOException;
  }

  DatabaseSource(Path root) {
    this.root = root;
  }

  /** As a text key would be hashed: any long number. */
  static long position(long id) {
    return id * 0x9E3779B97F4A7C15L;
  }

  byte[] lines(Session session, byte @Nullable [] state, EventSink sink) throws IOException {
    long[] newest = {state == null ? 0 : Long.parseLong(new String(state, StandardCharsets.UTF_8))};
    session.query(
        "SELECT id, changed, session, line FROM event WHERE changed >= ? ORDER BY changed, id",
        List.of(newest[0]),
        row -> {
          rows.incrementAndGet();
          newest[0] = row.number(1);
          LineVendor.event(
              String.valueOf(row.text(3)),
              position(row.number(0)),
              String.valueOf(row.text(2)),
              row.number(0),
              sink);
        });
    return Long.toString(newest[0]).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] read(LogFile file, Session session, byte @Nullable [] state, EventSink sink)
      throws IOException {
    reads.incrementAndGet();
    return reader.read(session, state, sink);
  }

  @Override
  public String id() {
    return "databases";
  }

  @Override
  public int readerVersion() {
    return version;
  }

  @Override
  public Discovery discover(HostEnvironment host) {
    return new Discovery(List.of(new LogRoot(root, ".db", root)), List.of());
  }

  @Override
  public SessionHint hint(LogFile file) {
    return new SessionHint(String.valueOf(file.path().getFileName()), "/hinted");
  }
}
