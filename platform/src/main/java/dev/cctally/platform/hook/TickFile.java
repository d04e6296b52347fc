package dev.cctally.platform.hook;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the launcher puts down about one event, see {@link HookSpool}. Anything may lie there:
 * never more of it is held than a launcher writes.
 */
final class TickFile {
  private static final int MOST_WORDS = 1000;

  /** The launcher stops before this. */
  private static final int MOST_BYTES = 4 << 20;

  private TickFile() {}

  /**
   * {@return what a file holds; {@code null} if it is still being written}
   *
   * @param file a regular file
   * @param cutOff whether nobody writes to it any more
   * @throws IOException if it cannot be read
   */
  static HookSpool.@Nullable Tick read(Path file, boolean cutOff) throws IOException {
    byte[] head;
    boolean whole;
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      long size = channel.size();
      ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(size, MOST_BYTES));
      fill(buffer, channel);
      head = buffer.array();
      if (buffer.hasRemaining()) { // it has shrunk
        return null;
      }
      ByteBuffer last = ByteBuffer.allocate(1);
      fill(last, channel.position(Math.max(0, size - 1)));
      whole = !last.hasRemaining() && last.get(0) == 0;
      return parse(file, head, whole, size > MOST_BYTES, cutOff);
    }
  }

  private static void fill(ByteBuffer buffer, SeekableByteChannel channel) throws IOException {
    while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
      // until it is full, or there is no more
    }
  }

  private static HookSpool.@Nullable Tick parse(
      Path file, byte[] bytes, boolean whole, boolean large, boolean cutOff) {
    List<String> words = new ArrayList<>();
    int count = -1;
    int from = 0;
    while (count < 0 || words.size() < count) {
      int to = from;
      while (to < bytes.length && bytes[to] != 0) {
        to++;
      }
      if (to >= bytes.length) {
        return cutOff || large ? new HookSpool.Tick(file, List.of(), new byte[0]) : null;
      }
      String word = new String(bytes, from, to - from, StandardCharsets.UTF_8);
      from = to + 1;
      if (count >= 0) {
        words.add(word);
      } else {
        count = word.matches("\\d{1,4}") ? Integer.parseInt(word) : 0;
        count = Math.min(count, MOST_WORDS);
      }
    }
    if (!(whole && from < bytes.length) && !cutOff) {
      return null;
    }
    int to = whole && !large ? Math.max(from, bytes.length - 1) : bytes.length;
    byte[] payload = new byte[to - from];
    System.arraycopy(bytes, from, payload, 0, payload.length);
    return new HookSpool.Tick(file, words, payload);
  }
}
