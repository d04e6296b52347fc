package dev.cctally.testkit.conformance;

import dev.cctally.spi.vendor.EventSink;
import dev.cctally.spi.vendor.LineReader;

/** Hands the lines in a part of a log to a reader that a rule holds in its own hands. */
final class Feed {
  /** Called before each line. */
  interface Before {
    void line();
  }

  private Feed() {}

  static void lines(LineReader reader, byte[] log, int from, int to, EventSink sink) {
    lines(reader, log, from, to, sink, () -> {});
  }

  static void lines(
      LineReader reader, byte[] log, int from, int to, EventSink sink, Before before) {
    int start = from;
    for (int i = from; i < to; i++) {
      if (log[i] == '\n') {
        before.line();
        line(reader, log, start, i, sink);
        start = i + 1;
      }
    }
  }

  private static void line(LineReader reader, byte[] log, int start, int end, EventSink sink) {
    int from = start;
    int to = end;
    if (start == 0 && end >= 3 && log[0] == (byte) 0xEF && log[1] == (byte) 0xBB) {
      from = 3; // a byte-order mark
    }
    while (to > from && isBlank(log[to - 1])) {
      to--;
    }
    while (from < to && isBlank(log[from])) {
      from++;
    }
    if (from < to) {
      reader.line(log, from, to, start, sink);
    }
  }

  private static boolean isBlank(byte b) {
    return b >= 0 && b <= ' ';
  }
}
