package dev.cctally.platform.ingest;

import dev.cctally.platform.store.IoReason;
import dev.cctally.spi.json.JsonCursor;
import dev.cctally.spi.json.JsonSyntaxException;
import dev.cctally.spi.vendor.AppendLog;
import dev.cctally.spi.vendor.LineReader;
import dev.cctally.spi.vendor.Malformed;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads files line by line through a vendor's reader and hands over chunks. One for each parsing
 * thread; its buffer is reused from file to file.
 */
final class FileParser {
  /** Receives chunks; may block until there is room. */
  interface ChunkConsumer {
    void accept(ParsedChunk chunk) throws InterruptedException;
  }

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long NEWLINES = ONES * '\n';

  private final int bufferSize;
  private final int longestLine;
  private final int chunkRows;
  private final long chunkBytes;
  private final Heartbeat heartbeat;
  private final ChunkConsumer consumer;
  private final ChunkCollector collector;

  private byte[] buffer;
  private long bufferStart; // file offset of buffer[0]
  private int used; // bytes in the buffer
  private int lineStart; // index of the first byte not consumed

  FileParser(String vendorId, ParseLimits limits, Heartbeat heartbeat, ChunkConsumer consumer) {
    this(vendorId, limits, heartbeat, consumer, true);
  }

  /** As the other; {@code folds} tells whether accounts of one response become one row. */
  FileParser(
      String vendorId,
      ParseLimits limits,
      Heartbeat heartbeat,
      ChunkConsumer consumer,
      boolean folds) {
    this.bufferSize = limits.bufferSize();
    this.longestLine = limits.longestLine();
    this.chunkRows = limits.chunkRows();
    this.chunkBytes = limits.chunkBytes();
    this.heartbeat = heartbeat;
    this.consumer = consumer;
    this.collector = new ChunkCollector(vendorId, folds);
    this.buffer = new byte[bufferSize];
  }

  /** Reads what the task asks for. Never throws for what is in the file. */
  void parse(FileTask task) throws InterruptedException {
    AppendLog source = (AppendLog) task.found().source();
    bufferStart = task.from();
    used = 0;
    lineStart = 0;
    boolean first = true;
    LineReader reader = source.open(task.found().file(), task.state());
    Thread.interrupted(); // as below
    try (FileChannel channel =
        FileChannel.open(task.found().file().path(), StandardOpenOption.READ)) {
      channel.position(task.from());
      long chunkStart = task.from();
      while (fill(channel, task.found().size())) {
        if (!lines(reader) && lineStart == 0 && used >= longestLine) {
          giant(channel, task.found().size(), reader);
        }
        long cursor = bufferStart + lineStart;
        if (collector.rowCount() >= chunkRows || cursor - chunkStart >= chunkBytes) {
          emit(task, channel, reader, TailState.OPEN, first, false, null);
          first = false;
          chunkStart = cursor;
        }
      }
      TailState tail = task.closed() ? tail(reader) : TailState.OPEN;
      emit(task, channel, reader, tail, first, true, null);
    } catch (IOException e) {
      String failure =
          e instanceof ClosedByInterruptException ? "reading it was interrupted" : IoReason.of(e);
      ChunkEnd end =
          new ChunkEnd(task, task.from(), 0, 0, null, TailState.OPEN, first, true, failure);
      collector.take(end); // what was read of an unfinished chunk is dropped
      consumer.accept(collector.take(end));
    } finally {
      if (buffer.length > bufferSize) {
        buffer = new byte[bufferSize];
      }
    }
  }

  private void emit(
      FileTask task,
      FileChannel channel,
      LineReader reader,
      TailState tail,
      boolean first,
      boolean last,
      @Nullable String failure)
      throws IOException, InterruptedException {
    long cursor = bufferStart + lineStart;
    FilePrints prints = FilePrints.of(channel, cursor);
    consumer.accept(
        collector.take(
            new ChunkEnd(
                task,
                cursor,
                prints.head(),
                prints.tail(),
                reader.state(),
                tail,
                first,
                last,
                failure)));
  }

  /** Makes room and reads on; false when everything up to the size seen before is in the buffer. */
  private boolean fill(FileChannel channel, long size) throws IOException {
    long end = bufferStart + used;
    if (end >= size) {
      return false;
    }
    if (lineStart > 0) {
      System.arraycopy(buffer, lineStart, buffer, 0, used - lineStart);
      bufferStart += lineStart;
      used -= lineStart;
      lineStart = 0;
    } else if (used == buffer.length) {
      buffer = Arrays.copyOf(buffer, (int) Math.min(longestLine, buffer.length * 2L));
    }
    int room = (int) Math.min(buffer.length - used, size - end);
    int read = channel.read(ByteBuffer.wrap(buffer, used, room));
    if (read <= 0) {
      return false; // it shrank meanwhile; the next sync will see
    }
    scanFrom = used;
    used += read;
    return true;
  }

  private int scanFrom; // bytes of the buffer before it hold no unseen line end

  /** Hands over every complete line in the buffer; false if there is none. */
  private boolean lines(LineReader reader) {
    boolean any = false;
    int newline;
    while ((newline = indexOfNewline(buffer, scanFrom, used)) >= 0) {
      line(reader, buffer, lineStart, newline, bufferStart + lineStart);
      lineStart = newline + 1;
      scanFrom = lineStart;
      any = true;
    }
    scanFrom = used;
    heartbeat.beat();
    Thread.interrupted(); // a reader that did it would close the file under us
    return any;
  }

  private void line(LineReader reader, byte[] bytes, int start, int end, long offset) {
    int from = start;
    int to = end;
    if (offset == 0
        && to - from >= 3
        && bytes[from] == (byte) 0xEF
        && bytes[from + 1] == (byte) 0xBB
        && bytes[from + 2] == (byte) 0xBF) {
      from += 3;
    }
    while (to > from && bytes[to - 1] <= ' ' && bytes[to - 1] >= 0) {
      to--;
    }
    while (from < to && bytes[from] <= ' ' && bytes[from] >= 0) {
      from++;
    }
    if (from < to) {
      collector.lineRead();
      reader.line(bytes, from, to, offset, collector);
    }
  }

  /** Reads a line that does not fit into the buffer; the buffer is full and holds its start. */
  private void giant(FileChannel channel, long size, LineReader reader) throws IOException {
    GiantLine giant = new GiantLine(longestLine);
    giant.add(buffer, 0, used);
    long offset = bufferStart;
    bufferStart += used;
    used = 0;
    while (bufferStart < size) {
      heartbeat.beat();
      int room = (int) Math.min(buffer.length, size - bufferStart);
      int read = channel.read(ByteBuffer.wrap(buffer, 0, room));
      if (read <= 0) {
        break;
      }
      int newline = indexOfNewline(buffer, 0, read);
      giant.add(buffer, 0, newline < 0 ? read : newline);
      if (newline >= 0) {
        byte[] line = giant.line();
        if (line == null) {
          collector.lineRead();
          collector.reject(Malformed.Reason.TOO_LONG);
        } else {
          line(reader, line, 0, line.length, offset);
        }
        used = read;
        lineStart = newline + 1;
        scanFrom = lineStart;
        lines(reader);
        return;
      }
      bufferStart += read;
    }
    // No line end yet: the line stays for the next sync.
    bufferStart = offset;
    used = 0;
    lineStart = 0;
    channel.position(size);
  }

  /** Looks at a last line without line end in a file that nobody writes to any more. */
  private TailState tail(LineReader reader) {
    if (lineStart >= used) {
      return TailState.OPEN;
    }
    JsonCursor cursor = new JsonCursor();
    cursor.reset(buffer, lineStart, used);
    try {
      if (cursor.peek() != JsonCursor.Kind.OBJECT) {
        return TailState.BROKEN;
      }
      cursor.skipValue();
      cursor.finish();
    } catch (JsonSyntaxException e) {
      return TailState.BROKEN;
    }
    line(reader, buffer, lineStart, used, bufferStart + lineStart);
    return TailState.COUNTED;
  }

  /** Index of the first line feed in {@code bytes[from, to)}, or −1. */
  static int indexOfNewline(byte[] bytes, int from, int to) {
    int i = from;
    // Most lines are long, so four words are looked at before anything is decided.
    for (; i <= to - 32; i += 32) {
      long a = (long) LONGS.get(bytes, i) ^ NEWLINES;
      long b = (long) LONGS.get(bytes, i + 8) ^ NEWLINES;
      long c = (long) LONGS.get(bytes, i + 16) ^ NEWLINES;
      long d = (long) LONGS.get(bytes, i + 24) ^ NEWLINES;
      long hit =
          (((a - ONES) & ~a) | ((b - ONES) & ~b) | ((c - ONES) & ~c) | ((d - ONES) & ~d)) & HIGHS;
      if (hit != 0) {
        break;
      }
    }
    for (; i < to; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }
}
