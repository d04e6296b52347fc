package dev.cctally.bench;

import dev.cctally.plugins.claude.ClaudeVendor;
import dev.cctally.plugins.codex.CodexVendor;
import dev.cctally.spi.vendor.AppendLog;
import dev.cctally.spi.vendor.EventSink;
import dev.cctally.spi.vendor.LineReader;
import dev.cctally.spi.vendor.LogFile;
import dev.cctally.spi.vendor.LogRoot;
import dev.cctally.spi.vendor.LogSource;
import dev.cctally.spi.vendor.Vendor;
import dev.cctally.spi.vendor.VendorEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** How long one thread takes for the lines of some two megabytes of logs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class LineParsingBench {
  /** Whose logs. */
  @Param({"claude", "codex"})
  public String vendor = "claude";

  private byte[] lines = new byte[0];
  private @Nullable AppendLog source;
  private @Nullable LogFile file;

  /**
   * Writes and reads the logs.
   *
   * @throws IOException if there is no room for them
   */
  @Setup
  public void readLogs() throws IOException {
    Path home = Files.createTempDirectory("cctally-bench");
    Vendor tool = vendor.equals("codex") ? new CodexVendor() : new ClaudeVendor();
    if (tool instanceof ClaudeVendor) {
      Corpus.main(new String[] {home.toString(), "2"});
    } else {
      tool.sampleLogs().orElseThrow().write(home, Instant.parse("2026-06-01T00:00:00Z"));
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try (Stream<Path> files = Files.walk(home)) {
      for (Path log : files.filter(Files::isRegularFile).sorted().toList()) {
        all.write(Files.readAllBytes(log));
        file = new LogFile(log, new LogRoot(home, ".jsonl", home));
        Files.delete(log);
      }
    }
    lines = all.toByteArray();
    for (LogSource found : tool.logSources()) {
      if (found instanceof AppendLog log) {
        source = log;
      }
    }
  }

  /**
   * Only what costs need.
   *
   * @param events takes the events
   */
  @Benchmark
  public void usage(Blackhole events) {
    read(new Sink(events, false));
  }

  /**
   * Also the text for the archive.
   *
   * @param events takes the events
   */
  @Benchmark
  public void usageAndText(Blackhole events) {
    read(new Sink(events, true));
  }

  private void read(EventSink sink) {
    LineReader reader =
        Objects.requireNonNull(source).open(Objects.requireNonNull(file), /* state= */ null);
    int from = 0;
    for (int i = 0; i < lines.length; i++) {
      if (lines[i] == '\n') {
        reader.line(lines, from, i, from, sink);
        from = i + 1;
      }
    }
  }

  private record Sink(Blackhole events, boolean text) implements EventSink {
    @Override
    public void accept(VendorEvent event) {
      events.consume(event);
    }

    @Override
    public boolean wants(Interest interest) {
      return text;
    }
  }
}
