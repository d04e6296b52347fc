package dev.cctally.testkit.acme;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cctally.spi.json.FieldNames;
import dev.cctally.spi.json.JsonCursor;
import dev.cctally.spi.json.JsonSyntaxException;
import dev.cctally.spi.json.Timestamps;
import dev.cctally.spi.model.SpeedTier;
import dev.cctally.spi.model.TokenCounts;
import dev.cctally.spi.vendor.ConversationTurn;
import dev.cctally.spi.vendor.EventIdentity;
import dev.cctally.spi.vendor.EventSink;
import dev.cctally.spi.vendor.LineReader;
import dev.cctally.spi.vendor.Lineage;
import dev.cctally.spi.vendor.Malformed;
import dev.cctally.spi.vendor.Malformed.Reason;
import dev.cctally.spi.vendor.SessionFacts;
import dev.cctally.spi.vendor.UsageEvent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines of three kinds: the head of a session with {@code session}, {@code folder}, {@code
 * from} and {@code begun}; a change of the {@code model}; and an answer with {@code id}, {@code
 * at}, {@code in}, of which {@code cached} came from a cache, {@code out} and {@code text}.
 */
final class AcmeReader implements LineReader {
  private static final FieldNames NAMES =
      FieldNames.of(
          "session", "folder", "from", "begun", "model", "id", "at", "text", "in", "cached", "out");
  private static final int FIRST_COUNT = 8;

  private final JsonCursor cursor = new JsonCursor();
  private final @Nullable String[] texts = new @Nullable String[FIRST_COUNT];
  private final long[] counts = new long[3];
  private String model;

  AcmeReader(byte @Nullable [] state) {
    model = state == null ? "" : new String(state, UTF_8);
  }

  @Override
  public byte[] state() {
    return model.getBytes(UTF_8);
  }

  @Override
  public void line(byte[] buffer, int from, int to, long offset, EventSink sink) {
    try {
      if (!parse(buffer, from, to)) {
        sink.accept(new Malformed(offset, Reason.NOT_AN_OBJECT, false));
        return;
      }
    } catch (JsonSyntaxException e) {
      sink.accept(new Malformed(offset, Reason.BAD_SYNTAX, true));
      return;
    }
    if (texts[0] != null) {
      Lineage lineage = new Lineage(texts[0], texts[2], time(texts[3]));
      sink.accept(new SessionFacts("", texts[0], texts[1], lineage));
    } else if (texts[5] != null) {
      answer(texts[5], offset, sink);
    } else if (texts[4] != null && !texts[4].isBlank() && texts[4].length() < 200) {
      model = texts[4].strip();
    }
  }

  private void answer(String id, long offset, EventSink sink) {
    Long at = time(texts[6]);
    if (at == null) {
      sink.accept(new Malformed(offset, Reason.BAD_TIMESTAMP, true));
    } else if (model.isEmpty()) {
      sink.accept(new Malformed(offset, Reason.NO_MODEL, true));
    } else if (counts[0] < 0 || counts[1] < 0 || counts[1] > counts[0] || counts[2] < 0) {
      sink.accept(new Malformed(offset, Reason.BAD_NUMBER, true));
    } else {
      TokenCounts tokens = new TokenCounts(counts[0] - counts[1], counts[1], 0, 0, counts[2], 0);
      String replay = counts[0] + " " + counts[1] + " " + counts[2];
      EventIdentity identity = new EventIdentity(null, id, false, replay);
      sink.accept(
          new UsageEvent(
              offset, at, model, tokens, SpeedTier.STANDARD, null, identity, counts[2], "", null));
    }
    String text = texts[7];
    if (text != null && sink.wants(EventSink.Interest.TURNS)) {
      sink.accept(
          new ConversationTurn(
              offset,
              "",
              null,
              id,
              null,
              at,
              ConversationTurn.Kind.ASSISTANT,
              text,
              List.of(),
              model,
              id,
              null,
              null,
              null,
              false));
    }
  }

  private static @Nullable Long time(@Nullable String text) {
    long micros = text == null ? Timestamps.INVALID : Timestamps.micros(text);
    return micros == Timestamps.INVALID ? null : (Long) micros;
  }

  private boolean parse(byte[] buffer, int from, int to) {
    Arrays.fill(texts, null);
    Arrays.fill(counts, 0);
    cursor.reset(buffer, from, to);
    if (cursor.peek() != JsonCursor.Kind.OBJECT) {
      cursor.skipValue();
      cursor.finish();
      return false;
    }
    cursor.enterObject();
    while (cursor.nextMember()) {
      int member = cursor.select(NAMES);
      if (member < 0) {
        cursor.skipValue();
      } else if (member < FIRST_COUNT) {
        texts[member] = cursor.stringOrNull();
      } else {
        counts[member - FIRST_COUNT] = count();
      }
    }
    cursor.finish();
    return true;
  }

  /** A count, or −1 if the value is none. */
  private long count() {
    if (cursor.peek() != JsonCursor.Kind.NUMBER) {
      cursor.skipValue();
      return -1;
    }
    cursor.enterNumber();
    String digits = cursor.text();
    return digits.length() < 12 && digits.chars().allMatch(Character::isDigit)
        ? Long.parseLong(digits)
        : -1;
  }
}
