package dev.cctally.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.vendor.EventSink;
import dev.cctally.spi.vendor.LineReader;
import dev.cctally.spi.vendor.VendorEvent;
import java.io.IOException;
import java.lang.management.ManagementFactory;

/**
 * Users have gigabytes of logs, and each response in them has an id of its own: a reader passes
 * over them at speed and keeps nothing.
 */
final class StaysInBounds implements Rule {
  private static final long BYTES = 16L << 20;
  private static final long MOST_SECONDS = 4; // a good reader needs a tenth of it
  private static final long MOST_KEPT = 4L << 20;
  private static final int LARGEST_STATE = 64 * 1024;

  @Override
  public String title() {
    return "stays within time and memory over 16 MiB of log";
  }

  @Override
  public void check(Subject subject) throws IOException {
    Log longest = null;
    for (Log log : subject.logs()) {
      longest = longest == null || log.content().length > longest.content().length ? log : longest;
    }
    if (longest != null) {
      check(longest);
    }
  }

  private static void check(Log log) {
    EndlessLog lines = EndlessLog.of(log);
    assertThat(lines.isEmpty()).as("%s: no line is a JSON object", log.name()).isFalse();
    LineReader reader = log.source().open(log.file(), null);
    long before = used();
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    long offset = 0;
    for (int i = 0; offset < BYTES; i++) {
      byte[] line = lines.line(i);
      reader.line(line, 0, line.length, offset, Nobody.INSTANCE);
      offset += line.length + 1;
      if (i % 1000 == 0) {
        long seconds =
            (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1_000_000_000;
        assertThat(seconds)
            .as("%s: seconds of processor time for %d bytes", log.name(), offset)
            .isLessThanOrEqualTo(MOST_SECONDS);
      }
    }
    long kept = used() - before;
    assertThat(kept)
        .as("%s: bytes of memory in use after %d bytes of log more than before", log.name(), offset)
        .isLessThan(MOST_KEPT);
    assertThat(reader.state().length)
        .as("%s: bytes of state after %d bytes of log", log.name(), offset)
        .isLessThanOrEqualTo(LARGEST_STATE);
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }

  private enum Nobody implements EventSink {
    INSTANCE;

    @Override
    public void accept(VendorEvent event) {
      // Nothing is kept here, so what is kept is the reader's.
    }

    @Override
    public boolean wants(Interest interest) {
      return true;
    }
  }
}
