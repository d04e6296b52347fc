package dev.cctally.testkit.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The bytes of a log, by lines. Immutable.
 *
 * @param lines the complete lines without their line ends, blank ones included
 */
public record LogText(List<byte[]> lines) {
  /** Copies the list; the lines themselves are shared and must not be changed. */
  public LogText {
    lines = List.copyOf(lines);
  }

  /**
   * {@return the complete lines of a log's content} A last line without line end is left out.
   *
   * @param content the bytes
   */
  public static LogText of(byte[] content) {
    List<byte[]> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < content.length; i++) {
      if (content[i] == '\n') {
        int end = i > start && content[i - 1] == '\r' ? i - 1 : i;
        lines.add(Arrays.copyOfRange(content, start, end));
        start = i + 1;
      }
    }
    return new LogText(lines);
  }

  /**
   * {@return the lines of a text}
   *
   * @param text each line ended by a line feed
   */
  public static LogText of(String text) {
    return of(text.getBytes(UTF_8));
  }

  /** {@return the bytes, each line ended by a line feed} */
  public byte[] content() {
    return content("\n");
  }

  /**
   * {@return the bytes}
   *
   * @param lineEnd ends each line
   */
  public byte[] content(String lineEnd) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] end = lineEnd.getBytes(UTF_8);
    for (byte[] line : lines) {
      bytes.writeBytes(line);
      bytes.writeBytes(end);
    }
    return bytes.toByteArray();
  }

  /**
   * {@return the log with every value in every line changed, written compactly} Lines that are no
   * JSON stay as they are.
   *
   * @param change what becomes of each value, see {@link Json#map}
   */
  public LogText mapValues(UnaryOperator<Json> change) {
    return mapLines(line -> line.map(change), Spelling.compact());
  }

  /**
   * {@return the log with every line changed} Lines that are no JSON stay as they are.
   *
   * @param change what becomes of each line's value
   * @param spelling how the lines are written
   */
  public LogText mapLines(UnaryOperator<Json> change, Spelling spelling) {
    List<byte[]> changed = new ArrayList<>();
    for (byte[] line : lines) {
      changed.add(
          Json.parse(line)
              .map(value -> spelling.of(change.apply(value)).getBytes(UTF_8))
              .orElse(line));
    }
    return new LogText(changed);
  }

  /**
   * {@return the log with a line put in}
   *
   * @param index what becomes its index
   * @param line the line
   */
  public LogText withLine(int index, byte[] line) {
    List<byte[]> more = new ArrayList<>(lines);
    more.add(index, line);
    return new LogText(more);
  }
}
