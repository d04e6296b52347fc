package dev.cctally.platform.ingest;

import dev.cctally.spi.vendor.AppendLog;
import org.jspecify.annotations.Nullable;

/**
 * A file to read.
 *
 * @param found the file
 * @param known its row, or {@code null} if it is new
 * @param from where to start reading
 * @param state the reader's state there, or {@code null} at the start
 * @param reset whether what is stored of the file must be replaced
 * @param closed whether nobody has written to it for so long that a last line without line end
 *     counts
 */
record FileTask(
    FoundFile found,
    @Nullable KnownFile known,
    long from,
    byte @Nullable [] state,
    boolean reset,
    boolean closed) {
  static FileTask fresh(FoundFile found, boolean closed) {
    return new FileTask(found, null, 0, null, false, closed);
  }

  static FileTask again(FoundFile found, KnownFile known, boolean closed) {
    return new FileTask(found, known, 0, null, true, closed);
  }

  /** A database is read from nothing; what is stored stays unless a row says otherwise. */
  static FileTask afresh(FoundFile found, KnownFile known) {
    byte[] state = RecordState.decode(known.readerState()).forgetReader().encode();
    return new FileTask(found, known, 0, state, false, false);
  }

  static FileTask onward(FoundFile found, KnownFile known, boolean closed) {
    return new FileTask(found, known, known.cursor(), known.readerState(), false, closed);
  }

  /** Whether its rows replace themselves one by one, by their positions. */
  boolean records() {
    return LogWalker.isDatabase(found.source());
  }

  /**
   * Whether it is a log that should only grow and did not; documents are rewritten all the time.
   */
  boolean truncated() {
    return reset && found.source() instanceof AppendLog;
  }

  /** The same file, of which what is stored stays as it is. */
  FileTask keeping() {
    return new FileTask(found, known, from, state, false, closed);
  }

  long bytes() {
    return Math.max(0, found.size() - from);
  }
}
