package dev.cctally.platform.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A document's bytes as its reader gets them: never more than a block of them in memory. Hashes
 * what passes, so that a document which was only touched need not be read again, and remembers
 * whether the disk failed, whatever the reader made of that.
 */
final class DocumentStream extends InputStream {
  private static final int BLOCK = 64 * 1024;

  private final FileChannel channel;
  private final Heartbeat heartbeat;
  private final long limit;
  private final byte[] block = new byte[BLOCK];
  private int at;
  private int filled;
  private long passed; // bytes of earlier blocks and of this one
  private long hash = 1;
  private boolean ended;
  private @Nullable IOException failure;

  /**
   * Opens a document.
   *
   * @param file the document
   * @param limit how many bytes of it at most; what is beyond is not there
   * @param heartbeat beats with each block
   */
  DocumentStream(Path file, long limit, Heartbeat heartbeat) throws IOException {
    this.channel = FileChannel.open(file, StandardOpenOption.READ);
    this.limit = limit;
    this.heartbeat = heartbeat;
  }

  /** The hash of a whole file, as {@link #print} gives it. */
  static long print(Path file) throws IOException {
    try (DocumentStream stream = new DocumentStream(file, Long.MAX_VALUE, new Heartbeat())) {
      return stream.print();
    }
  }

  /** The hash of the whole document; reads what the reader has left. */
  long print() throws IOException {
    while (fill()) {
      at = filled;
    }
    return hash;
  }

  /** Throws what the disk failed with, if it did. */
  void check() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }

  /** Makes sure that there is a byte to hand out; false at the end. */
  private boolean fill() throws IOException {
    if (at < filled) {
      return true;
    }
    if (ended) {
      return false;
    }
    check();
    heartbeat.beat();
    at = 0;
    filled = 0;
    // Whole blocks, however the file system cuts its answers: the hash depends on where they end.
    int room = (int) Math.min(BLOCK, limit - passed);
    try {
      while (filled < room) {
        int read = channel.read(ByteBuffer.wrap(block, filled, room - filled));
        if (read < 0) {
          break;
        }
        filled += read;
      }
    } catch (IOException e) {
      failure = e;
      filled = 0;
      throw e;
    }
    if (filled == 0) {
      ended = true;
      return false;
    }
    passed += filled;
    hash = Hash64.mix(hash * 31 + Hash64.of(block, 0, filled)) | 1;
    return true;
  }

  @Override
  public int read() throws IOException {
    return fill() ? block[at++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, filled - at);
    System.arraycopy(block, at, target, offset, count);
    at += count;
    return count;
  }

  @Override
  public int available() {
    return filled - at;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
