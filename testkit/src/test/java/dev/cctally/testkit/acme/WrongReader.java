package dev.cctally.testkit.acme;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cctally.spi.vendor.EventSink;
import dev.cctally.spi.vendor.LineReader;

/**
 * A right reader whose lines pass through other hands.
 *
 * @param right the right one
 * @param lines the other hands
 */
record WrongReader(LineReader right, Lines lines) implements LineReader {
  /** A line. */
  record Line(byte[] buffer, int from, int to, long offset) {
    String text() {
      return new String(buffer, from, to - from, UTF_8);
    }

    Line withText(String text) {
      byte[] bytes = text.getBytes(UTF_8);
      return new Line(bytes, 0, bytes.length, offset);
    }
  }

  /** What a right reader does with a line. */
  interface Right {
    void accept(Line line, EventSink sink);
  }

  /** What a wrong one does. */
  interface Lines {
    void line(Right reader, Line line, EventSink sink);
  }

  @Override
  public void line(byte[] buffer, int from, int to, long offset, EventSink sink) {
    lines.line(
        (line, to2) -> right.line(line.buffer, line.from, line.to, line.offset, to2),
        new Line(buffer, from, to, offset),
        sink);
  }

  @Override
  public byte[] state() {
    return right.state();
  }
}
