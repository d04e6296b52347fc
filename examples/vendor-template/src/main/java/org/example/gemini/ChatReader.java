package org.example.gemini;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cctally.spi.json.JsonSyntaxException;
import dev.cctally.spi.json.Timestamps;
import dev.cctally.spi.model.SpeedTier;
import dev.cctally.spi.vendor.EventIdentity;
import dev.cctally.spi.vendor.EventSink;
import dev.cctally.spi.vendor.LineReader;
import dev.cctally.spi.vendor.Malformed;
import dev.cctally.spi.vendor.Malformed.Reason;
import dev.cctally.spi.vendor.SessionFacts;
import dev.cctally.spi.vendor.UsageEvent;
import org.jspecify.annotations.Nullable;

/**
 * Reads one chat. A message is written several times: without tokens, with them, and again whenever
 * a tool it called has answered. All bear the message's id, so they count once, and the last wins.
 */
final class ChatReader implements LineReader {
  /** A name longer than this is none; the state must stay small. */
  private static final int LONGEST_MODEL = 512;

  private final ChatFile file;
  private final ChatLine line = new ChatLine();
  private final TurnReader turns = new TurnReader();
  private String model; // named last, for messages that name none; "" if none was

  ChatReader(ChatFile file, byte @Nullable [] state) {
    this.file = file;
    this.model = state == null ? "" : new String(state, UTF_8);
  }

  @Override
  public byte[] state() {
    return model.getBytes(UTF_8);
  }

  @Override
  public void line(byte[] buffer, int from, int to, long offset, EventSink sink) {
    if (!file.chat()) {
      return;
    }
    try {
      if (!line.read(buffer, from, to)) {
        sink.accept(new Malformed(offset, Reason.NOT_AN_OBJECT, false));
        return;
      }
    } catch (JsonSyntaxException e) {
      sink.accept(new Malformed(offset, Reason.BAD_SYNTAX, true)); // it may have been an answer
      return;
    }
    if (line.isHead) {
      head(sink);
      return;
    }
    if ("gemini".equals(line.type)) {
      answer(offset, sink);
    }
    if (sink.wants(EventSink.Interest.TURNS)) {
      turns.read(line, file, offset, sink);
    }
  }

  private void head(EventSink sink) {
    // A sub-agent's chat names itself; it is shown under the session that called it.
    String session = file.subAgent() ? file.sessionId() : line.sessionId;
    if (session != null || line.directory != null) {
      sink.accept(new SessionFacts("", session, line.directory, null));
    }
  }

  private void answer(long offset, EventSink sink) {
    String named = line.model;
    if (named != null && named.length() <= LONGEST_MODEL) {
      model = named;
    }
    if (!line.tokens.present()) {
      return; // they come with the next version of the message
    }
    Reason wrong =
        !line.tokens.usable()
            ? Reason.BAD_NUMBER
            : line.atMicros == Timestamps.INVALID
                ? Reason.BAD_TIMESTAMP
                : model.isEmpty() ? Reason.NO_MODEL : null;
    if (wrong != null) {
      sink.accept(new Malformed(offset, wrong, true));
      return;
    }
    if (!line.tokens.addsUp()) {
      sink.accept(new Malformed(offset, Reason.BAD_SPLIT, false));
    }
    sink.accept(
        new UsageEvent(
            offset,
            line.atMicros,
            model,
            line.tokens.billed(),
            SpeedTier.UNSPECIFIED,
            null,
            line.id == null ? EventIdentity.UNIQUE : EventIdentity.of(line.id),
            offset, // so that the last version of a message outranks the others
            "",
            null));
  }
}
