package dev.cctally.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cctally.spi.json.JsonCursor;
import dev.cctally.spi.json.JsonSyntaxException;
import dev.cctally.spi.vendor.AppendLog;
import dev.cctally.spi.vendor.EventSink;
import dev.cctally.spi.vendor.LineReader;
import dev.cctally.spi.vendor.LogFile;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Feeds the content of a log to an {@link AppendLog}, with or without interruptions, and frames
 * lines as the platform does: it strips a byte-order mark, line ends and surrounding white space,
 * leaves out blank lines, and holds back a last line that has no line end.
 *
 * <p>An interruption is a byte offset: so much of the file was there when the platform looked. It
 * read the complete lines, kept {@link LineReader#state()}, and later a new reader went on from
 * there. A good reader gives the same events whatever the interruptions:
 *
 * <pre>{@code
 * LineFeeder feeder = LineFeeder.of(source, file);
 * feeder.feed(log, whole);
 * for (int cut = 0; cut <= log.length; cut++) {
 *   RecordingSink split = RecordingSink.ofEverything();
 *   feeder.feed(log, split, cut);
 *   assertThat(split.events()).isEqualTo(whole.events());
 * }
 * }</pre>
 *
 * <p>Each line is handed over inside a larger buffer that is overwritten afterwards, so that a
 * reader which ignores its bounds or keeps the buffer is found out.
 */
public final class LineFeeder {
  private static final int LARGEST_STATE = 64 * 1024;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final int MARGIN = 16;

  private final AppendLog source;
  private final LogFile file;
  private final boolean closed;

  private LineFeeder(AppendLog source, LogFile file, boolean closed) {
    this.source = source;
    this.file = file;
    this.closed = closed;
  }

  /**
   * {@return a feeder}
   *
   * @param source the source under test
   * @param file the file its readers are told they read; it need not exist
   */
  public static LineFeeder of(AppendLog source, LogFile file) {
    return new LineFeeder(source, file, false);
  }

  /**
   * {@return the same for a file nobody writes to any more} The platform then counts a last line
   * without line end, too, if it is a complete JSON object.
   */
  public LineFeeder forClosedFile() {
    return new LineFeeder(source, file, true);
  }

  /**
   * Feeds text.
   *
   * @param log the file's content, encoded as UTF-8
   * @param sink receives the events
   * @param cuts byte offsets of the interruptions, ascending
   * @return the state after the last line, as the platform would keep it
   */
  public byte[] feed(String log, EventSink sink, int... cuts) {
    return feed(log.getBytes(UTF_8), sink, cuts);
  }

  /**
   * Feeds bytes.
   *
   * @param log the file's content
   * @param sink receives the events
   * @param cuts byte offsets of the interruptions, ascending, from 0 to the length of the log
   * @return the state after the last line, as the platform would keep it
   * @throws IllegalArgumentException if the cuts are not as described
   * @throws IllegalStateException if a reader's state is {@code null} or larger than the platform
   *     stores
   */
  public byte[] feed(byte[] log, EventSink sink, int... cuts) {
    byte @Nullable [] state = null;
    int cursor = 0;
    int previous = 0;
    for (int cut : cuts) {
      if (cut < previous || cut > log.length) {
        throw new IllegalArgumentException(
            "cuts "
                + Arrays.toString(cuts)
                + " are not ascending offsets into "
                + log.length
                + " bytes");
      }
      previous = cut;
      LineReader reader = open(state);
      cursor = lines(reader, log, cursor, cut, sink);
      state = stateOf(reader);
    }
    LineReader reader = open(state);
    cursor = lines(reader, log, cursor, log.length, sink);
    if (closed && isObject(log, cursor)) {
      line(reader, log, cursor, log.length, sink);
    }
    return stateOf(reader);
  }

  private LineReader open(byte @Nullable [] state) {
    return source.open(file, state == null ? null : state.clone());
  }

  private static byte[] stateOf(LineReader reader) {
    byte[] state = reader.state();
    if (state == null) {
      throw new IllegalStateException(
          "the reader's state is null; without state it is new byte[0]");
    }
    if (state.length > LARGEST_STATE) {
      throw new IllegalStateException(
          "the reader's state is "
              + state.length
              + " bytes, at most "
              + LARGEST_STATE
              + " are stored");
    }
    return state;
  }

  /** Feeds the complete lines in a range; where the first incomplete one starts. */
  private static int lines(LineReader reader, byte[] log, int from, int to, EventSink sink) {
    int start = from;
    for (int i = from; i < to; i++) {
      if (log[i] == '\n') {
        line(reader, log, start, i, sink);
        start = i + 1;
      }
    }
    return start;
  }

  private static void line(LineReader reader, byte[] log, int start, int end, EventSink sink) {
    int from = start;
    int to = end;
    if (start == 0 && startsWithByteOrderMark(log, end)) {
      from += BYTE_ORDER_MARK.length;
    }
    while (to > from && isBlank(log[to - 1])) {
      to--;
    }
    while (from < to && isBlank(log[from])) {
      from++;
    }
    if (from == to) {
      return;
    }
    byte[] buffer = new byte[to - from + 2 * MARGIN];
    Arrays.fill(buffer, (byte) '}'); // not blank, so that reading past the bounds shows
    System.arraycopy(log, from, buffer, MARGIN, to - from);
    reader.line(buffer, MARGIN, MARGIN + to - from, start, sink);
    Arrays.fill(buffer, (byte) '?');
  }

  private static boolean startsWithByteOrderMark(byte[] log, int end) {
    return end >= BYTE_ORDER_MARK.length
        && Arrays.equals(
            log, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
  }

  private static boolean isBlank(byte b) {
    return b >= 0 && b <= ' ';
  }

  private static boolean isObject(byte[] log, int from) {
    JsonCursor cursor = new JsonCursor();
    cursor.reset(log, from, log.length);
    try {
      if (cursor.peek() != JsonCursor.Kind.OBJECT) {
        return false;
      }
      cursor.skipValue();
      cursor.finish();
      return true;
    } catch (JsonSyntaxException e) {
      return false;
    }
  }
}
