package dev.cctally.spi.vendor;

import java.io.IOException;
import java.io.InputStream;

/**
 * Files that their tool rewrites as a whole, one document a file. <b>Implemented by plugins</b>.
 * When a file changes, the platform reads it again and replaces all its events in one transaction.
 *
 * @since 1.0
 */
public non-sealed interface DocumentLog extends LogSource {
  /**
   * Reads a document to its end. The same bytes must always give the same events in the same order;
   * {@code position} of an event is its ordinal in the document, or any other stable number.
   *
   * @param file the file
   * @param content its bytes, at most 1 GiB; the platform closes it
   * @param sink receives the events, on the calling thread
   * @throws IOException if the document cannot be read to its end; its earlier events stay stored
   */
  void read(LogFile file, InputStream content, EventSink sink) throws IOException;
}
