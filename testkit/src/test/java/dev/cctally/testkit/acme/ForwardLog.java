package dev.cctally.testkit.acme;

import dev.cctally.spi.vendor.AppendLog;
import dev.cctally.spi.vendor.Discovery;
import dev.cctally.spi.vendor.EventSink;
import dev.cctally.spi.vendor.HostEnvironment;
import dev.cctally.spi.vendor.LineReader;
import dev.cctally.spi.vendor.LogFile;
import dev.cctally.spi.vendor.SessionHint;
import dev.cctally.spi.vendor.UsageEvent;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Its readers drop answers that are older than the one before, and resume correctly at that. */
final class ForwardLog implements AppendLog {
  private final AcmeLog right = new AcmeLog();

  @Override
  public String id() {
    return right.id();
  }

  @Override
  public int readerVersion() {
    return right.readerVersion();
  }

  @Override
  public Discovery discover(HostEnvironment host) {
    return right.discover(host);
  }

  @Override
  public SessionHint hint(LogFile file) {
    return right.hint(file);
  }

  @Override
  public LineReader open(LogFile file, byte @Nullable [] state) {
    long[] last = {Long.MIN_VALUE};
    byte @Nullable [] inner = null;
    if (state != null) {
      ByteBuffer kept = ByteBuffer.wrap(state);
      last[0] = kept.getLong();
      inner = new byte[kept.remaining()];
      kept.get(inner);
    }
    LineReader reader = right.open(file, inner);
    return new LineReader() {
      @Override
      public void line(byte[] bytes, int from, int to, long offset, EventSink sink) {
        reader.line(
            bytes,
            from,
            to,
            offset,
            WrongLog.filtered(
                sink,
                event -> {
                  if (event instanceof UsageEvent usage) {
                    if (usage.atMicros() < last[0]) {
                      return null;
                    }
                    last[0] = usage.atMicros();
                  }
                  return event;
                }));
      }

      @Override
      public byte[] state() {
        byte[] now = reader.state();
        return ByteBuffer.allocate(8 + now.length).putLong(last[0]).put(now).array();
      }
    };
  }
}
