package dev.cctally.platform.ingest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Hashes of a file's first and last bytes before a cursor. In a file that only grows, what lies
 * before the cursor never changes; so equal prints mean that the file grew and unequal ones that it
 * was replaced or rewritten.
 *
 * @param head hash of {@code [0, min(4096, cursor))}
 * @param tail hash of {@code [max(0, cursor − 4096), cursor)}
 */
record FilePrints(long head, long tail) {
  private static final int SPAN = 4096;

  /** Prints of nothing. */
  static final FilePrints EMPTY = new FilePrints(0, 0);

  /** The prints of a file up to a cursor; {@link #EMPTY} at its start or if it is shorter. */
  static FilePrints of(FileChannel channel, long cursor) throws IOException {
    if (cursor == 0) {
      return EMPTY;
    }
    int span = (int) Math.min(SPAN, cursor);
    byte[] bytes = new byte[span];
    if (!fill(channel, bytes, 0)) {
      return EMPTY;
    }
    long head = Hash64.of(bytes, 0, span);
    if (cursor <= SPAN) {
      return new FilePrints(head, head);
    }
    if (!fill(channel, bytes, cursor - span)) {
      return EMPTY;
    }
    return new FilePrints(head, Hash64.of(bytes, 0, span));
  }

  private static boolean fill(FileChannel channel, byte[] bytes, long position) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position()) < 0) {
        return false;
      }
    }
    return true;
  }

  boolean match(KnownFile known) {
    return head == known.headPrint() && tail == known.tailPrint();
  }
}
