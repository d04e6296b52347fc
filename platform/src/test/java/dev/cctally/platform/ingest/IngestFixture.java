package dev.cctally.platform.ingest;

import dev.cctally.platform.host.Host;
import dev.cctally.platform.store.DataDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeSet;

/** Logs, a data directory and a vendor below one temporary folder. */
final class IngestFixture {
  /** Logs are written with modification times before this instant. */
  static final Instant NOW = Instant.parse("2026-05-20T12:00:00Z");

  final Path logs;
  final Path data;
  final LineVendor vendor;
  final FakePluginHost plugins;
  Instant wall = NOW;
  QuotaIntake intake = QuotaIntake.NONE;
  ParseLimits limits = ParseLimits.STANDARD;

  IngestFixture(Path folder) {
    this(folder.resolve("logs"), folder.resolve("data"));
  }

  IngestFixture(Path logs, Path data) {
    this.logs = logs;
    this.data = data;
    this.vendor = new LineVendor(logs);
    this.plugins = new FakePluginHost(vendor);
    try {
      Files.createDirectories(logs);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Host host() {
    Clock clock = Clock.fixed(wall, ZoneOffset.UTC);
    return new Host(logs, logs, Map.of(), clock, clock, ZoneOffset.UTC, "linux");
  }

  UsageStore open() {
    return UsageStore.open(new DataDirectory(data), host(), plugins, intake, limits, 2);
  }

  SyncOutcome sync() {
    return sync(UsageSync.Mode.UPDATE);
  }

  SyncOutcome sync(UsageSync.Mode mode) {
    try (UsageStore store = open()) {
      return store.sync("lines", mode, java.time.Duration.ZERO, SyncProgress.NONE);
    }
  }

  /** Every counted entry and every sum, as text in a fixed order; syncs first. */
  String report() {
    try (UsageStore store = open()) {
      store.refresh("lines", SyncProgress.NONE);
      return describe(store);
    }
  }

  /** Every counted entry and every sum, as text in a fixed order. */
  static String describe(UsageStore store) {
    TreeSet<String> lines = new TreeSet<>();
    store.entries(
        "lines",
        UsageHistory.Range.ALL,
        e ->
            lines.add(
                "entry %d %s %s %s %s %s %s:%d"
                    .formatted(
                        e.atMicros() / 1_000_000,
                        e.model(),
                        e.tokens().input(),
                        e.session().sessionId(),
                        e.session().projectPath(),
                        e.recordedCost(),
                        Path.of(e.sourcePath()).getFileName(),
                        e.position())));
    store.cells(
        "lines",
        UsageHistory.Range.ALL,
        c ->
            lines.add(
                "cell %d %s %s tier%d %s n%d in%d out%d %s %d %d %d"
                    .formatted(
                        c.bucketMicros() / 1_000_000,
                        c.session().sessionId(),
                        c.model(),
                        c.promptTier(),
                        c.recorded(),
                        c.entries(),
                        c.tokens().input(),
                        c.tokens().output(),
                        c.recordedCost(),
                        c.firstMicros(),
                        c.firstPosition(),
                        c.lastMicros())));
    return String.join("\n", lines);
  }

  /** Adds text to a log and sets its modification time. */
  void append(String name, String text, Instant modified) {
    write(name, text.getBytes(StandardCharsets.UTF_8), modified, true);
  }

  void append(String name, String text) {
    append(name, text, NOW.minusSeconds(60));
  }

  void replace(String name, String text, Instant modified) {
    write(name, text.getBytes(StandardCharsets.UTF_8), modified, false);
  }

  void write(String name, byte[] bytes, Instant modified, boolean append) {
    Path file = logs.resolve(name);
    try {
      Files.createDirectories(file.getParent());
      if (append) {
        Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      } else {
        Files.write(file, bytes);
      }
      Files.setLastModifiedTime(file, FileTime.from(modified));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void delete(String name) {
    try {
      Files.delete(logs.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
