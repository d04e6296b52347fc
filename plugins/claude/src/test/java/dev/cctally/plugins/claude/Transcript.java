package dev.cctally.plugins.claude;

import dev.cctally.spi.vendor.ConversationTurn;
import dev.cctally.spi.vendor.LogFile;
import dev.cctally.spi.vendor.LogRoot;
import dev.cctally.spi.vendor.Malformed;
import dev.cctally.spi.vendor.SessionFacts;
import dev.cctally.spi.vendor.UsageEvent;
import dev.cctally.spi.vendor.VendorEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Feeds lines to a reader as the platform does. */
final class Transcript {
  private static final LogFile FILE =
      new LogFile(
          Path.of("/logs/-w-app/0c2d.jsonl"),
          new LogRoot(Path.of("/logs"), ".jsonl", Path.of("/home")));

  private Transcript() {}

  /** A reader that goes on from a state, or starts if there is none. */
  static TranscriptReader reader(byte @Nullable [] state) {
    return new TranscriptReader(FILE, state);
  }

  /** Events of lines read one after the other, each ended by a line end. */
  static List<VendorEvent> events(String... lines) {
    return read(false, List.of(lines)).events;
  }

  static List<VendorEvent> eventsWithTurns(String... lines) {
    return read(true, List.of(lines)).events;
  }

  static RecordingSink read(boolean turns, List<String> lines) {
    RecordingSink sink = new RecordingSink(turns);
    feed(reader(null), lines, 0, sink);
    return sink;
  }

  /** Feeds lines that start at an offset of the file; the offset after them. */
  static long feed(TranscriptReader reader, List<String> lines, long start, RecordingSink sink) {
    long offset = start;
    for (String line : lines) {
      byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
      // Foreign bytes on both sides: a reader must not look beyond its line.
      byte[] buffer = new byte[bytes.length + 22];
      Arrays.fill(buffer, (byte) '"');
      System.arraycopy(bytes, 0, buffer, 11, bytes.length);
      reader.line(buffer, 11, 11 + bytes.length, offset, sink);
      offset += bytes.length + 1L;
    }
    return offset;
  }

  static List<UsageEvent> usage(String... lines) {
    return only(UsageEvent.class, events(lines));
  }

  /** The event of a line that has exactly one. */
  static UsageEvent single(String line) {
    List<UsageEvent> events = usage(line);
    if (events.size() != 1) {
      throw new AssertionError(events.size() + " usage events in " + line + ": " + events(line));
    }
    return events.getFirst();
  }

  static List<Malformed> malformed(String... lines) {
    return only(Malformed.class, events(lines));
  }

  static List<SessionFacts> facts(String... lines) {
    return only(SessionFacts.class, events(lines));
  }

  static List<ConversationTurn> turns(String... lines) {
    return only(ConversationTurn.class, eventsWithTurns(lines));
  }

  static <T> List<T> only(Class<T> kind, List<VendorEvent> events) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** A complete line of a model's answer with this usage. */
  static String answer(String usage) {
    return answer("claude-opus-4-7", usage, "");
  }

  /**
   * A complete line of a model's answer.
   *
   * @param more further members of the line, each preceded by a comma
   */
  static String answer(@Nullable String model, String usage, String more) {
    return "{\"type\":\"assistant\",\"timestamp\":\"2026-05-10T10:00:00Z\",\"requestId\":\"r1\","
        + "\"message\":{\"id\":\"m1\","
        + (model == null ? "" : "\"model\":\"" + model + "\",")
        + "\"content\":[],\"usage\":"
        + usage
        + "}"
        + more
        + "}";
  }

  static String counts(long input, long output, long cacheWrite, long cacheRead, String more) {
    return "{\"input_tokens\":"
        + input
        + ",\"output_tokens\":"
        + output
        + ",\"cache_creation_input_tokens\":"
        + cacheWrite
        + ",\"cache_read_input_tokens\":"
        + cacheRead
        + more
        + "}";
  }
}
