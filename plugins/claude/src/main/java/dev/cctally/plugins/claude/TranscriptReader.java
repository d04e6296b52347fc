package dev.cctally.plugins.claude;

import dev.cctally.spi.json.JsonSyntaxException;
import dev.cctally.spi.vendor.EventSink;
import dev.cctally.spi.vendor.LineReader;
import dev.cctally.spi.vendor.LogFile;
import dev.cctally.spi.vendor.Malformed;
import dev.cctally.spi.vendor.Malformed.Reason;
import dev.cctally.spi.vendor.Notice;
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
  private static final int NOTICE_SENT = 4;

  private final LogFile file;
  private final TranscriptLine line = new TranscriptLine();
  private final UsageReader usage = new UsageReader();
  private int known;
  private @Nullable TurnReader turns;

  /**
   * Makes a reader.
   *
   * @param file the transcript, which is named to the user
   * @param state what {@link #state()} of an earlier reader returned, or {@code null}
   */
  TranscriptReader(LogFile file, byte @Nullable [] state) {
    this.file = file;
    if (state != null && state.length == 2 && state[0] == STATE_VERSION) {
      known = state[1] & (ALL_KNOWN | NOTICE_SENT);
    }
  }

  @Override
  public byte[] state() {
    return new byte[] {STATE_VERSION, (byte) known};
  }

  @Override
  public void line(byte[] buffer, int from, int to, long offset, EventSink sink) {
    boolean wantsTurns = sink.wants(EventSink.Interest.TURNS);
    boolean complete = wantsTurns || !allKnown();
    try {
      if (line.read(buffer, from, to, complete) == TranscriptLine.Outcome.NOT_AN_OBJECT) {
        sink.accept(new Malformed(offset, Reason.NOT_AN_OBJECT, false));
        return;
      }
    } catch (JsonSyntaxException e) {
      sink.accept(new Malformed(offset, Reason.BAD_SYNTAX, true)); // it may have been an answer
      return;
    }
    if (!allKnown()) {
      facts(sink);
    }
    if (line.isAssistant()) {
      boolean counted = usage.read(line, offset, sink);
      if (counted && (known & (SESSION_KNOWN | NOTICE_SENT)) == 0) {
        known |= NOTICE_SENT;
        sink.accept(notice());
      }
    }
    if (wantsTurns) {
      if (turns == null) {
        turns = new TurnReader();
      }
      turns.read(buffer, from, to, offset, sink);
    }
  }

  private boolean allKnown() {
    return (known & ALL_KNOWN) == ALL_KNOWN;
  }

  private Notice notice() {
    return new Notice(
        "no sessionId in "
            + file.path()
            + "; falling back to filename UUID "
            + FileNames.hint(file.relativePath()).sessionId());
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
