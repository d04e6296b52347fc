package dev.cctally.plugins.codex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.vendor.ConversationTurn;
import dev.cctally.spi.vendor.ConversationTurn.Kind;
import dev.cctally.spi.vendor.Discovery;
import dev.cctally.spi.vendor.Lineage;
import dev.cctally.spi.vendor.LogFile;
import dev.cctally.spi.vendor.LogRoot;
import dev.cctally.spi.vendor.QuotaReading;
import dev.cctally.spi.vendor.SessionFacts;
import dev.cctally.spi.vendor.UsageEvent;
import dev.cctally.testkit.LineFeeder;
import dev.cctally.testkit.RecordingSink;
import dev.cctally.testkit.TestHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CodexSampleLogsTest {
  private static final Instant NOW = Instant.parse("2026-05-10T12:34:56.789123Z");

  @TempDir private Path home;
  @TempDir private Path other;

  private final Map<Path, RecordingSink> read = new TreeMap<>();
  private Discovery found = new Discovery(List.of(), List.of());

  @BeforeEach
  void writeAndRead() throws IOException {
    new CodexSampleLogs().write(home, NOW);
    found = new RolloutLog().discover(TestHost.at(home));
    for (LogRoot root : found.roots()) {
      for (Path file : files(root.path()).values()) {
        RecordingSink sink = RecordingSink.ofEverything();
        LineFeeder.of(new RolloutLog(), new LogFile(file, root)).feed(Files.readString(file), sink);
        assertThat(sink.malformed()).isEmpty();
        read.put(file, sink);
      }
    }
  }

  private static Map<String, Path> files(Path root) throws IOException {
    try (Stream<Path> walk = Files.walk(root)) {
      Map<String, Path> files = new TreeMap<>();
      walk.filter(Files::isRegularFile)
          .forEach(file -> files.put(root.relativize(file).toString(), file));
      return files;
    }
  }

  private List<UsageEvent> usage() {
    return read.values().stream().flatMap(sink -> sink.usage().stream()).toList();
  }

  @Test
  void liesWhereDiscoveryLooks() throws IOException {
    assertThat(found.roots()).extracting(LogRoot::archive).containsExactly(false, true);
    assertThat(read).hasSameSizeAs(files(home));
  }

  @Test
  void isTheSameEveryTime() throws IOException {
    new CodexSampleLogs().write(other, NOW);

    Map<String, Path> first = files(home);
    Map<String, Path> second = files(other);
    assertThat(second.keySet()).isEqualTo(first.keySet());
    for (String name : first.keySet()) {
      Path copy = Objects.requireNonNull(second.get(name));
      Path original = Objects.requireNonNull(first.get(name));
      assertThat(copy).hasSameBinaryContentAs(original);
      assertThat(Files.getLastModifiedTime(copy)).isEqualTo(Files.getLastModifiedTime(original));
    }
  }

  @Test
  void coversSixWeeksUpToNow() {
    Set<LocalDate> days = new HashSet<>();
    for (UsageEvent event : usage()) {
      Instant at = Instant.ofEpochSecond(0, 0).plusNanos(event.atMicros() * 1000);
      assertThat(at).isBefore(NOW);
      days.add(LocalDate.ofInstant(at, ZoneOffset.UTC));
    }
    LocalDate today = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
    assertThat(days).contains(today).hasSizeGreaterThan(25);
    assertThat(days).allMatch(day -> !day.isBefore(today.minusDays(42)));
    assertThat(days).anyMatch(day -> day.isBefore(today.minusDays(38)));
  }

  @Test
  void showsSeveralProjectsAndModels() {
    assertThat(read.values().stream().flatMap(sink -> sink.sessions().stream()).toList())
        .extracting(SessionFacts::projectPath)
        .contains("/home/sam/src/storefront", "/home/sam/src/payments-api");
    assertThat(usage())
        .extracting(UsageEvent::model)
        .contains("gpt-5.3-codex", "gpt-5.5", "gpt-5.4-mini");
    assertThat(usage())
        .allMatch(event -> new CodexVendor().priceBook().models().contains(event.model()));
  }

  @Test
  void statesUsageAgainAndQuotas() throws IOException {
    long stated = 0;
    for (Path file : read.keySet()) {
      stated += Files.readString(file).lines().filter(l -> l.contains("\"token_count\"")).count();
    }
    assertThat(stated).isGreaterThan(usage().size());
    assertThat(read.values().stream().flatMap(sink -> sink.quota().stream()).toList())
        .extracting(QuotaReading::window)
        .contains("five-hour", "seven-day");
  }

  @Test
  void hasConversations() {
    List<ConversationTurn> turns =
        read.values().stream().flatMap(sink -> sink.turns().stream()).toList();

    assertThat(turns)
        .extracting(ConversationTurn::kind)
        .contains(Kind.HUMAN, Kind.ASSISTANT, Kind.TOOL_RESULT);
    assertThat(turns).noneMatch(turn -> turn.text().contains("environment_context"));
  }

  @Test
  void hasAForkedSessionThatRepeatsItsParent() {
    Map<String, RecordingSink> byId = new HashMap<>();
    Map<String, String> parents = new HashMap<>();
    for (RecordingSink sink : read.values()) {
      for (SessionFacts facts : sink.sessions()) {
        Lineage lineage = facts.lineage();
        if (lineage != null) {
          byId.put(lineage.id(), sink);
          if (lineage.parentId() != null) {
            parents.put(lineage.id(), lineage.parentId());
          }
        }
      }
    }
    assertThat(byId).hasSameSizeAs(read);
    assertThat(parents).hasSize(1);
    parents.forEach((child, parent) -> {
      List<String> original = keys(Objects.requireNonNull(byId.get(parent)));
      List<String> copy = keys(Objects.requireNonNull(byId.get(child)));
      assertThat(original).isNotEmpty();
      assertThat(copy).startsWith(original.toArray(new String[0]));
      assertThat(copy).hasSizeGreaterThan(original.size());
    });
  }

  private static List<String> keys(RecordingSink sink) {
    return sink.usage().stream()
        .map(event -> Objects.requireNonNull(event.identity().replay()))
        .toList();
  }

  @Test
  void hasASizeFitForADemonstration() throws IOException {
    long bytes = 0;
    for (Path file : read.keySet()) {
      bytes += Files.size(file);
      assertThat(Files.getLastModifiedTime(file).toInstant()).isBefore(NOW);
    }
    assertThat(bytes).isBetween(500_000L, 3_000_000L);
  }
}
