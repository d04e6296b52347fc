package dev.cctally.plugins.claude;

import dev.cctally.spi.json.JsonSyntaxException;
import dev.cctally.spi.vendor.EventSink;
import dev.cctally.spi.vendor.LineReader;
import dev.cctally.spi.vendor.Malformed;
import dev.cctally.spi.vendor.Malformed.Reason;
import dev.cctally.spi.vendor.SessionFacts;
import org.jspecify.annotations.Nullable;

/**
 * Reads one transcript.
 *
 * <p>Most bytes of a transcript are prompts and tool output, which cost nothing. A line is
 * therefore left as soon as its {@code type} says that it cannot be an answer, if the session and
 * folder of the file are known and nobody wants turns. That holds for every valid spelling of a
 * line; a line in which {@code type} stands twice has no defined meaning. What is left unread is
 * not checked beyond the closing brace.
 */
final class TranscriptReader implements LineReader {
  private static final byte STATE_VERSION = 1;
  private static final int SESSION_KNOWN = 1;
  private static final int PROJECT_KNOWN = 2;
  private static final int ALL_KNOWN = SESSION_KNOWN | PROJECT_KNOWN;

  private final TranscriptLine line = new TranscriptLine();
  private final UsageReader usage = new UsageReader();
  private int known;
  private @Nullable TurnReader turns;

  TranscriptReader(byte @Nullable [] state) {
    if (state != null && state.length == 2 && state[0] == STATE_VERSION) {
      known = state[1] & ALL_KNOWN;
    }
  }

  @Override
  public byte[] state() {
    return new byte[] {STATE_VERSION, (byte) known};
  }

  @Override
  public void line(byte[] buffer, int from, int to, long offset, EventSink sink) {
    boolean wantsTurns = sink.wants(EventSink.Interest.TURNS);
    boolean complete = wantsTurns || known != ALL_KNOWN;
    try {
      if (line.read(buffer, from, to, complete) == TranscriptLine.Outcome.NOT_AN_OBJECT) {
        sink.accept(new Malformed(offset, Reason.NOT_AN_OBJECT, false));
        return;
      }
    } catch (JsonSyntaxException e) {
      sink.accept(new Malformed(offset, Reason.BAD_SYNTAX, true)); // it may have been an answer
      return;
    }
    if (known != ALL_KNOWN) {
      facts(sink);
    }
    if (line.isAssistant()) {
      usage.read(line, offset, sink);
    }
    if (wantsTurns) {
      if (turns == null) {
        turns = new TurnReader();
      }
      turns.read(buffer, from, to, offset, sink);
    }
  }

  /** Reports the session and the folder, each the first time a line names one. */
  private void facts(EventSink sink) {
    String session = (known & SESSION_KNOWN) == 0 ? line.nonEmpty(line.sessionId) : null;
    String project = (known & PROJECT_KNOWN) == 0 ? line.nonEmpty(line.cwd) : null;
    if (session == null && project == null) {
      return;
    }
    known |= (session == null ? 0 : SESSION_KNOWN) | (project == null ? 0 : PROJECT_KNOWN);
    sink.accept(new SessionFacts("", session, project, null));
  }
}
