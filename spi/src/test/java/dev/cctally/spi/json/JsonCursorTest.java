package dev.cctally.spi.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cctally.spi.json.JsonCursor.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonCursorTest {
  private static final FieldNames NAMES = FieldNames.of("a", "type", "naïve");

  /** A cursor over the text, with bytes around it that would continue it if they were looked at. */
  private static JsonCursor over(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    byte[] buffer = new byte[bytes.length + 40];
    Arrays.fill(buffer, (byte) '1');
    System.arraycopy(bytes, 0, buffer, 20, bytes.length);
    JsonCursor cursor = new JsonCursor();
    cursor.reset(buffer, 20, 20 + bytes.length);
    return cursor;
  }

  @Test
  void walksMembersInOrder() {
    JsonCursor cursor = over(" { \"a\" : 1 , \"b\":{\"c\":[]},\"type\"\t:\n\"x\"} ");
    List<String> seen = new ArrayList<>();
    cursor.enterObject();
    while (cursor.nextMember()) {
      seen.add(cursor.name() + cursor.select(NAMES) + cursor.peek());
      cursor.skipValue();
    }
    cursor.finish();

    assertThat(seen).containsExactly("a0NUMBER", "b-1OBJECT", "type1STRING");
  }

  @Test
  void walksElementsInOrder() {
    JsonCursor cursor = over("[1,\"two\",[],{},true,false,null]");
    List<Kind> seen = new ArrayList<>();
    cursor.enterArray();
    while (cursor.nextElement()) {
      seen.add(cursor.peek());
      cursor.skipValue();
    }
    cursor.finish();

    assertThat(seen)
        .containsExactly(
            Kind.NUMBER,
            Kind.STRING,
            Kind.ARRAY,
            Kind.OBJECT,
            Kind.BOOLEAN,
            Kind.BOOLEAN,
            Kind.NULL);
  }

  @Test
  void goesOnAfterANestedObject() {
    JsonCursor cursor = over("{\"a\":{\"type\":[{}, {\"x\":1}]},\"b\":2}");
    cursor.enterObject();
    assertThat(cursor.nextMember()).isTrue();
    cursor.enterObject();
    assertThat(cursor.nextMember()).isTrue();
    cursor.enterArray();
    assertThat(cursor.nextElement()).isTrue();
    cursor.enterObject();
    assertThat(cursor.nextMember()).isFalse();
    assertThat(cursor.nextElement()).isTrue();
    cursor.skipValue();
    assertThat(cursor.nextElement()).isFalse();
    assertThat(cursor.nextMember()).isFalse();
    assertThat(cursor.nextMember()).isTrue();
    assertThat(cursor.name()).isEqualTo("b");
    cursor.skipValue();
    assertThat(cursor.nextMember()).isFalse();
    cursor.finish();
  }

  @ParameterizedTest
  @ValueSource(strings = {"type", "\\u0074ype", "t\\u0079p\\u0065"})
  void selectsANameInAnySpelling(String spelling) {
    JsonCursor cursor = over("{\"" + spelling + "\":1}");
    cursor.enterObject();
    assertThat(cursor.nextMember()).isTrue();

    assertThat(cursor.select(NAMES)).isEqualTo(1);
    assertThat(cursor.name()).isEqualTo("type");
  }

  @Test
  void selectsNamesThatAreNotAscii() {
    for (String spelling : List.of("naïve", "na\\u00efve")) {
      JsonCursor cursor = over("{\"" + spelling + "\":1}");
      cursor.enterObject();
      assertThat(cursor.nextMember()).isTrue();
      assertThat(cursor.select(NAMES)).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"\"|``",
        "\"plain\"|plain",
        "\"é日本🙂\"|é日本🙂",
        "\"\\u00e9\\ud83d\\ude42\\uD83D\\uDE42\"|é🙂🙂",
        "\"\\\"\\\\\\/\"|\"\\/",
        "\"long enough for two words \\\" and more\"|long enough for two words \" and more",
      })
  void decodesStrings(String json, String text) {
    assertThat(over(json).readString()).isEqualTo(text);
    assertThat(over(json).stringOrNull()).isEqualTo(text);
  }

  @Test
  void decodesControlCharacters() {
    assertThat(over("\"\\b\\f\\n\\r\\t\\u0000\"").readString()).isEqualTo("\b\f\n\r\t\0");
    assertThat(over("\"raw\ttab\"").readString()).isEqualTo("raw\ttab");
  }

  @Test
  void replacesInvalidUtf8() {
    JsonCursor cursor = new JsonCursor();
    cursor.reset(new byte[] {'"', 'a', (byte) 0xC3, '"'}, 0, 4);

    assertThat(cursor.readString()).isEqualTo("a\uFFFD");
  }

  @Test
  void findsTheEndOfStringsOfEveryLength() {
    for (int length = 0; length < 40; length++) {
      for (int at = 0; at < length; at++) {
        String text = "x".repeat(at) + "\"" + "é".repeat(length - at - 1);
        JsonCursor cursor = over("[\"" + text.replace("\"", "\\\"") + "\",7]");
        cursor.enterArray();
        assertThat(cursor.nextElement()).isTrue();
        assertThat(cursor.readString()).isEqualTo(text);
        assertThat(cursor.nextElement()).isTrue();
        cursor.enterNumber();
        assertThat(cursor.text()).isEqualTo("7");
        assertThat(cursor.nextElement()).isFalse();
        cursor.finish();
      }
    }
  }

  @Test
  void comparesTextWithoutDecodingIt() {
    byte[] fast = "fast".getBytes(StandardCharsets.US_ASCII);
    for (String same : List.of("\"fast\"", "\"f\\u0061st\"")) {
      JsonCursor cursor = over(same);
      cursor.enterString();
      assertThat(cursor.textEquals(fast)).isTrue();
    }
    for (String different :
        List.of("\"fas\"", "\"faster\"", "\"FAST\"", "\"f\\u0062st\"", "\"\"")) {
      JsonCursor cursor = over(different);
      cursor.enterString();
      assertThat(cursor.textEquals(fast)).isFalse();
    }
  }

  @Test
  void tellsWhereThingsStand() {
    byte[] json = "{\"na\\u006de\": \"v\\n\", \"n\":12 }".getBytes(StandardCharsets.UTF_8);
    JsonCursor cursor = new JsonCursor();
    cursor.reset(json, 0, json.length);
    cursor.enterObject();
    cursor.nextMember();
    assertThat(cursor.memberFrom()).isEqualTo(1);
    cursor.toValue();
    assertThat(json[cursor.position()]).isEqualTo((byte) '"');
    cursor.enterString();
    assertThat(
            new String(
                json,
                cursor.textFrom(),
                cursor.textTo() - cursor.textFrom(),
                StandardCharsets.UTF_8))
        .isEqualTo("v\\n");
    assertThat(cursor.textEscaped()).isTrue();
    cursor.nextMember();
    assertThat(cursor.memberFrom()).isEqualTo(21);
    cursor.enterNumber();
    assertThat(cursor.text()).isEqualTo("12");
    assertThat(cursor.textEscaped()).isFalse();
    assertThat(cursor.position()).isEqualTo(cursor.textTo());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-0", "12", "-1.5", "1e5", "1E+05", "0.001e-9"})
  void readsNumbers(String number) {
    JsonCursor cursor = over(number);
    cursor.enterNumber();
    cursor.finish();

    assertThat(cursor.text()).isEqualTo(number);
  }

  @Test
  void readsLiterals() {
    JsonCursor cursor = over("[true, false ,null]");
    cursor.enterArray();
    cursor.nextElement();
    assertThat(cursor.readBoolean()).isTrue();
    cursor.nextElement();
    assertThat(cursor.readBoolean()).isFalse();
    cursor.nextElement();
    cursor.readNull();
    assertThat(cursor.nextElement()).isFalse();
  }

  @Test
  void refusesAValueOfAnotherKind() {
    assertThatThrownBy(() -> over("5").enterString()).isInstanceOf(JsonSyntaxException.class);
    assertThatThrownBy(() -> over("5").enterObject()).isInstanceOf(JsonSyntaxException.class);
    assertThatThrownBy(() -> over("{}").enterArray()).isInstanceOf(JsonSyntaxException.class);
    assertThatThrownBy(() -> over("\"5\"").enterNumber()).isInstanceOf(JsonSyntaxException.class);
    assertThatThrownBy(() -> over("null").readBoolean()).isInstanceOf(JsonSyntaxException.class);
    assertThatThrownBy(() -> over("true").readNull()).isInstanceOf(JsonSyntaxException.class);
    assertThat(over("5").stringOrNull()).isNull();
  }

  @Test
  void startsOverAfterAnError() {
    JsonCursor cursor = over("{\"a\":[[[");
    assertThatThrownBy(
            () -> {
              cursor.enterObject();
              cursor.nextMember();
              cursor.skipValue();
            })
        .isInstanceOf(JsonSyntaxException.class);
    byte[] good = "{\"a\":[1]}".getBytes(StandardCharsets.UTF_8);
    cursor.reset(good, 0, good.length);
    cursor.skipValue();
    cursor.finish();
  }

  @Test
  void consumesAnExactCopyOnly() {
    byte[] copy = "{\"x\":[1]}-".getBytes(StandardCharsets.UTF_8);
    int length = copy.length - 1;
    JsonCursor cursor = over("[ {\"x\":[1]}, {\"x\":[2]},{\"x\":[1]");
    cursor.enterArray();
    cursor.nextElement();
    assertThat(cursor.skipCopy(copy, 0)).isFalse();
    assertThat(cursor.skipCopy(copy, length)).isTrue();
    assertThat(cursor.nextElement()).isTrue();
    assertThat(cursor.skipCopy(copy, length)).isFalse();
    cursor.skipValue();
    assertThat(cursor.nextElement()).isTrue();
    assertThat(cursor.skipCopy(copy, length)).as("beyond the end").isFalse();
  }

  @Test
  void skipsWhatIsNestedAsDeepAsItLikes() {
    String inner = "[{\"a\":".repeat(200_000) + "1" + "}]".repeat(200_000);
    JsonCursor cursor = over("[" + inner + ",7]");
    cursor.enterArray();
    assertThat(cursor.nextElement()).isTrue();
    cursor.skipValue();
    assertThat(cursor.nextElement()).isTrue();
    cursor.enterNumber();
    assertThat(cursor.text()).isEqualTo("7");
    assertThat(cursor.nextElement()).isFalse();
    cursor.finish();
    assertThatThrownBy(() -> over("[".repeat(5000) + "}" + "]".repeat(4999)).skipValue())
        .isInstanceOf(JsonSyntaxException.class);
  }

  @Test
  void boundsTheNestingOfWhatIsEntered() {
    JsonCursor cursor = over("[".repeat(1001) + "]".repeat(1001));
    for (int i = 0; i < 1000; i++) {
      cursor.enterArray();
      assertThat(cursor.nextElement()).isTrue();
    }
    assertThatThrownBy(cursor::enterArray)
        .isInstanceOf(JsonSyntaxException.class)
        .hasMessage("nested too deep");
  }

  @Test
  void saysNothingOfTheContentInAnError() {
    assertThatThrownBy(() -> over("{\"secret\" \"word\"}").skipValue())
        .isInstanceOf(JsonSyntaxException.class)
        .hasMessage("colon expected");
  }
}
