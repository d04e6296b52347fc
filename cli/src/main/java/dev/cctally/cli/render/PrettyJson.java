package dev.cctally.cli.render;

import dev.cctally.platform.config.JsonNumber;
import dev.cctally.spi.model.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Writes one JSON document, two blanks of indent a level or on one line, members in the order they
 * come. Text stays as it is, apart from what JSON must escape.
 */
final class PrettyJson {
  private final StringBuilder out = new StringBuilder(4096);
  private final boolean oneLine;
  private int depth;
  private boolean empty = true;
  private boolean named;

  /** Over several lines. */
  PrettyJson() {
    this(false);
  }

  private PrettyJson(boolean oneLine) {
    this.oneLine = oneLine;
  }

  /** A document on one line, with a blank after each comma and colon. */
  static PrettyJson onOneLine() {
    return new PrettyJson(true);
  }

  PrettyJson object() {
    return open('{');
  }

  PrettyJson endObject() {
    return close('}');
  }

  PrettyJson array() {
    return open('[');
  }

  PrettyJson endArray() {
    return close(']');
  }

  PrettyJson name(String name) {
    separate();
    text(name);
    out.append(": ");
    named = true;
    return this;
  }

  PrettyJson nothing() {
    separate();
    out.append("null");
    return this;
  }

  PrettyJson value(long number) {
    separate();
    out.append(number);
    return this;
  }

  /** A finite number. */
  PrettyJson value(double number) {
    separate();
    out.append(number);
    return this;
  }

  /** A finite number to its last digit, see {@link JsonNumber#text}. */
  PrettyJson exact(double number) {
    separate();
    out.append(JsonNumber.text(number));
    return this;
  }

  PrettyJson value(boolean truth) {
    separate();
    out.append(truth);
    return this;
  }

  PrettyJson value(Money money) {
    separate();
    Dollars.appendExact(out, money);
    return this;
  }

  PrettyJson value(BigDecimal number) {
    separate();
    out.append(number.toPlainString());
    return this;
  }

  PrettyJson value(String text) {
    separate();
    text(text);
    return this;
  }

  PrettyJson values(Iterable<String> texts) {
    array();
    for (String text : texts) {
      value(text);
    }
    return endArray();
  }

  PrettyJson member(String name, long number) {
    return name(name).value(number);
  }

  PrettyJson member(String name, double number) {
    return name(name).value(number);
  }

  PrettyJson member(String name, boolean truth) {
    return name(name).value(truth);
  }

  PrettyJson member(String name, Money money) {
    return name(name).value(money);
  }

  /** A number, or {@code null} if there is none. */
  PrettyJson member(String name, @Nullable BigDecimal number) {
    name(name);
    return number == null ? nothing() : value(number);
  }

  PrettyJson member(String name, String text) {
    return name(name).value(text);
  }

  PrettyJson member(String name, Iterable<String> texts) {
    return name(name).values(texts);
  }

  /** The document with its final newline. */
  String document() {
    return out.append('\n').toString();
  }

  private PrettyJson open(char bracket) {
    separate();
    out.append(bracket);
    depth++;
    empty = true;
    return this;
  }

  private PrettyJson close(char bracket) {
    depth--;
    if (!empty && !oneLine) {
      newLine();
    }
    empty = false;
    out.append(bracket);
    return this;
  }

  private void separate() {
    if (named) {
      named = false;
    } else if (depth > 0) {
      if (!empty) {
        out.append(oneLine ? ", " : ",");
      }
      if (!oneLine) {
        newLine();
      }
    }
    empty = false;
  }

  private void newLine() {
    out.append('\n');
    for (int i = 0; i < depth; i++) {
      out.append("  ");
    }
  }

  private void text(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        default -> {
          if (c < 0x20 || loneSurrogate(text, i)) {
            unicode(c);
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  /** Half a character cannot be written as UTF-8. */
  private static boolean loneSurrogate(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    return Character.isLowSurrogate(c)
        && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }

  private void unicode(char c) {
    out.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.append(Character.forDigit(c >> shift & 0xF, 16));
    }
  }
}
