package dev.cctally.bench;

import dev.cctally.plugins.claude.ClaudeVendor;
import dev.cctally.spi.vendor.AppendLog;
import dev.cctally.spi.vendor.EventSink;
import dev.cctally.spi.vendor.LineReader;
import dev.cctally.spi.vendor.LogFile;
import dev.cctally.spi.vendor.LogRoot;
import dev.cctally.spi.vendor.VendorEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

/** The time a transcript reader takes for all sample logs, without and with conversation turns. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class LineParsingBench {
  private static final Path ROOT = Path.of("/logs").toAbsolutePath();
  private static final LogFile FILE =
      new LogFile(ROOT.resolve("s.jsonl"), new LogRoot(ROOT, ".jsonl", ROOT));

  /** Whether the sink asks for conversation turns. */
  @Param({"false", "true"})
  public boolean turns;

  private final AppendLog log = (AppendLog) new ClaudeVendor().logSources().getFirst();
  private final List<List<byte[]>> files = new ArrayList<>();

  /** Made by JMH. */
  public LineParsingBench() {}

  /**
   * Makes the logs.
   *
   * @throws IOException if they cannot be written or read
   */
  @Setup
  public void makeLogs() throws IOException {
    Path home = Files.createTempDirectory("line-parsing");
    try {
      new ClaudeVendor()
          .sampleLogs()
          .orElseThrow()
          .write(home, Instant.parse("2026-05-10T12:00:00Z"));
      try (var walk = Files.walk(home)) {
        for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
          files.add(
              Files.readAllLines(file).stream()
                  .map(line -> line.getBytes(StandardCharsets.UTF_8))
                  .toList());
        }
      }
    } finally {
      try (var walk = Files.walk(home)) {
        for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  /**
   * Reads every line of every file.
   *
   * @param blackhole takes the events
   */
  @Benchmark
  public void readAll(Blackhole blackhole) {
    EventSink sink =
        new EventSink() {
          @Override
          public void accept(VendorEvent event) {
            blackhole.consume(event);
          }

          @Override
          public boolean wants(Interest interest) {
            return turns && interest == Interest.TURNS;
          }
        };
    for (List<byte[]> lines : files) {
      LineReader reader = log.open(FILE, null);
      long offset = 0;
      for (byte[] line : lines) {
        reader.line(line, 0, line.length, offset, sink);
        offset += line.length + 1L;
      }
    }
  }
}
