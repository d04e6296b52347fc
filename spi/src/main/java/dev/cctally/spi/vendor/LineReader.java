package dev.cctally.spi.vendor;

/**
 * Turns the lines of one file into events. <b>Implemented by plugins</b>; used by one thread.
 *
 * <p>The platform frames the lines. It strips a byte-order mark at the start of the file and the
 * line end ({@code \n} or {@code \r\n}), leaves out blank lines, holds back a last line that has no
 * line end yet, and shortens giant lines by cutting text out of very long JSON strings, so that a
 * line always fits in memory. Any split of a file into calls must give the same events: what a
 * later line needs from an earlier one belongs into {@link #state()}.
 *
 * @since 1.0
 */
public interface LineReader {
  /**
   * Reads one line. A line that makes no sense is reported as {@link Malformed}, never by an
   * exception.
   *
   * @param buffer holds the line; valid during this call only, must not be changed
   * @param from index of the line's first byte
   * @param to index after its last byte; greater than {@code from}
   * @param offset where the line starts in the file, in bytes; the position of every event of it
   * @param sink receives the events, on the calling thread
   */
  void line(byte[] buffer, int from, int to, long offset, EventSink sink);

  /** {@return what a later reader needs to go on after the last line, at most 64 KiB} */
  byte[] state();
}
