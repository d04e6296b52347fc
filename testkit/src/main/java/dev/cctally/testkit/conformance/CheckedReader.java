package dev.cctally.testkit.conformance;

import dev.cctally.spi.vendor.EventSink;
import dev.cctally.spi.vendor.LineReader;
import dev.cctally.spi.vendor.VendorEvent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A vendor's reader that is watched: it leaves the buffer as it was, sends its events during the
 * call and on the thread of the call, and always has a state.
 */
final class CheckedReader implements LineReader {
  /** So many bytes beside the line are watched, too. */
  private static final int MARGIN = 16;

  private final LineReader reader;
  private final String file;
  private final String call;
  private volatile @Nullable String violation;

  CheckedReader(LineReader reader, String file) {
    this.reader = reader;
    this.file = file;
    this.call = "line(…) of a reader of " + file;
  }

  @Override
  public void line(byte[] buffer, int from, int to, long offset, EventSink sink) {
    int first = Math.max(0, from - MARGIN);
    byte[] before = Arrays.copyOfRange(buffer, first, Math.min(buffer.length, to + MARGIN));
    OwnThread own = new OwnThread(sink, offset);
    Calls.of(
        call,
        () -> {
          reader.line(buffer, from, to, offset, own);
          return true;
        });
    own.end();
    int changed = Arrays.mismatch(before, 0, before.length, buffer, first, first + before.length);
    if (changed >= 0) {
      throw new AssertionError(
          "%s: the reader changes the buffer of the line at offset %d, in byte %d of the line"
              .formatted(file, offset, first + changed - from));
    }
    failIfViolated();
  }

  @Override
  public byte[] state() {
    failIfViolated();
    byte[] state = Calls.of("state() of a reader of " + file, reader::state);
    if (state == null) {
      throw new AssertionError(
          file + ": state() gives null; a reader that needs nothing gives new byte[0]");
    }
    return state;
  }

  /** On the thread of the caller: what another one threw would be lost there. */
  private void failIfViolated() {
    String found = violation;
    if (found != null) {
      throw new AssertionError(found);
    }
  }

  /** The sink of one call. */
  private final class OwnThread implements EventSink {
    private final EventSink sink;
    private final long offset;
    private final Thread caller = Thread.currentThread();
    private volatile boolean ended;

    OwnThread(EventSink sink, long offset) {
      this.sink = sink;
      this.offset = offset;
    }

    void end() {
      ended = true;
    }

    @Override
    public void accept(VendorEvent event) {
      if (Thread.currentThread() != caller) {
        violation = wrong(event, "on another thread than that of the call");
      } else if (ended) {
        violation = wrong(event, "after the call that it belongs to");
      } else {
        sink.accept(event);
      }
    }

    private String wrong(VendorEvent event, String how) {
      return "%s: the reader sends an event of the line at offset %d %s: %s"
          .formatted(file, offset, how, event);
    }

    @Override
    public boolean wants(Interest interest) {
      return sink.wants(interest);
    }
  }
}
