package dev.cctally.plugins.codex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.vendor.ConversationTurn;
import dev.cctally.spi.vendor.ConversationTurn.Kind;
import dev.cctally.spi.vendor.EventSink.Interest;
import dev.cctally.spi.vendor.LineReader;
import dev.cctally.spi.vendor.LogFile;
import dev.cctally.spi.vendor.LogRoot;
import dev.cctally.spi.vendor.Malformed;
import dev.cctally.spi.vendor.Notice;
import dev.cctally.spi.vendor.QuotaReading;
import dev.cctally.spi.vendor.SessionFacts;
import dev.cctally.spi.vendor.UsageEvent;
import dev.cctally.spi.vendor.VendorEvent;
import dev.cctally.testkit.RecordingSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every rollout, tried on sample logs and made-up ones with seeded randomness. */
final class ReaderPropertiesTest {
  private static final long SEED = 4711;

  @TempDir private static Path home;
  private static final List<List<String>> FILES = new ArrayList<>();

  @BeforeAll
  static void makeRollouts() throws IOException {
    new CodexSampleLogs().write(home, Instant.parse("2026-05-10T12:00:00Z"));
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().limit(4).toList()) {
        List<String> lines = Files.readAllLines(file);
        FILES.add(lines.subList(0, Math.min(40, lines.size())));
      }
    }
    Random random = new Random(SEED);
    for (int i = 0; i < 40; i++) {
      FILES.add(madeUp(random));
    }
  }

  /** Lines of every kind in any order, bad ones among them. */
  private static List<String> madeUp(Random random) {
    List<String> lines = new ArrayList<>();
    int count = 5 + random.nextInt(40);
    for (int i = 0; i < count; i++) {
      String time = "10:%02d:%02d".formatted(random.nextInt(3), random.nextInt(60));
      String counts = counts(random);
      lines.add(
          switch (random.nextInt(12)) {
            case 0 ->
                Rollout.line(
                    time,
                    "session_meta",
                    pick(
                        random,
                        "{\"id\":\"A\",\"cwd\":\"/w/a\"}",
                        "{\"id\":\"B\",\"forked_from_id\":\"A\",\"model\":\"m\"}",
                        "{\"cwd\":\"/w/é\",\"git\":{\"branch\":\"main\"}}",
                        "null"));
            case 1 -> Rollout.context(pick(random, "gpt-5", "gpt-5.2", " ", "ünknown"));
            case 2 -> Rollout.tier(time, pick(random, "\"fast\"", "\"flex\"", "null", "7"));
            case 3 -> Rollout.info(time, "{\"last_token_usage\":" + counts + "}");
            case 4, 5 -> Rollout.info(time, "{\"total_token_usage\":" + counts + "}");
            case 6 ->
                Rollout.item(
                    pick(
                        random,
                        "{\"type\":\"message\",\"role\":\"user\",\"content\":\"é\"}",
                        "{\"type\":\"function_call\",\"name\":\"f\",\"call_id\":\"c\"}",
                        "{\"type\":\"function_call_output\",\"output\":[]}"));
            case 7 -> pick(random, "[]", "{", "{\"type\":\"event_msg\"}", "\u0000");
            case 8 ->
                Rollout.tokens(time, counts, counts(random))
                    .replace("2026-", pick(random, "x", "2026-"));
            default -> Rollout.tokens(time, counts, counts(random));
          });
    }
    return lines;
  }

  private static String counts(Random random) {
    int input = random.nextInt(4) * 100;
    return Rollout.counts(
        input, random.nextInt(3) * 100L, random.nextInt(3) * 10L, random.nextInt(8));
  }

  private static String pick(Random random, String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  static Stream<Supplier<RecordingSink>> sinks() {
    return Stream.of(
        RecordingSink::of,
        RecordingSink::ofEverything,
        () -> RecordingSink.of(Interest.QUOTA),
        () -> RecordingSink.of(Interest.TURNS));
  }

  private static RecordingSink read(RecordingSink sink, List<String> lines) {
    Rollout.feeder(Rollout.NAME).feed(Rollout.text(lines), sink);
    return sink;
  }

  @ParameterizedTest
  @MethodSource("sinks")
  void anySplitIntoReadsGivesTheSameEvents(Supplier<RecordingSink> sinks) {
    for (List<String> lines : FILES) {
      byte[] text = Rollout.text(lines).getBytes(StandardCharsets.UTF_8);
      List<VendorEvent> whole = read(sinks.get(), lines).events();
      for (int i = 0, cut = 0; i <= text.length; i++) {
        if (i == text.length || text[i] == '\n') {
          RecordingSink sink = sinks.get();
          // After a line and in the middle of the next one.
          int middle = Math.min(text.length, i + 7);
          byte[] state = Rollout.feeder(Rollout.NAME).feed(text, sink, cut, i, middle);
          assertThat(sink.events()).isEqualTo(whole);
          assertThat(state.length).isLessThan(300);
          cut = i;
        }
      }
    }
  }

  @Test
  void everyByteMayBeTheLastOneThere() {
    for (List<String> lines : FILES.subList(4, 10)) {
      byte[] text = Rollout.text(lines).getBytes(StandardCharsets.UTF_8);
      List<VendorEvent> whole = read(RecordingSink.ofEverything(), lines).events();
      for (int cut = 0; cut <= text.length; cut++) {
        RecordingSink sink = RecordingSink.ofEverything();
        Rollout.feeder(Rollout.NAME).feed(text, sink, cut);
        assertThat(sink.events()).isEqualTo(whole);
      }
    }
  }

  @Test
  void whatIsAskedForChangesNoOtherEvent() {
    for (List<String> lines : FILES) {
      List<VendorEvent> events =
          new ArrayList<>(read(RecordingSink.ofEverything(), lines).events());
      events.removeIf(e -> e instanceof ConversationTurn || e instanceof QuotaReading);
      assertThat(read(RecordingSink.of(), lines).events()).isEqualTo(events);
    }
  }

  @Test
  void asksForLaterReadsMayDifferFromEarlierOnes() {
    for (List<String> lines : FILES) {
      List<VendorEvent> whole = others(read(RecordingSink.ofEverything(), lines));
      for (int cut = 0; cut <= lines.size(); cut += 3) {
        // A reader that nobody asked for turns leaves all that one needs who is asked for them,
        // except which prompts it has seen.
        LineReader first = open(null);
        long offset = feed(first, lines.subList(0, cut), 0, RecordingSink.of());
        RecordingSink rest = RecordingSink.ofEverything();
        feed(open(first.state()), lines.subList(cut, lines.size()), offset, rest);
        int expected = others(rest).size();
        assertThat(others(rest)).isEqualTo(whole.subList(whole.size() - expected, whole.size()));
        assertThat(whole)
            .noneMatch(event -> position(event) >= offset && !others(rest).contains(event));
      }
    }
  }

  private static List<VendorEvent> others(RecordingSink sink) {
    return sink.events().stream()
        .filter(event -> !(event instanceof ConversationTurn turn && turn.kind() == Kind.HUMAN))
        .toList();
  }

  private static long position(VendorEvent event) {
    return switch (event) {
      case UsageEvent usage -> usage.position();
      case ConversationTurn turn -> turn.position();
      case QuotaReading quota -> quota.position();
      case Malformed malformed -> malformed.position();
      case SessionFacts _, Notice _ -> -1;
    };
  }

  private static LineReader open(byte @Nullable [] state) {
    Path root = Path.of("/home/sam/.codex/sessions");
    return new RolloutLog()
        .open(new LogFile(root.resolve(Rollout.NAME), new LogRoot(root, ".jsonl", root)), state);
  }

  private static long feed(LineReader reader, List<String> lines, long from, RecordingSink sink) {
    long offset = from;
    for (String line : lines) {
      byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
      if (!line.isBlank() && bytes[0] != 0) {
        reader.line(bytes, 0, bytes.length, offset, sink);
      }
      offset += bytes.length + 1L;
    }
    return offset;
  }

  @Test
  void memberOrderWhiteSpaceAndEscapesDoNotMatter() {
    Random random = new Random(SEED);
    for (List<String> lines : FILES) {
      List<String> valid =
          lines.stream().filter(line -> line.startsWith("{\"timestamp\"")).toList();
      List<Object> plain = comparable(read(RecordingSink.ofEverything(), valid).events());
      for (int round = 0; round < 3; round++) {
        List<String> respelled = new ArrayList<>();
        for (String line : valid) {
          respelled.add(new Respelling(random, line).text());
        }
        assertThat(comparable(read(RecordingSink.ofEverything(), respelled).events()))
            .as("seed %d", SEED)
            .isEqualTo(plain);
        assertThat(comparable(read(RecordingSink.of(), respelled).events()))
            .isEqualTo(comparable(read(RecordingSink.of(), valid).events()));
      }
    }
  }

  /** Without the position, which white space moves, and what is made of it. */
  private static List<Object> comparable(List<VendorEvent> events) {
    List<Object> comparable = new ArrayList<>();
    for (VendorEvent event : events) {
      switch (event) {
        case UsageEvent u ->
            comparable.add(List.of(u.atMicros(), u.model(), u.tokens(), u.speed(), u.identity()));
        case QuotaReading q ->
            // In what order the windows are stated does not matter either.
            comparable.add(q.atMicros());
        case ConversationTurn t -> comparable.add(List.of(t.kind(), t.text(), t.blocks().size()));
        case Malformed m -> comparable.add(m.reason());
        case SessionFacts facts -> comparable.add(facts);
        case Notice notice -> comparable.add(notice);
      }
    }
    return comparable;
  }

  @ParameterizedTest
  @MethodSource("sinks")
  void brokenLinesNeverThrowAndNeverHurtOthers(Supplier<RecordingSink> sinks) {
    Random random = new Random(SEED);
    String good = Rollout.info("10:00:00", "{\"last_token_usage\":" + Rollout.counts(10, 20) + "}");
    int broken = 0;
    for (List<String> lines : FILES) {
      for (String line : lines) {
        byte[] bytes = mutate(line.getBytes(StandardCharsets.UTF_8), random);
        RecordingSink sink = sinks.get();
        LineReader reader = open(null);
        reader.line(bytes, 0, bytes.length, 0, sink);
        broken += sink.malformed().size();
        sink.clear();
        feed(open(reader.state()), List.of(good), 0, sink);
        assertThat(sink.usage()).as("seed %d after %s", SEED, line).hasSize(1);
        assertThat(sink.malformed()).isEmpty();
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
