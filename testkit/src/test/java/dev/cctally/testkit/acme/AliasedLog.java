package dev.cctally.testkit.acme;

import dev.cctally.spi.vendor.AppendLog;
import dev.cctally.spi.vendor.Discovery;
import dev.cctally.spi.vendor.EventSink;
import dev.cctally.spi.vendor.HostEnvironment;
import dev.cctally.spi.vendor.LineReader;
import dev.cctally.spi.vendor.LogFile;
import dev.cctally.spi.vendor.SessionHint;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Its readers give out the buffer they write their state to. */
final class AliasedLog implements AppendLog {
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
    byte @Nullable [] kept = state == null ? null : Arrays.copyOfRange(state, 1, state[0] + 1);
    LineReader reader = right.open(file, kept);
    byte[] buffer = new byte[128];
    return new LineReader() {
      @Override
      public void line(byte[] bytes, int from, int to, long offset, EventSink sink) {
        reader.line(bytes, from, to, offset, sink);
        state();
      }

      @Override
      public byte[] state() {
        byte[] now = reader.state();
        buffer[0] = (byte) now.length;
        System.arraycopy(now, 0, buffer, 1, now.length);
        return buffer;
      }
    };
  }
}
