package dev.cctally.plugins.claude.quota;

import dev.cctally.spi.quota.FeedHost;
import dev.cctally.spi.vendor.HostEnvironment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A host whose programs say what a test lays down, and that keeps what was asked. */
final class FakeFeedHost implements FeedHost, HostEnvironment {
  final Map<String, String> variables = new HashMap<>();
  final Map<String, String> programs = new HashMap<>();
  final Map<String, String> memory = new HashMap<>();
  final List<String> asked = new ArrayList<>();
  String operatingSystem = "linux";
  Optional<String> userAgent = Optional.empty();
  private final Path home;

  FakeFeedHost(Path home) {
    this.home = home;
  }

  @Override
  public HostEnvironment environment() {
    return this;
  }

  @Override
  public Optional<String> userAgent() {
    return userAgent;
  }

  @Override
  public Optional<byte[]> output(List<String> command, Duration atMost) {
    asked.add(String.join(" ", command));
    return Optional.ofNullable(programs.get(command.getFirst()))
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Optional<String> remembered(String name, Duration atMostOld) {
    return Optional.ofNullable(memory.get(name));
  }

  @Override
  public void remember(String name, String value) {
    memory.put(name, value);
  }

  @Override
  public Path home() {
    return home;
  }

  @Override
  public Path workingDirectory() {
    return home;
  }

  @Override
  public Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name));
  }

  @Override
  public Clock clock() {
    return Clock.fixed(Instant.parse("2026-05-12T10:00:00Z"), ZoneOffset.UTC);
  }

  @Override
  public String operatingSystem() {
    return operatingSystem;
  }
}
