package dev.cctally.testkit.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.vendor.LineReader;
import dev.cctally.spi.vendor.Malformed;
import dev.cctally.spi.vendor.UsageEvent;
import dev.cctally.spi.vendor.VendorEvent;
import dev.cctally.testkit.RecordingSink;
import dev.cctally.testkit.corpus.Json;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A broken line is counted as such; it ends no read and takes no other line with it. */
final class SurvivesBrokenLines implements Rule {
  private static final int LINES = 40; // of a log are torn
  private static final int PLACES = 400; // of a line, at most
  private static final List<String> GLUED = List.of("{\"a\":1}", " trailing", "}");
  private static final int AFTER = 3; // lines that must come out unhurt

  @Override
  public String title() {
    return "reports broken lines and reads the others";
  }

  @Override
  public void check(Subject subject) throws IOException {
    for (Log log : subject.logs()) {
      List<byte[]> lines = log.text().lines();
      byte @Nullable [] state = null;
      for (int i = 0; i < Math.min(LINES, lines.size()); i++) {
        if (Json.parse(lines.get(i)).filter(Json.Members.class::isInstance).isPresent()) {
          tear(log, lines, i, state);
          glue(log, lines.get(i), i, state);
          for (byte[] broken : BrokenLines.madeOf(lines.get(i), i)) {
            survives(log, state, broken);
          }
        }
        LineReader reader = log.source().open(log.file(), state);
        feed(reader, lines.get(i), RecordingSink.ofEverything());
        state = reader.state();
      }
      for (byte[] odd : BrokenLines.odd()) {
        assertThat(survives(log, state, odd).usage())
            .as("%s: usage in a line that begins with %s", log.name(), start(odd))
            .isEmpty();
      }
    }
  }

  /** Puts every beginning of a line before it, as if its tool had died and begun anew. */
  private static void tear(Log log, List<byte[]> lines, int index, byte @Nullable [] state) {
    byte[] line = lines.get(index);
    RecordingSink unhurt = RecordingSink.ofEverything();
    List<byte[]> after = lines.subList(index, Math.min(index + AFTER, lines.size()));
    LineReader plain = log.source().open(log.file(), state);
    after.forEach(next -> feed(plain, next, unhurt));
    boolean usage = usageOf(log, state, line);
    int step = Math.max(1, line.length / PLACES);
    for (int end = 1; end < line.length; end += step) {
      byte[] torn = Arrays.copyOf(line, end);
      RecordingSink sink = RecordingSink.ofEverything();
      LineReader reader = log.source().open(log.file(), state);
      guarded(log, reader, torn, sink);
      List<VendorEvent> events = sink.events();
      assertThat(events)
          .as("%s: events of the first %d bytes of line %d", log.name(), end, index + 1)
          .noneMatch(UsageEvent.class::isInstance);
      if (usage) {
        assertThat(events)
            .as(
                "%s: events of the first %d bytes of line %d, a usage line that was torn",
                log.name(), end, index + 1)
            .hasAtLeastOneElementOfType(Malformed.class);
      }
      sink.clear();
      after.forEach(next -> feed(reader, next, sink));
      assertThat(sink.events())
          .as("%s: events after the first %d bytes of line %d", log.name(), end, index + 1)
          .isEqualTo(unhurt.events());
    }
  }

  /** Puts something behind a line, as if two processes had written at once. */
  private static void glue(Log log, byte[] line, int index, byte @Nullable [] state) {
    for (String behind : GLUED) {
      byte[] more = behind.getBytes(UTF_8);
      byte[] glued = Arrays.copyOf(line, line.length + more.length);
      System.arraycopy(more, 0, glued, line.length, more.length);
      assertThat(survives(log, state, glued).usage())
          .as("%s: usage in line %d with %s behind it", log.name(), index + 1, behind)
          .isEmpty();
    }
  }

  private static boolean usageOf(Log log, byte @Nullable [] state, byte[] line) {
    RecordingSink sink = RecordingSink.of();
    feed(log.source().open(log.file(), state), line, sink);
    return !sink.usage().isEmpty();
  }

  private static RecordingSink survives(Log log, byte @Nullable [] state, byte[] line) {
    RecordingSink sink = RecordingSink.ofEverything();
    LineReader reader = log.source().open(log.file(), state);
    guarded(log, reader, line, sink);
    guarded(log, log.source().open(log.file(), reader.state()), line, sink);
    return sink;
  }

  private static void guarded(Log log, LineReader reader, byte[] line, RecordingSink sink) {
    try {
      feed(reader, line, sink);
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError(log.name() + ": the reader throws for the line " + start(line), e);
    }
  }

  private static void feed(LineReader reader, byte[] line, RecordingSink sink) {
    if (!new String(line, UTF_8).isBlank()) {
      reader.line(line.clone(), 0, line.length, 0, sink);
    }
  }

  private static String start(byte[] line) {
    return new String(line, 0, Math.min(line.length, 2_000), UTF_8);
  }
}
