package dev.cctally.platform.config;

import dev.cctally.spi.json.JsonCursor;
import dev.cctally.spi.json.JsonSyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object that is changed as text: what is not changed keeps every byte, with unknown
 * members, order, white space and the spelling of numbers. Of a member that occurs twice the last
 * counts, as it does for readers.
 */
public final class JsonDocument {
  private static final String INDENT = "  ";

  private String text;

  /** Where a value stands. */
  private record Span(int from, int to) {}

  private JsonDocument(String text) {
    this.text = text;
  }

  /** The text is no JSON object. The message is a clause with the place. */
  public static final class BrokenException extends Exception {
    private static final long serialVersionUID = 1L;

    BrokenException(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * {@return the document in these bytes; blank ones are an empty object}
   *
   * @param bytes UTF-8, with or without a byte order mark
   * @throws BrokenException if they are no JSON object
   */
  public static JsonDocument of(byte[] bytes) throws BrokenException {
    String text;
    try {
      text = decoded(bytes);
    } catch (CharacterCodingException e) {
      throw new BrokenException("is not valid UTF-8", e);
    }
    if (isBlank(text)) {
      return empty();
    }
    JsonDocument document = new JsonDocument(text);
    JsonCursor cursor = document.cursor();
    try {
      boolean object = cursor.peek() == JsonCursor.Kind.OBJECT;
      cursor.skipValue();
      cursor.finish();
      if (!object) {
        throw new BrokenException("must hold a JSON object", null);
      }
    } catch (JsonSyntaxException e) {
      throw new BrokenException("is not valid JSON (" + place(bytes, cursor.position()) + ")", e);
    }
    return document;
  }

  private static String decoded(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  private static boolean isBlank(String text) {
    return text.isBlank() || text.strip().equals("\uFEFF");
  }

  /** Whether there is nothing to read in a file. */
  static boolean isBlank(byte[] bytes) {
    return isBlank(new String(bytes, StandardCharsets.UTF_8));
  }

  /** Whether a file is text at all. */
  static boolean isUtf8(byte[] bytes) {
    try {
      decoded(bytes);
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** {@return a new empty object} */
  public static JsonDocument empty() {
    return new JsonDocument("{}\n");
  }

  private static String place(byte[] bytes, int position) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < Math.min(position, bytes.length); i++) {
      column++;
      if (bytes[i] == '\n') {
        line++;
        column = 1;
      }
    }
    return "line " + line + " column " + column;
  }

  /** {@return the document as UTF-8} */
  public byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * {@return the texts in a list, in order; empty if there is no such member}
   *
   * @param path the names that lead to it
   * @throws BrokenException if it is something else
   */
  public Set<String> texts(String... path) throws BrokenException {
    Span span = find(List.of(path));
    Set<String> texts = new LinkedHashSet<>();
    if (span == null) {
      return texts;
    }
    String where = String.join(".", path);
    JsonCursor cursor = cursor(span);
    boolean list = cursor.peek() == JsonCursor.Kind.ARRAY;
    if (list) {
      cursor.enterArray();
      while (list && cursor.nextElement()) {
        list = cursor.peek() == JsonCursor.Kind.STRING;
        if (list) {
          texts.add(cursor.readString());
        }
      }
    }
    if (!list) {
      throw new BrokenException("must have a list of texts as " + where, null);
    }
    return texts;
  }

  /**
   * {@return a member's value as it is written, or {@code null} if there is none}
   *
   * @param path the names that lead to it
   * @throws BrokenException if what leads to it is no object
   */
  public @Nullable String find(String... path) throws BrokenException {
    Span span = find(List.of(path));
    return span == null ? null : text.substring(span.from(), span.to());
  }

  /**
   * {@return the names of an object's members, in order; empty if there is no such object}
   *
   * @param path the names that lead to it
   * @throws BrokenException if it is something else
   */
  public Set<String> names(String... path) throws BrokenException {
    Set<String> names = new LinkedHashSet<>();
    Span span = find(List.of(path));
    if (span != null && text.charAt(span.from()) != '{') {
      throw new BrokenException("must have an object as " + String.join(".", path), null);
    }
    if (span != null) {
      members(span).forEach(member -> names.add(member.name()));
    }
    return names;
  }

  /**
   * Sets a member, and makes the objects that lead to it.
   *
   * @param json the value as JSON; lines after its first are indented as deep as it stands
   * @param path the names that lead to it
   * @throws BrokenException if what leads to it is no object
   */
  public void set(String json, String... path) throws BrokenException {
    List<String> names = List.of(path);
    Span span = find(names);
    if (span != null) {
      replace(span, indented(json, INDENT.repeat(names.size())));
      return;
    }
    int known = names.size() - 1;
    Span parent = find(names.subList(0, known));
    while (parent == null) {
      known--;
      parent = find(names.subList(0, known));
    }
    StringBuilder value = new StringBuilder();
    for (int i = known + 1; i < names.size(); i++) {
      value.append("{\n").append(INDENT.repeat(i - known)).append(quoted(names.get(i)));
      value.append(": ");
    }
    value.append(indented(json, INDENT.repeat(names.size() - known - 1)));
    for (int i = names.size() - 1; i > known; i--) {
      value.append('\n').append(INDENT.repeat(i - known - 1)).append('}');
    }
    insert(parent, known, names.get(known), value.toString());
  }

  /**
   * Removes a member, and objects that lead to it and are then empty.
   *
   * @param path the names that lead to it
   * @throws BrokenException if what leads to it is no object
   */
  public void remove(String... path) throws BrokenException {
    List<String> names = List.of(path);
    boolean removed = false;
    while (find(names) != null) {
      removeOnce(names);
      removed = true;
    }
    List<String> parent = names.subList(0, names.size() - 1);
    Span span = parent.isEmpty() ? null : find(parent);
    if (removed && span != null && members(span).isEmpty()) {
      remove(parent.toArray(String[]::new));
    }
  }

  private void removeOnce(List<String> names) throws BrokenException {
    Span object = find(names.subList(0, names.size() - 1));
    if (object == null) {
      return;
    }
    List<Member> members = members(object);
    int index = last(members, names.getLast());
    if (index > 0) {
      replace(new Span(members.get(index - 1).value().to(), members.get(index).value().to()), "");
    } else if (members.size() > 1) {
      replace(new Span(members.get(0).from(), members.get(1).from()), "");
    } else {
      replace(object, "{}");
    }
  }

  private void insert(Span object, int depth, String name, String value) {
    List<Member> members = members(object);
    if (members.isEmpty()) {
      String inner = INDENT.repeat(depth + 1);
      replace(
          object,
          "{\n"
              + inner
              + quoted(name)
              + ": "
              + indented(value, inner)
              + "\n"
              + INDENT.repeat(depth)
              + "}");
      return;
    }
    int from = members.getFirst().from();
    int lineStart = text.lastIndexOf('\n', from) + 1;
    boolean ownLine = lineStart > object.from();
    String inner = ownLine ? text.substring(lineStart, from) : INDENT.repeat(depth + 1);
    int end = members.getLast().value().to();
    String separator = ownLine ? ",\n" + inner : ", ";
    replace(new Span(end, end), separator + quoted(name) + ": " + indented(value, inner));
  }

  private static String indented(String json, String indent) {
    return json.replace("\n", "\n" + indent);
  }

  private void replace(Span span, String by) {
    text = text.substring(0, span.from()) + by + text.substring(span.to());
  }

  /** A member of an object: where it starts, and its value. */
  private record Member(String name, int from, Span value) {}

  /** Where a value stands, or {@code null} if there is none. */
  private @Nullable Span find(List<String> path) throws BrokenException {
    JsonCursor start = cursor();
    start.toValue();
    Span span = new Span(character(start.position()), text.stripTrailing().length());
    for (int i = 0; i < path.size(); i++) {
      if (text.charAt(span.from()) != '{') {
        throw new BrokenException(
            "must have an object as " + String.join(".", path.subList(0, i)), null);
      }
      List<Member> members = members(span);
      int index = last(members, path.get(i));
      if (index < 0) {
        return null;
      }
      span = members.get(index).value();
    }
    return span;
  }

  private static int last(List<Member> members, String name) {
    for (int i = members.size() - 1; i >= 0; i--) {
      if (members.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private List<Member> members(Span object) {
    byte[] bytes = text.substring(object.from(), object.to()).getBytes(StandardCharsets.UTF_8);
    JsonCursor cursor = new JsonCursor();
    cursor.reset(bytes, 0, bytes.length);
    List<Member> members = new ArrayList<>();
    cursor.enterObject();
    while (cursor.nextMember()) {
      String name = cursor.name();
      int from = object.from() + length(bytes, cursor.memberFrom());
      cursor.toValue();
      int valueFrom = object.from() + length(bytes, cursor.position());
      cursor.skipValue();
      int valueTo = object.from() + length(bytes, cursor.position());
      members.add(new Member(name, from, new Span(valueFrom, valueTo)));
    }
    return members;
  }

  /** How many characters the first bytes are. */
  private static int length(byte[] bytes, int count) {
    return new String(bytes, 0, count, StandardCharsets.UTF_8).length();
  }

  private int character(int bytePosition) {
    return length(bytes(), bytePosition);
  }

  private JsonCursor cursor() {
    return cursor(new Span(text.startsWith("\uFEFF") ? 1 : 0, text.length()));
  }

  private JsonCursor cursor(Span span) {
    byte[] bytes = bytes();
    int from = text.substring(0, span.from()).getBytes(StandardCharsets.UTF_8).length;
    int to = text.substring(0, span.to()).getBytes(StandardCharsets.UTF_8).length;
    JsonCursor cursor = new JsonCursor();
    cursor.reset(bytes, from, to);
    return cursor;
  }

  /**
   * {@return a text as JSON}
   *
   * @param value the text
   */
  public static String quoted(String value) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < 0x20 || isHalf(value, i)) {
        out.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }

  /** Whether there is half a character, which cannot be written as UTF-8. */
  private static boolean isHalf(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    return Character.isLowSurrogate(c)
        && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }

  /**
   * {@return the text that a JSON string stands for, or {@code null} if it is no string}
   *
   * @param json the value as JSON
   */
  public static @Nullable String unquoted(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    JsonCursor cursor = new JsonCursor();
    cursor.reset(bytes, 0, bytes.length);
    return cursor.peek() == JsonCursor.Kind.STRING ? cursor.readString() : null;
  }

  /**
   * {@return texts as a JSON list on one line}
   *
   * @param values the texts
   */
  public static String list(Iterable<String> values) {
    List<String> quoted = new ArrayList<>();
    values.forEach(value -> quoted.add(quoted(value)));
    return "[" + String.join(", ", quoted) + "]";
  }
}
