package dev.cctally.plugins.claude;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.model.SpeedTier;
import dev.cctally.spi.vendor.Discovery;
import dev.cctally.spi.vendor.Malformed;
import dev.cctally.spi.vendor.SessionFacts;
import dev.cctally.spi.vendor.UsageEvent;
import dev.cctally.spi.vendor.VendorEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClaudeSampleLogsTest {
  private static final Instant NOW = Instant.parse("2026-05-10T12:34:56.789123Z");

  @TempDir private Path home;
  @TempDir private Path other;

  private final List<UsageEvent> usage = new ArrayList<>();
  private final List<SessionFacts> facts = new ArrayList<>();
  private final Map<String, Set<Path>> filesOfSession = new HashMap<>();

  @BeforeEach
  void writeAndRead() throws IOException {
    new ClaudeSampleLogs().write(home, NOW);
    for (Path file : files(home).values()) {
      List<String> lines = Files.readAllLines(file);
      List<VendorEvent> events = Transcript.read(true, lines).events;
      assertThat(events).noneMatch(Malformed.class::isInstance);
      usage.addAll(Transcript.only(UsageEvent.class, events));
      for (SessionFacts fact : Transcript.only(SessionFacts.class, events)) {
        facts.add(fact);
        filesOfSession.computeIfAbsent(fact.sessionId(), _ -> new HashSet<>()).add(file);
      }
    }
  }

  private static Map<String, Path> files(Path root) throws IOException {
    try (var walk = Files.walk(root)) {
      Map<String, Path> files = new TreeMap<>();
      walk.filter(Files::isRegularFile)
          .forEach(file -> files.put(root.relativize(file).toString(), file));
      return files;
    }
  }

  @Test
  void liesWhereDiscoveryLooks() throws IOException {
    Discovery found = new ProjectsLog().discover(new FakeHost(home, home, Map.of()));

    assertThat(files(found.roots().getLast().path())).hasSameSizeAs(files(home)).isNotEmpty();
  }

  @Test
  void isTheSameEveryTime() throws IOException {
    new ClaudeSampleLogs().write(other, NOW);

    Map<String, Path> first = files(home);
    Map<String, Path> second = files(other);
    assertThat(second.keySet()).isEqualTo(first.keySet());
    for (String name : first.keySet()) {
      assertThat(second.get(name)).hasSameBinaryContentAs(first.get(name));
      assertThat(Files.getLastModifiedTime(second.get(name)))
          .isEqualTo(Files.getLastModifiedTime(first.get(name)));
    }
  }

  @Test
  void coversSixWeeksUpToNow() {
    Set<LocalDate> days = new HashSet<>();
    for (UsageEvent event : usage) {
      Instant at = Instant.ofEpochSecond(0, 0).plusNanos(event.atMicros() * 1000);
      assertThat(at).isBefore(NOW);
      days.add(LocalDate.ofInstant(at, ZoneOffset.UTC));
    }
    LocalDate today = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
    assertThat(days).contains(today).hasSizeGreaterThan(28);
    assertThat(days).allMatch(day -> !day.isBefore(today.minusDays(42)));
    assertThat(days).anyMatch(day -> day.isBefore(today.minusDays(38)));
  }

  @Test
  void showsSeveralProjectsModelsAndSpeeds() {
    assertThat(facts)
        .extracting(SessionFacts::projectPath)
        .contains("/home/sam/src/storefront", "/home/sam/src/payments-api", "/home/sam/notes");
    assertThat(usage)
        .extracting(UsageEvent::model)
        .contains(
            "claude-opus-4-7", "claude-opus-4-8", "claude-sonnet-4-6", "claude-haiku-4-5-20251001");
    assertThat(usage).extracting(UsageEvent::speed).contains(SpeedTier.FAST);
    assertThat(usage)
        .allMatch(event -> new ClaudeVendor().priceBook().models().contains(event.model()));
  }

  @Test
  void hasSubAgentsAndResumedSessions() {
    assertThat(usage).anyMatch(event -> event.identity().shadow());
    List<Set<Path>> shared =
        filesOfSession.values().stream().filter(files -> files.size() > 1).toList();
    assertThat(shared).anyMatch(files -> files.stream().allMatch(file -> !inSubagents(file)));
    assertThat(shared)
        .anyMatch(files -> files.stream().anyMatch(ClaudeSampleLogsTest::inSubagents));
    long keys = usage.stream().map(event -> event.identity().key()).distinct().count();
    assertThat(keys).isLessThan(usage.size());
  }

  private static boolean inSubagents(Path file) {
    return file.toString().contains("subagents");
  }

  @Test
  void hasASizeFitForADemonstration() throws IOException {
    long bytes = 0;
    for (Path file : files(home).values()) {
      bytes += Files.size(file);
    }
    assertThat(bytes).isBetween(1_000_000L, 3_000_000L);
  }

  @Test
  void datesEachFileByItsLastLine() throws IOException {
    for (Path file : files(home).values()) {
      assertThat(Files.getLastModifiedTime(file).toInstant()).isBefore(NOW);
      String last = Files.readAllLines(file).getLast();
      assertThat(last).contains(SampleText.time(Files.getLastModifiedTime(file).toInstant()));
    }
  }
}
