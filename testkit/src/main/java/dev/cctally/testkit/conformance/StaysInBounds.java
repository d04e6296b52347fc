package dev.cctally.testkit.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.vendor.EventSink;
import dev.cctally.spi.vendor.LineReader;
import dev.cctally.spi.vendor.VendorEvent;
import dev.cctally.testkit.corpus.Json;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** Users have gigabytes of logs: a reader passes over them at speed and keeps nothing. */
final class StaysInBounds implements Rule {
  private static final long BYTES = 16L << 20;
  private static final long MOST_SECONDS = 8; // a good reader needs a twentieth of it
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
    List<byte[]> lines = new ArrayList<>();
    for (byte[] line : log.text().lines()) {
      if (Json.parse(line).filter(Json::isFilledObject).isPresent()) {
        lines.add(line);
      }
    }
    assertThat(lines).as("%s: lines that are JSON objects", log.name()).isNotEmpty();
    LineReader reader = log.source().open(log.file(), null);
    long before = used();
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    long offset = 0;
    for (int i = 0; offset < BYTES; i++) {
      byte[] line = numbered(lines.get(i % lines.size()), i);
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

  /** The line with a number in it, so that no two are equal. */
  private static byte[] numbered(byte[] line, int number) {
    byte[] member = ("{\"conformanceNumber\":" + number + ",").getBytes(UTF_8);
    int brace = 0;
    while (line[brace] != '{') {
      brace++;
    }
    byte[] numbered = new byte[member.length + line.length - brace - 1];
    System.arraycopy(member, 0, numbered, 0, member.length);
    System.arraycopy(line, brace + 1, numbered, member.length, line.length - brace - 1);
    return numbered;
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
