package dev.cctally.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PrettyJsonTest {
  @Test
  void indentsByTwoAndClosesEmptyOnesAtOnce() {
    String json =
        new PrettyJson()
            .object()
            .member("a", 1)
            .member("none", List.of())
            .member("texts", List.of("x", "y"))
            .name("o")
            .object()
            .member("yes", true)
            .endObject()
            .name("e")
            .object()
            .endObject()
            .endObject()
            .document();
    assertThat(json)
        .isEqualTo(
            """
            {
              "a": 1,
              "none": [],
              "texts": [
                "x",
                "y"
              ],
              "o": {
                "yes": true
              },
              "e": {}
            }
            """);
  }

  @Test
  void escapesWhatItMustAndNothingElse() {
    String json =
        new PrettyJson()
            .array()
            .value("q\" b\\ n\n t\t \u0001 é 日 🚀 \ud83d")
            .endArray()
            .document();
    assertThat(json).isEqualTo("[\n  \"q\\\" b\\\\ n\\n t\\t \\u0001 é 日 🚀 \\ud83d\"\n]\n");
  }
}
