package dev.cctally.spi.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accepts JSON and nothing else, whether values are skipped or walked. */
final class JsonValidityTest {
  private static final long SEED = 8259;

  private static boolean skips(byte[] bytes) {
    JsonCursor cursor = new JsonCursor();
    cursor.reset(bytes, 0, bytes.length);
    try {
      cursor.skipValue();
      cursor.finish();
      return true;
    } catch (JsonSyntaxException e) {
      return false;
    }
  }

  private static boolean walks(byte[] bytes) {
    JsonCursor cursor = new JsonCursor();
    cursor.reset(bytes, 0, bytes.length);
    try {
      walk(cursor);
      cursor.finish();
      return true;
    } catch (JsonSyntaxException e) {
      return false;
    }
  }

  private static void walk(JsonCursor cursor) {
    switch (cursor.peek()) {
      case OBJECT -> {
        cursor.enterObject();
        while (cursor.nextMember()) {
          walk(cursor);
        }
      }
      case ARRAY -> {
        cursor.enterArray();
        while (cursor.nextElement()) {
          walk(cursor);
        }
      }
      case STRING -> cursor.readString();
      case NUMBER -> cursor.enterNumber();
      case BOOLEAN -> cursor.readBoolean();
      case NULL -> cursor.readNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        " [ ] ",
        "{\"a\":{\"b\":[1,[2,[]],{}]},\"a\":null}",
        "[\"\\u12aF\",-0.5e+7,true,false,null]",
        "\"\"",
        "0",
        "\t\r\n 1 \n"
      })
  void acceptsJson(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    assertThat(skips(bytes)).isTrue();
    assertThat(walks(bytes)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "}",
        "[",
        "]",
        "[1",
        "[1,",
        "[1,]",
        "[,1]",
        "[1 2]",
        "{,}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{\"a\":1 \"b\":2}",
        "{\"a\" 1}",
        "{1:2}",
        "{\"a\":1]",
        "[1}",
        "\"",
        "\"a",
        "\"\\",
        "\"\\x\"",
        "\"\\u123\"",
        "\"\\u123g\"",
        "01",
        "1.",
        ".5",
        "+1",
        "-",
        "1e",
        "1e+",
        "0x1",
        "NaN",
        "nul",
        "nulls",
        "tru",
        "True",
        "1 2",
        "[]]",
        "{}{}",
        "'a'",
        "[\"a\":1]",
        "//",
        "[1,,2]"
      })
  void refusesTheRest(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    assertThat(skips(bytes)).isFalse();
    assertThat(walks(bytes)).isFalse();
  }

  @Test
  void agreesWithAPlainParserOnRandomTexts() {
    Random random = new Random(SEED);
    int valid = 0;
    for (int i = 0; i < 60_000; i++) {
      byte[] bytes = random(random, 3).getBytes(StandardCharsets.UTF_8);
      for (int changes = random.nextInt(3); changes > 0; changes--) {
        bytes[random.nextInt(bytes.length)] =
            (byte) "{}[]\",:\\u01.-e ntf".charAt(random.nextInt(18));
      }
      String text = new String(bytes, StandardCharsets.UTF_8);
      boolean expected = new PlainParser(text).accepts();
      assertThat(skips(bytes)).as("seed %d: %s", SEED, text).isEqualTo(expected);
      assertThat(walks(bytes)).as("seed %d: %s", SEED, text).isEqualTo(expected);
      valid += expected ? 1 : 0;
    }
    assertThat(valid).isBetween(20_000, 50_000);
  }

  private static String random(Random random, int depth) {
    StringBuilder out = new StringBuilder();
    int kind = random.nextInt(depth > 0 ? 7 : 5);
    switch (kind) {
      case 0 -> out.append(random.nextInt(100) - 50);
      case 1 -> out.append(random.nextInt(100)).append(".5e-").append(random.nextInt(9));
      case 2 -> out.append(random.nextBoolean() ? "true" : "null");
      case 3 -> out.append("\"abcdefghijk é 日\"", 0, 1 + random.nextInt(12)).append('"');
      case 4 -> out.append("\"x\\n\\u00e9\\\\y\\\"\"");
      default -> {
        out.append(kind == 5 ? '[' : '{');
        for (int i = 0, n = random.nextInt(4); i < n; i++) {
          out.append(i == 0 ? "" : ", ").append(kind == 5 ? "" : "\"k" + i + "\" :");
          out.append(random(random, depth - 1));
        }
        out.append(kind == 5 ? ']' : '}');
      }
    }
    return out.toString();
  }

  /** The grammar of RFC 8259 written down as plainly as possible. */
  private static final class PlainParser {
    private final String text;
    private int pos;

    PlainParser(String text) {
      this.text = text;
    }

    boolean accepts() {
      return value() && pos == text.length();
    }

    private boolean value() {
      blanks();
      boolean good =
          switch (pos < text.length() ? text.charAt(pos) : 0) {
            case '{' -> list('}', true);
            case '[' -> list(']', false);
            case '"' -> match("\"([^\"\\\\]|\\\\[\"\\\\/bfnrt]|\\\\u[0-9a-fA-F]{4})*\"");
            default -> match("true|false|null|-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
          };
      blanks();
      return good;
    }

    private boolean list(char end, boolean named) {
      pos++;
      blanks();
      if (is(end)) {
        return true;
      }
      do {
        if (named) {
          blanks();
          if (!match("\"([^\"\\\\]|\\\\[\"\\\\/bfnrt]|\\\\u[0-9a-fA-F]{4})*\"")) {
            return false;
          }
          blanks();
          if (!is(':')) {
            return false;
          }
        }
        if (!value()) {
          return false;
        }
      } while (is(','));
      return is(end);
    }

    private boolean match(String pattern) {
      var matcher = Pattern.compile(pattern).matcher(text).region(pos, text.length());
      if (!matcher.lookingAt()) {
        return false;
      }
      pos = matcher.end();
      return true;
    }

    private boolean is(char c) {
      if (pos < text.length() && text.charAt(pos) == c) {
        pos++;
        return true;
      }
      return false;
    }

    private void blanks() {
      while (pos < text.length() && " \t\r\n".indexOf(text.charAt(pos)) >= 0) {
        pos++;
      }
    }
  }
}
