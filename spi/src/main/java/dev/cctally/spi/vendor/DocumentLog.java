package dev.cctally.spi.vendor;

import java.io.IOException;
import java.io.InputStream;

/**
 * Files that their tool rewrites as a whole, one document a file. <b>Implemented by plugins</b>.
 *
 * <p>When a document's bytes have changed, the platform reads it again and replaces all its events
 * in one transaction; a document that was only touched is not read. So an event that a document no
 * longer holds no longer counts, unless another log of the vendor tells of the same response. A
 * document that is gone keeps counting, until the user prunes.
 *
 * <p>A tool may write while we read. If a document changes during a reading, its events are thrown
 * away and it is read again, at once or at the next sync: expect to be called with half a document,
 * and to be called more than once. A document that does not change and that {@link #read} gives up
 * keeps what is stored of it; it is counted as malformed, named to the user once, and read again
 * when it changes.
 *
 * @since 1.0
 */
public non-sealed interface DocumentLog extends LogSource {
  /**
   * Reads a document to its end. The same bytes must always give the same events in the same order;
   * {@code position} of an event is its ordinal in the document, or any other number that no other
   * event of it has. Called from several threads at once for different files.
   *
   * @param file the file
   * @param content its bytes, at most 1 GiB; a larger document is not read. Not buffered as a
   *     whole: a reader that needs little of a large document takes it piece by piece. It need not
   *     be read to its end; the platform closes it
   * @param sink receives the events, on the calling thread; at most 1,000,000 of a document
   * @throws IOException if the document is cut off or is no such document; what was sent is thrown
   *     away and what was stored of it earlier stays. A failure of {@code content} must be passed
   *     on
   */
  void read(LogFile file, InputStream content, EventSink sink) throws IOException;
}
