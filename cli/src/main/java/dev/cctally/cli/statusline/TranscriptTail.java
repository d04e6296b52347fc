package dev.cctally.cli.statusline;

import dev.cctally.spi.statusline.StatusLineFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;

/** Looks at a transcript from its end backwards, and not further than it must. */
final class TranscriptTail {
  private static final int FIRST = 64 << 10;
  private static final int GROWTH = 4;
  private static final int FURTHEST = 4 << 20;

  private TranscriptTail() {}

  /**
   * The size of the context after the last line that tells it.
   *
   * @param file the transcript; may be no file, or be written right now
   * @param format reads lines
   */
  static OptionalLong contextTokens(Path file, StatusLineFormat format) {
    if (!Files.isRegularFile(file)) {
      return OptionalLong.empty(); // to read a pipe would take for ever
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      long unseen = size; // where the lines not looked at yet end
      for (int length = FIRST; length <= FURTHEST; length *= GROWTH) {
        long start = Math.max(0, size - length);
        byte[] bytes = bytes(channel, start, (int) (unseen - start));
        int end = bytes.length;
        while (end > 0) {
          int lineEnd = bytes[end - 1] == '\n' ? end - 1 : end;
          int newline = lastNewline(bytes, lineEnd);
          if (newline < 0 && start > 0) {
            break; // the line starts further ahead
          }
          OptionalLong tokens = format.contextTokens(bytes, newline + 1, lineEnd);
          if (tokens.isPresent()) {
            return tokens;
          }
          end = newline + 1;
        }
        if (start == 0) {
          break;
        }
        unseen = start + end;
      }
      return OptionalLong.empty();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  private static int lastNewline(byte[] bytes, int end) {
    int at = end - 1;
    while (at >= 0 && bytes[at] != '\n') {
      at--;
    }
    return at;
  }

  private static byte[] bytes(FileChannel channel, long start, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining() && channel.read(buffer, start + buffer.position()) >= 0) {
      // until it is full, or the file has become shorter
    }
    byte[] bytes = new byte[buffer.position()];
    System.arraycopy(buffer.array(), 0, bytes, 0, bytes.length);
    return bytes;
  }
}
