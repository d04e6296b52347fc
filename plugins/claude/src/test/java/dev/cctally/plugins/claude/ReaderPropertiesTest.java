package dev.cctally.plugins.claude;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.vendor.Malformed;
import dev.cctally.spi.vendor.SessionFacts;
import dev.cctally.spi.vendor.UsageEvent;
import dev.cctally.spi.vendor.VendorEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every transcript, tried on sample logs with seeded random changes. */
final class ReaderPropertiesTest {
  private static final long SEED = 4711;

  @TempDir private static Path home;
  private static final List<List<String>> FILES = new ArrayList<>();

  @BeforeAll
  static void makeTranscripts() throws IOException {
    new ClaudeSampleLogs().write(home, Instant.parse("2026-05-10T12:00:00Z"));
    try (var files = Files.walk(home)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().limit(25).toList()) {
        FILES.add(Files.readAllLines(file));
      }
    }
    FILES.add(WorkedExample.MAIN);
    FILES.add(WorkedExample.SUBAGENT);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anySplitIntoReadsGivesTheSameEvents(boolean turns) {
    for (List<String> lines : FILES) {
      List<VendorEvent> whole = Transcript.read(turns, lines).events;
      for (int cut = 0; cut <= lines.size(); cut++) {
        RecordingSink sink = new RecordingSink(turns);
        TranscriptReader first = Transcript.reader(null);
        long offset = Transcript.feed(first, lines.subList(0, cut), 0, sink);
        TranscriptReader second = Transcript.reader(first.state());
        Transcript.feed(second, lines.subList(cut, lines.size()), offset, sink);
        assertThat(sink.events).isEqualTo(whole);
      }
    }
  }

  @Test
  void wantingTurnsChangesNoOtherEvent() {
    for (List<String> lines : FILES) {
      List<VendorEvent> with = new ArrayList<>(Transcript.read(true, lines).events);
      with.removeIf(event -> !(event instanceof UsageEvent || event instanceof SessionFacts));
      assertThat(Transcript.read(false, lines).events).isEqualTo(with);
    }
  }

  @Test
  void memberOrderAndWhiteSpaceDoNotMatter() {
    Random random = new Random(SEED);
    for (List<String> lines : FILES) {
      List<VendorEvent> plain = Transcript.read(false, lines).events;
      for (int round = 0; round < 3; round++) {
        List<String> respelled = new ArrayList<>();
        for (String line : lines) {
          respelled.add(new Respelling(random, line).text());
        }
        List<VendorEvent> events = Transcript.read(false, respelled).events;
        assertThat(events).as("seed %d", SEED).hasSameSizeAs(plain);
        for (int i = 0; i < plain.size(); i++) {
          assertThat(comparable(events.get(i))).isEqualTo(comparable(plain.get(i)));
        }
      }
    }
  }

  /** Without the position, which white space moves, and the order of the other members of usage. */
  private static Object comparable(VendorEvent event) {
    if (!(event instanceof UsageEvent usage)) {
      return event;
    }
    List<Character> letters = new ArrayList<>();
    String extras = usage.extras();
    if (extras != null) {
      extras.chars().forEach(c -> letters.add((char) c));
    }
    Collections.sort(letters);
    return List.of(
        new UsageEvent(
            0,
            usage.atMicros(),
            usage.model(),
            usage.tokens(),
            usage.speed(),
            usage.recordedCost(),
            usage.identity(),
            usage.rank(),
            usage.session(),
            null),
        letters);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void brokenLinesNeverThrowAndNeverHurtOthers(boolean turns) {
    Random random = new Random(SEED);
    String good = Transcript.answer("{\"input_tokens\":10,\"output_tokens\":20}");
    VendorEvent expected = Transcript.read(turns, List.of(good)).events.getLast();
    int broken = 0;
    for (List<String> lines : FILES) {
      for (String line : lines) {
        byte[] bytes = mutate(line.getBytes(StandardCharsets.UTF_8), random);
        RecordingSink sink = new RecordingSink(turns);
        TranscriptReader reader = Transcript.reader(new byte[] {1, 3});
        reader.line(bytes, 0, bytes.length, 0, sink);
        broken += (int) sink.events.stream().filter(Malformed.class::isInstance).count();
        sink.events.clear();
        Transcript.feed(reader, List.of(good), 0, sink);
        assertThat(sink.events).as("seed %d after %s", SEED, line).containsExactly(expected);
      }
    }
    assertThat(broken).as("the changes break lines").isGreaterThan(100);
  }

  private static byte[] mutate(byte[] line, Random random) {
    byte[] bytes = line.clone();
    String alphabet = "{}[]\",:\\u0 19-.etnfx\0é";
    for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(3)) {
        case 0 -> bytes[at] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
        case 1 -> bytes[at] = (byte) random.nextInt(256);
        default -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
      }
    }
    return bytes;
  }
}
