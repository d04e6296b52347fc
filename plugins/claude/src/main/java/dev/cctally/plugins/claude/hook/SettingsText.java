package dev.cctally.plugins.claude.hook;

import dev.cctally.plugins.claude.hook.SettingsTree.BrokenException;
import dev.cctally.plugins.claude.hook.SettingsTree.Part;
import dev.cctally.plugins.claude.hook.SettingsTree.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Settings that are changed as text: a change touches its own place only, and what is added looks
 * like what stands beside it.
 */
final class SettingsText {
  private static final String INDENT = "  ";
  private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private byte[] bytes;
  private SettingsTree tree;

  /** Blank settings are an empty object. */
  SettingsText(String settings) throws BrokenException {
    String plain = settings.startsWith("\uFEFF") ? settings.substring(1) : settings;
    String text = plain.isBlank() ? "{}\n" : settings;
    bytes = text.getBytes(StandardCharsets.UTF_8);
    tree = parse();
  }

  private SettingsTree parse() throws BrokenException {
    boolean marked =
        bytes.length >= BOM.length
            && bytes[0] == BOM[0]
            && bytes[1] == BOM[1]
            && bytes[2] == BOM[2];
    return SettingsTree.of(bytes, marked ? BOM.length : 0);
  }

  Value root() {
    return tree.root();
  }

  String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Puts a value in the place of another one. */
  void replace(Value value, String json) throws BrokenException {
    splice(value.from(), value.to(), json);
  }

  /**
   * Adds a member or an element at the end.
   *
   * @param to the object or the array
   * @param name the member's name; {@code null} for an element
   * @param json the value, its lines after the first indented by two blanks a level
   */
  void append(Value to, @Nullable String name, String json) throws BrokenException {
    String head = name == null ? "" : JsonString.quoted(name) + ": ";
    List<Part> parts = to.parts();
    if (parts.isEmpty()) {
      String outer = indent(to.from());
      String inner = "\n" + outer + INDENT;
      splice(to.from() + 1, to.to() - 1, inner + shifted(head + json, inner) + "\n" + outer);
      return;
    }
    boolean single = parts.size() == 1;
    int from = single ? to.from() + 1 : parts.get(parts.size() - 2).to();
    String between = slice(from, parts.getLast().from());
    String blanks = single ? between : between.substring(between.indexOf(',') + 1);
    String added =
        blanks.contains("\n") ? shifted(head + json, lineStart(blanks)) : onOneLine(head + json);
    splice(parts.getLast().to(), parts.getLast().to(), "," + blanks + added);
  }

  /** Removes a member or an element, with the comma that goes with it. */
  void remove(Value from, int index) throws BrokenException {
    List<Part> parts = from.parts();
    if (parts.size() == 1) {
      splice(from.from() + 1, from.to() - 1, "");
    } else if (index == parts.size() - 1) {
      splice(parts.get(index - 1).to(), parts.get(index).to(), "");
    } else {
      splice(parts.get(index).from(), parts.get(index + 1).from(), "");
    }
  }

  private void splice(int from, int to, String text) throws BrokenException {
    byte[] middle = text.getBytes(StandardCharsets.UTF_8);
    byte[] result = new byte[from + middle.length + bytes.length - to];
    System.arraycopy(bytes, 0, result, 0, from);
    System.arraycopy(middle, 0, result, from, middle.length);
    System.arraycopy(bytes, to, result, from + middle.length, bytes.length - to);
    bytes = result;
    tree = parse();
  }

  private String slice(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  /** The blanks at the start of the line a place is in. */
  private String indent(int position) {
    int start = position;
    while (start > 0 && bytes[start - 1] != '\n') {
      start--;
    }
    int end = start;
    while (end < position && (bytes[end] == ' ' || bytes[end] == '\t')) {
      end++;
    }
    return slice(start, end);
  }

  private static String lineStart(String blanks) {
    return blanks.substring(blanks.lastIndexOf('\n'));
  }

  private static String shifted(String json, String lineStart) {
    return json.replace("\n", lineStart);
  }

  /** Line ends stand between parts only: a string has none. */
  private static String onOneLine(String json) {
    return json.replaceAll("\n *(?=[}\\]])", "")
        .replaceAll("(?<=[{\\[])\n *", "")
        .replaceAll("\n *", " ");
  }
}
