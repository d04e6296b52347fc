package dev.cctally.platform.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cctally.platform.config.JsonDocument.BrokenException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonDocumentTest {
  private static JsonDocument document(String text) throws BrokenException {
    return JsonDocument.of(text.getBytes(UTF_8));
  }

  private static String text(JsonDocument document) {
    return new String(document.bytes(), UTF_8);
  }

  @Test
  void changesNothingButTheValue() throws BrokenException {
    String before =
        """
        \uFEFF { "a" : 1e3,\t"größe":[2.50, 17321 ],
           "plugins":{"x":"{\\"disabled\\":1}",
        "disabled" : [ "one" ]  , "y": 0.10}, "z": "\\u00e9 𝄞"}  \s

        """;
    JsonDocument document = document(before);

    document.set("[\"two\"]", "plugins", "disabled");

    assertThat(text(document)).isEqualTo(before.replace("[ \"one\" ]", "[\"two\"]"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                       | {~  "p": {~    "d": [1]~  }~}~
          {}                       | {~  "p": {~    "d": [1]~  }~}
          {"a": 1}                 | {"a": 1, "p": {~    "d": [1]~  }}
          {~  "a": 1~}~            | {~  "a": 1,~  "p": {~    "d": [1]~  }~}~
          {~    "p": {}~}          | {~    "p": {~    "d": [1]~  }~}
          {~  "p": {~    "e": 1~  }~} | {~  "p": {~    "e": 1,~    "d": [1]~  }~}
          {"p": {"e": 1}}          | {"p": {"e": 1, "d": [1]}}
          {"p":{"d":0},"p":{"d":2}} | {"p":{"d":0},"p":{"d":[1]}}
          """)
  void makesWhatLeadsToAMember(String before, String after) throws BrokenException {
    JsonDocument document = document(before.replace('~', '\n'));

    document.set("[1]", "p", "d");

    assertThat(text(document)).isEqualTo(after.replace('~', '\n'));
    assertThat(document(text(document))).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"p": {"d": 1}}                      | {}
          {"a": 1, "p": {"d": 1}}              | {"a": 1}
          {"p": {"d": 1}, "a": 1}              | {"a": 1}
          {"p": {"d": 1, "e": 2}}              | {"p": {"e": 2}}
          {"p": {"c": 0, "d": 1, "e": 2}}      | {"p": {"c": 0, "e": 2}}
          {"p": {"d": 1, "c": 0, "d": 1}}      | {"p": {"c": 0}}
          {~  "a": 1,~  "p": {~    "d": 1~  }~} | {~  "a": 1~}
          {"p": {}}                            | {"p": {}}
          {"a": 1}                             | {"a": 1}
          """)
  void removesAMemberAndWhatIsEmptyThen(String before, String after) throws BrokenException {
    JsonDocument document = document(before.replace('~', '\n'));

    document.remove("p", "d");

    assertThat(text(document)).isEqualTo(after.replace('~', '\n'));
  }

  @Test
  void indentsAValueOfSeveralLines() throws BrokenException {
    JsonDocument document = document("{\n  \"plugins\": {\n    \"a\": 1\n  }\n}\n");

    document.set("{\n  \"v\": 1\n}", "plugins", "b");

    assertThat(text(document))
        .isEqualTo(
            """
            {
              "plugins": {
                "a": 1,
                "b": {
                  "v": 1
                }
              }
            }
            """);
  }

  @Test
  void readsTexts() throws BrokenException {
    JsonDocument document = document("{\"p\": {\"d\": [\"b\", \"a\", \"b\"]}}");

    assertThat(document.texts("p", "d")).containsExactly("b", "a");
    assertThat(document.texts("p", "e")).isEmpty();
    assertThat(document.texts("q", "e")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"p\": {\"d\": 1}}", "{\"p\": {\"d\": [1]}}", "{\"p\": 1}"})
  void refusesWhatIsNoListOfTexts(String text) throws BrokenException {
    JsonDocument document = document(text);

    assertThatThrownBy(() -> document.texts("p", "d")).isInstanceOf(BrokenException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [1]             | must hold a JSON object
          {"a": 1         | is not valid JSON (line 1 column 8)
          {~"a": tru}     | is not valid JSON (line 2 column 6)
          {} x            | is not valid JSON (line 1 column 4)
          """)
  void refusesABrokenDocument(String text, String message) {
    assertThatThrownBy(() -> document(text.replace('~', '\n')))
        .isInstanceOf(BrokenException.class)
        .hasMessage(message);
  }

  @Test
  void refusesWhatIsNotUtf8() {
    assertThatThrownBy(() -> JsonDocument.of(new byte[] {'{', '"', (byte) 0xFF, '"'}))
        .hasMessage("is not valid UTF-8");
  }

  @Test
  void quotes() {
    assertThat(JsonDocument.list(java.util.List.of("a\"b", "c\\d\n")))
        .isEqualTo("[\"a\\\"b\", \"c\\\\d\\u000a\"]");
  }
}
