package dev.cctally.spi.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Walks over one JSON value in a byte array, forward only, without building a tree. <b>Provided by
 * the platform, do not implement.</b> Used by one thread; reusable through {@link #reset}.
 *
 * <p>Any valid JSON spelling is understood: white space, member order, escapes in names and values.
 * Invalid UTF-8 is let through and becomes U+FFFD when text is decoded; raw control characters in
 * strings are let through too. Everything else that is not JSON is refused with {@link
 * JsonSyntaxException}, skipped parts included, at the latest by {@link #finish()}.
 *
 * <pre>{@code
 * cursor.reset(buffer, from, to);
 * cursor.enterObject();
 * while (cursor.nextMember()) {
 *   switch (cursor.select(NAMES)) {
 *     case 0 -> id = cursor.stringOrNull();
 *     default -> cursor.skipValue();
 *   }
 * }
 * cursor.finish();
 * }</pre>
 *
 * @since 1.0
 */
public final class JsonCursor {
  /** What kind of value comes next. Complete: a minor version adds none. */
  public enum Kind {
    /** An object. */
    OBJECT,
    /** An array. */
    ARRAY,
    /** A string. */
    STRING,
    /** A number. */
    NUMBER,
    /** {@code true} or {@code false}. */
    BOOLEAN,
    /** {@code null}. */
    NULL
  }

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long QUOTES = ONES * '"';
  private static final long BACKSLASHES = ONES * '\\';
  private static final int MAX_DEPTH = 1000;

  private byte[] buffer = new byte[0];
  private int pos;
  private int end;
  private int depth;
  private boolean first;
  private int nameFrom;
  private int nameTo;
  private boolean nameEscaped;
  private int valueFrom;
  private int valueTo;
  private boolean valueEscaped;
  private long[] skippedKinds = new long[(MAX_DEPTH >> 6) + 1]; // a bit a level: 1 = object

  /** Makes a cursor over nothing. */
  public JsonCursor() {}

  /**
   * Starts over.
   *
   * @param bytes holds the JSON; not copied, must not change while it is read
   * @param from index of the first byte
   * @param to index after the last byte
   */
  public void reset(byte[] bytes, int from, int to) {
    buffer = bytes;
    pos = from;
    end = to;
    depth = 0;
    first = false;
  }

  /** {@return the kind of the next value, which is not consumed} */
  public Kind peek() {
    blanks();
    if (pos >= end) {
      throw error("value missing");
    }
    return switch (buffer[pos]) {
      case '{' -> Kind.OBJECT;
      case '[' -> Kind.ARRAY;
      case '"' -> Kind.STRING;
      case 't', 'f' -> Kind.BOOLEAN;
      case 'n' -> Kind.NULL;
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> Kind.NUMBER;
      default -> throw error("value expected");
    };
  }

  /** Consumes the start of an object; {@link #nextMember} then walks its members. */
  public void enterObject() {
    open('{');
  }

  /** Consumes the start of an array; {@link #nextElement} then walks its elements. */
  public void enterArray() {
    open('[');
  }

  private void open(char bracket) {
    blanks();
    if (pos >= end || buffer[pos] != bracket) {
      throw error(bracket == '{' ? "object expected" : "array expected");
    }
    pos++;
    if (++depth > MAX_DEPTH) {
      throw error("nested too deep");
    }
    first = true;
  }

  /**
   * Moves to the next member of the current object. The value of the one before must have been
   * consumed.
   *
   * @return whether there is one; {@code false} consumes the end of the object
   */
  public boolean nextMember() {
    if (!next('}')) {
      return false;
    }
    if (pos >= end || buffer[pos] != '"') {
      throw error("member name expected");
    }
    scanString();
    nameFrom = valueFrom;
    nameTo = valueTo;
    nameEscaped = valueEscaped;
    if (pos < end && buffer[pos] == ':') { // the compact spelling, by far the most common
      pos++;
      return true;
    }
    blanks();
    if (pos >= end || buffer[pos] != ':') {
      throw error("colon expected");
    }
    pos++;
    return true;
  }

  /**
   * Moves to the next element of the current array. The one before must have been consumed.
   *
   * @return whether there is one; {@code false} consumes the end of the array
   */
  public boolean nextElement() {
    return next(']');
  }

  private boolean next(char bracket) {
    blanks();
    if (pos >= end) {
      throw error("ends too early");
    }
    byte b = buffer[pos];
    if (b == bracket) {
      pos++;
      depth--;
      first = false;
      return false;
    }
    if (first) {
      first = false;
      return true;
    }
    if (b != ',') {
      throw error("comma expected");
    }
    pos++;
    blanks();
    return true;
  }

  /**
   * {@return the index of the current member's name in a set, or −1}
   *
   * @param names the set
   */
  public int select(FieldNames names) {
    if (nameEscaped) {
      byte[] plain = name().getBytes(StandardCharsets.UTF_8);
      return names.find(plain, 0, plain.length);
    }
    return names.find(buffer, nameFrom, nameTo);
  }

  /** {@return the current member's name} */
  public String name() {
    return JsonText.decode(buffer, nameFrom, nameTo, nameEscaped);
  }

  /**
   * Consumes a string and remembers where it stands; {@link #text()} and {@link #textEquals} then
   * look at it.
   *
   * @throws JsonSyntaxException if the next value is not a string
   */
  public void enterString() {
    blanks();
    if (pos >= end || buffer[pos] != '"') {
      throw error("string expected");
    }
    scanString();
  }

  /**
   * Consumes a string.
   *
   * @return its text
   * @throws JsonSyntaxException if the next value is not a string
   */
  public String readString() {
    enterString();
    return JsonText.decode(buffer, valueFrom, valueTo, valueEscaped);
  }

  /**
   * Consumes any value.
   *
   * @return its text if it is a string, otherwise {@code null}
   */
  public @Nullable String stringOrNull() {
    if (peek() == Kind.STRING) {
      return readString();
    }
    skipValue();
    return null;
  }

  /**
   * {@return whether the string consumed last has this text}
   *
   * @param ascii the text, ASCII only, without quotes and backslashes
   */
  public boolean textEquals(byte[] ascii) {
    if (valueEscaped) {
      byte[] plain =
          JsonText.decode(buffer, valueFrom, valueTo, true).getBytes(StandardCharsets.UTF_8);
      return Arrays.equals(plain, ascii);
    }
    return Arrays.equals(buffer, valueFrom, valueTo, ascii, 0, ascii.length);
  }

  /**
   * {@return the text of the string or number consumed last, by {@link #enterString} or {@link
   * #enterNumber}}
   */
  public String text() {
    return JsonText.decode(buffer, valueFrom, valueTo, valueEscaped);
  }

  /** {@return where the string or number consumed last starts, quotes excluded} */
  public int textFrom() {
    return valueFrom;
  }

  /** {@return where the string or number consumed last ends, quotes excluded} */
  public int textTo() {
    return valueTo;
  }

  /** {@return whether the string consumed last contains escapes} */
  public boolean textEscaped() {
    return valueEscaped;
  }

  /** {@return the index of the quote that opens the current member's name, for copying members} */
  public int memberFrom() {
    return nameFrom - 1;
  }

  /** {@return the index of the next byte, for copying raw values} */
  public int position() {
    return pos;
  }

  /** Consumes white space, so that {@link #position} stands at the next value. */
  public void toValue() {
    blanks();
  }

  /**
   * Consumes a number and remembers where it stands; {@link #text} then gives its text.
   *
   * @throws JsonSyntaxException if the next value is not a number
   */
  public void enterNumber() {
    blanks();
    number();
  }

  /**
   * Consumes {@code true} or {@code false}.
   *
   * @return which
   * @throws JsonSyntaxException if the next value is neither
   */
  public boolean readBoolean() {
    blanks();
    if (pos < end && buffer[pos] == 't') {
      literal("true");
      return true;
    }
    literal("false");
    return false;
  }

  /** Consumes {@code null}. */
  public void readNull() {
    blanks();
    literal("null");
  }

  /**
   * Consumes the next bytes if they are an exact copy of ones read before at the same kind of
   * place, without looking inside. The earlier bytes must have been whole: an object, an array or a
   * string, or whole members in a row of which the last is one; the end of a number depends on what
   * follows.
   *
   * @param copy holds the earlier bytes at its start
   * @param length how many there are; nothing is consumed if it is 0
   * @return whether they were consumed
   */
  public boolean skipCopy(byte[] copy, int length) {
    blanks();
    int to = pos + length;
    if (length <= 0 || to > end || !Arrays.equals(copy, 0, length, buffer, pos, to)) {
      return false;
    }
    pos = to;
    return true;
  }

  /** Consumes any value, checking that it is valid JSON. */
  public void skipValue() {
    blanks();
    if (pos >= end) {
      throw error("value missing");
    }
    byte b = buffer[pos];
    if (b == '"') {
      scanString();
    } else if (b == '{' || b == '[') {
      skipNested();
    } else {
      scalar();
    }
  }

  private void scalar() {
    switch (buffer[pos]) {
      case 't' -> literal("true");
      case 'f' -> literal("false");
      case 'n' -> literal("null");
      default -> number();
    }
  }

  private void skipNested() {
    int outer = depth;
    long[] kinds = skippedKinds;
    boolean object = buffer[pos] == '{';
    while (true) {
      // Here pos stands at an opening bracket.
      pos++;
      if (++depth >> 6 == kinds.length) {
        kinds =
            Arrays.copyOf(kinds, kinds.length * 2); // what is skipped may be as deep as it likes
        skippedKinds = kinds;
      }
      setBit(kinds, depth, object);
      boolean opened = false;
      blanks();
      boolean fresh = true;
      while (!opened) {
        blanks();
        if (pos >= end) {
          throw error("ends too early");
        }
        byte b = buffer[pos];
        if (b == (object ? '}' : ']')) {
          pos++;
          if (--depth == outer) {
            return;
          }
          object = bit(kinds, depth);
          fresh = false;
          continue;
        }
        if (!fresh) {
          if (b != ',') {
            throw error("comma expected");
          }
          pos++;
          blanks();
          if (pos >= end) {
            throw error("ends too early");
          }
          b = buffer[pos];
        }
        fresh = false;
        if (object) {
          if (b != '"') {
            throw error("member name expected");
          }
          scanString();
          blanks();
          if (pos >= end || buffer[pos] != ':') {
            throw error("colon expected");
          }
          pos++;
          blanks();
          if (pos >= end) {
            throw error("value missing");
          }
          b = buffer[pos];
        }
        if (b == '"') {
          scanString();
        } else if (b == '{' || b == '[') {
          object = b == '{';
          opened = true;
        } else {
          scalar();
        }
      }
    }
  }

  private static void setBit(long[] bits, int index, boolean on) {
    long mask = 1L << index;
    if (on) {
      bits[index >> 6] |= mask;
    } else {
      bits[index >> 6] &= ~mask;
    }
  }

  private static boolean bit(long[] bits, int index) {
    return (bits[index >> 6] & (1L << index)) != 0;
  }

  /**
   * Checks that nothing but white space is left.
   *
   * @throws JsonSyntaxException if there is more, or an object or array is still open
   */
  public void finish() {
    blanks();
    if (pos < end || depth != 0) {
      throw error("more after the value");
    }
  }

  private void blanks() {
    byte[] b = buffer;
    int p = pos;
    while (p < end && (b[p] == ' ' || b[p] == '\t' || b[p] == '\r' || b[p] == '\n')) {
      p++;
    }
    pos = p;
  }

  /** Consumes the string whose opening quote is at {@code pos}. */
  private void scanString() {
    byte[] b = buffer;
    int limit = end;
    int p = pos + 1;
    valueFrom = p;
    boolean escaped = false;
    while (true) {
      while (p <= limit - 8) {
        long word = (long) LONGS.get(b, p);
        long quote = word ^ QUOTES;
        long slash = word ^ BACKSLASHES;
        long hit = (((quote - ONES) & ~quote) | ((slash - ONES) & ~slash)) & HIGHS;
        if (hit != 0) {
          break; // the loop below finds which byte; counting zeros is slow without the optimising
          // compiler
        }
        p += 8;
      }
      while (p < limit && b[p] != '"' && b[p] != '\\') {
        p++;
      }
      if (p >= limit) {
        throw error("string ends too early");
      }
      if (b[p] == '"') {
        valueTo = p;
        valueEscaped = escaped;
        pos = p + 1;
        return;
      }
      escaped = true;
      p = escape(b, p + 1, limit);
    }
  }

  /** Checks the escape whose letter is at {@code p}; index after it. */
  private static int escape(byte[] b, int p, int limit) {
    if (p >= limit) {
      throw error("string ends too early");
    }
    switch (b[p]) {
      case 'n', '"', '\\', 't', 'r', '/', 'b', 'f' -> {
        return p + 1;
      }
      case 'u' -> {
        if (p + 4 >= limit
            || (JsonText.hex(b[p + 1])
                    | JsonText.hex(b[p + 2])
                    | JsonText.hex(b[p + 3])
                    | JsonText.hex(b[p + 4]))
                < 0) {
          throw error("bad unicode escape");
        }
        return p + 5;
      }
      default -> throw error("bad escape");
    }
  }

  private void number() {
    byte[] b = buffer;
    int limit = end;
    int p = pos;
    valueFrom = p;
    if (p < limit && b[p] == '-') {
      p++;
    }
    if (p < limit && b[p] == '0') {
      p++;
    } else {
      p = digits(b, p, limit);
    }
    if (p < limit && b[p] == '.') {
      p = digits(b, p + 1, limit);
    }
    if (p < limit && (b[p] == 'e' || b[p] == 'E')) {
      p++;
      if (p < limit && (b[p] == '+' || b[p] == '-')) {
        p++;
      }
      p = digits(b, p, limit);
    }
    valueTo = p;
    valueEscaped = false;
    pos = p;
  }

  private static int digits(byte[] b, int from, int limit) {
    int p = from;
    while (p < limit && b[p] >= '0' && b[p] <= '9') {
      p++;
    }
    if (p == from) {
      throw error("number expected");
    }
    return p;
  }

  private void literal(String word) {
    int length = word.length();
    if (end - pos < length) {
      throw error("value expected");
    }
    for (int i = 0; i < length; i++) {
      if (buffer[pos + i] != word.charAt(i)) {
        throw error("value expected");
      }
    }
    pos += length;
  }

  private static JsonSyntaxException error(String message) {
    return new JsonSyntaxException(message);
  }
}
