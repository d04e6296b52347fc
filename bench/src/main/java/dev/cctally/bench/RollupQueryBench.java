package dev.cctally.bench;

import dev.cctally.platform.host.Host;
import dev.cctally.platform.ingest.QuotaIntake;
import dev.cctally.platform.ingest.SyncProgress;
import dev.cctally.platform.ingest.UsageHistory.Range;
import dev.cctally.platform.ingest.UsageStore;
import dev.cctally.platform.project.InMemoryRoots;
import dev.cctally.platform.project.ProjectResolver;
import dev.cctally.platform.report.BucketReport;
import dev.cctally.platform.report.CostMode;
import dev.cctally.platform.report.DefaultUsageReports;
import dev.cctally.platform.report.Granularity;
import dev.cctally.platform.report.SessionReport;
import dev.cctally.platform.report.SortOrder;
import dev.cctally.platform.report.SpeedRule;
import dev.cctally.platform.report.UsageQuery;
import dev.cctally.platform.store.DataDirectory;
import dev.cctally.plugins.claude.ClaudeVendor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** How long reading stored sums takes, alone and up to a finished report. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class RollupQueryBench {
  private static final String VENDOR = "claude";

  /** Megabytes of logs the sums come from. */
  @Param({"20", "100"})
  public int megabytes;

  private @Nullable Path folder;
  private @Nullable UsageStore store;
  private @Nullable DefaultUsageReports reports;

  /** Made by JMH. */
  public RollupQueryBench() {}

  /**
   * Writes logs and reads them into a store.
   *
   * @throws IOException if there is no room for them
   */
  @Setup
  public void fill() throws IOException {
    Path base = Files.createTempDirectory("cctally-bench");
    folder = base;
    Path home = base.resolve("home");
    Corpus.main(new String[] {home.toString(), Integer.toString(megabytes)});
    Clock clock = Clock.systemUTC();
    Host host = new Host(home, home, Map.of(), clock, clock, ZoneOffset.UTC, "linux");
    InProcessVendor plugins = new InProcessVendor(new ClaudeVendor());
    UsageStore filled =
        UsageStore.open(
            new DataDirectory(base.resolve("data")),
            host,
            plugins,
            (_, book) -> book,
            QuotaIntake.NONE);
    filled.refresh(VENDOR, SyncProgress.NONE);
    store = filled;
    reports =
        new DefaultUsageReports(
            filled, plugins::priceBook, new ProjectResolver(home, new InMemoryRoots()));
  }

  /**
   * Deletes everything.
   *
   * @throws IOException if that fails
   */
  @TearDown
  public void delete() throws IOException {
    if (store != null) {
      store.close();
    }
    if (folder != null) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /**
   * Reads every sum.
   *
   * @param sums takes them
   */
  @Benchmark
  public void cells(Blackhole sums) {
    if (store != null) {
      store.cells(VENDOR, Range.ALL, sums::consume);
    }
  }

  /** {@return usage by day} */
  @Benchmark
  public @Nullable BucketReport daily() {
    return reports == null ? null : reports.buckets(query(), Granularity.DAY);
  }

  /** {@return usage by session} */
  @Benchmark
  public @Nullable SessionReport session() {
    return reports == null ? null : reports.sessions(query());
  }

  private static UsageQuery query() {
    return new UsageQuery(
        VENDOR,
        Range.ALL,
        ZoneId.of("Europe/Berlin"),
        DayOfWeek.MONDAY,
        CostMode.AUTO,
        SpeedRule.AUTO,
        SortOrder.ASC,
        true,
        List.of());
  }
}
