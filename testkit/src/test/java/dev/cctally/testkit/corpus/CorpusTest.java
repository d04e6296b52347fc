package dev.cctally.testkit.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CorpusTest {
  private static final String LINE =
      "{\"b\":[1,2.50,-1e9,true,null],\"a\":{\"x\":\"é\\\"\\u0001\\ud83d\\ude00\"},\"a\":\"\"}";

  private static Json json(String text) {
    return Json.parse(text.getBytes(UTF_8)).orElseThrow();
  }

  @Test
  void keepsWhatAValueSays() {
    assertThat(json(LINE).compact()).isEqualTo(LINE);
    assertThat(json(" { \"b\" : 1 , \"a\" : [ ] } ").canonical()).isEqualTo("{\"a\":[],\"b\":1}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{}{}", "{\"a\":01}", "nope", "[1,]"})
  void knowsWhatIsNoValue(String text) {
    assertThat(Json.parse(text.getBytes(UTF_8))).isEmpty();
  }

  @Test
  void spellsAValueInManyWaysThatMeanTheSame() {
    String line = "{\"id\":\"é\",\"in\":[1,{\"x\":\"a b\"}],\"out\":20}";
    long spellings =
        new Random(1)
            .longs(50)
            .mapToObj(seed -> Spelling.shuffled(new Random(seed)).of(json(line)))
            .peek(text -> assertThat(json(text).canonical()).isEqualTo(json(line).canonical()))
            .peek(text -> assertThat(text).doesNotContain("\n"))
            .distinct()
            .count();
    assertThat(spellings).isGreaterThan(40);
  }

  @Test
  void changesEveryValueOfEveryLine() {
    LogText text = LogText.of("{\"n\":1}\r\nno JSON\n{\"n\":[1]}\nhalf");
    LogText changed =
        text.mapValues(value -> value.equals(new Json.Scalar("1")) ? new Json.Scalar("2") : value);
    assertThat(new String(changed.content(), UTF_8)).isEqualTo("{\"n\":2}\nno JSON\n{\"n\":[2]}\n");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"2026-05-10T10:00:00Z\"', '\"2026-05-10T11:00:00Z\"'",
    "'\"2026-05-10T10:00:00.125+02:00\"', '\"2026-05-10T09:00:00.125Z\"'",
    "'\"2026-05-10\"', '\"2026-05-10\"'",
    "'\"at 2026-05-10T10:00:00Z\"', '\"at 2026-05-10T10:00:00Z\"'",
    "1778400000, 1778403600",
    "1778400000.25, 1778403600.25",
    "1778400000123, 1778403600123",
    "100000, 100000",
    "-1778400000, -1778400000",
    "true, true"
  })
  void movesTimesByAnHour(String before, String after) {
    assertThat(json(before).map(Times.moved(micros -> micros + 3_600_000_000L)).compact())
        .isEqualTo(after);
  }

  @Test
  void writesTimesWithAnotherOffset() {
    assertThat(json("\"2026-05-10T20:00:00.5Z\"").map(Times.inAnotherOffset()).compact())
        .isEqualTo("\"2026-05-11T01:45:00.5+05:45\"");
  }
}
