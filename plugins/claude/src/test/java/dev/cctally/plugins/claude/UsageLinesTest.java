package dev.cctally.plugins.claude;

import static dev.cctally.plugins.claude.Transcript.answer;
import static dev.cctally.plugins.claude.Transcript.counts;
import static dev.cctally.plugins.claude.Transcript.events;
import static dev.cctally.plugins.claude.Transcript.malformed;
import static dev.cctally.plugins.claude.Transcript.single;
import static dev.cctally.plugins.claude.Transcript.usage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.json.Numbers;
import dev.cctally.spi.model.Money;
import dev.cctally.spi.model.SpeedTier;
import dev.cctally.spi.model.TokenCounts;
import dev.cctally.spi.vendor.EventIdentity;
import dev.cctally.spi.vendor.Malformed;
import dev.cctally.spi.vendor.Malformed.Reason;
import dev.cctally.spi.vendor.UsageEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which lines are entries, and what the values in them mean. */
final class UsageLinesTest {
  private static final String USAGE = "{\"input_tokens\":10,\"output_tokens\":20}";

  @Test
  void readsAnAnswer() {
    String line =
        answer(
            "claude-opus-4-7",
            counts(1200, 850, 15000, 240000, ",\"speed\":\"standard\""),
            ",\"costUSD\":0.5");

    assertThat(single(line))
        .isEqualTo(
            new UsageEvent(
                0,
                1_778_407_200_000_000L,
                "claude-opus-4-7",
                new TokenCounts(1200, 240000, 15000, 0, 850, 0),
                SpeedTier.STANDARD,
                Money.ofPico(500_000_000_000L),
                new EventIdentity("m1", "m1\nr1", false),
                2L * 257_050 + 1,
                "",
                null));
  }

  @Test
  void countsALineWithoutTokens() {
    assertThat(single(answer("{}")).tokens()).isEqualTo(TokenCounts.ZERO);
    assertThat(single(answer("{}")).extras()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"user", "summary", "system", "progress", "Assistant", "", "assistant "})
  void ignoresOtherTypes(String type) {
    String line = answer(USAGE).replace("\"type\":\"assistant\"", "\"type\":\"" + type + "\"");

    assertThat(events(line)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "5", "true", "[\"assistant\"]", "{\"a\":\"assistant\"}"})
  void ignoresATypeThatIsNoString(String type) {
    assertThat(events(answer(USAGE).replace("\"type\":\"assistant\"", "\"type\":" + type)))
        .isEmpty();
  }

  @Test
  void billsSidechainAndErrorLinesWithARealModel() {
    String line =
        answer("claude-opus-4-7", USAGE, ",\"isSidechain\":true,\"isApiErrorMessage\":true");

    assertThat(single(line).tokens().input()).isEqualTo(10);
  }

  @Test
  void readsTheOldShapeWithoutMessage() {
    String rest = "\"id\":\"m7\",\"model\":\"claude-x\",\"usage\":" + USAGE + "}";
    for (String message : new String[] {"", "\"message\":null,", "\"message\":\"hello\","}) {
      UsageEvent event =
          single(
              "{\"type\":\"assistant\",\"timestamp\":\"2026-05-10T10:00:00Z\","
                  + message
                  + "\"requestId\":\"r7\","
                  + rest);

      assertThat(event.model()).isEqualTo("claude-x");
      assertThat(event.tokens().output()).isEqualTo(20);
      assertThat(event.identity()).isEqualTo(new EventIdentity("m7", "m7\nr7", false));
    }
  }

  @Test
  void doesNotMixTheTwoShapes() {
    String line =
        "{\"type\":\"assistant\",\"timestamp\":\"2026-05-10T10:00:00Z\",\"id\":\"top\","
            + "\"usage\":"
            + USAGE
            + ",\"message\":{\"model\":\"m\"}}";

    assertThat(malformed(line)).containsExactly(new Malformed(0, Reason.NO_USAGE, true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"model\":null,", "\"model\":\"\",", "\"model\":false,"})
  void fallsBackToTheModelOfTheLine(String inner) {
    String line =
        answer(null, USAGE, ",\"model\":\" claude-sonnet-4-6 \"")
            .replace("\"content\"", inner + "\"content\"");

    assertThat(single(line).model()).isEqualTo("claude-sonnet-4-6");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"   \"", "5", "true", "[]", "\"\\u2003\""})
  void refusesAModelThatIsNoName(String model) {
    String line =
        answer(null, USAGE, "").replace("\"content\"", "\"model\":" + model + ",\"content\"");

    assertThat(malformed(line)).containsExactly(new Malformed(0, Reason.NO_MODEL, true));
    assertThat(usage(line)).isEmpty();
  }

  @Test
  void refusesALineWithoutAnyModel() {
    assertThat(malformed(answer(null, USAGE, "")))
        .containsExactly(new Malformed(0, Reason.NO_MODEL, true));
  }

  @Test
  void saysNothingAboutSyntheticAnswers() {
    assertThat(events(answer("<synthetic>", USAGE, ""))).isEmpty();
    assertThat(events(answer(" <synthetic> ", "null", ""))).isEmpty();
    assertThat(events(answer("<synthetic>", USAGE, "").replace("2026-05-10T10:00:00Z", "")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "\"  \"", "null", "1778407200", "\"not-a-time\"", "[]"})
  void refusesABadTimestamp(String timestamp) {
    String line = answer(USAGE).replace("\"2026-05-10T10:00:00Z\"", timestamp);

    assertThat(events(line)).containsExactly(new Malformed(0, Reason.BAD_TIMESTAMP, true));
  }

  @Test
  void readsATimestampWithEscapes() {
    String line = answer(USAGE).replace("2026-05", "2026\\u002d05");

    assertThat(single(line).atMicros()).isEqualTo(1_778_407_200_000_000L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "\"x\"", "5"})
  void refusesAnAnswerWithoutUsage(String usage) {
    assertThat(events(answer(usage))).containsExactly(new Malformed(0, Reason.NO_USAGE, true));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "null, 0",
        "24, 24",
        "0, 0",
        "-0, 0",
        "-0.9, 0",
        "23.9, 23",
        "2.4e1, 24",
        "1e-400, 0",
        "\"24\", 24",
        "\" 24 \", 24",
        "\"2\\u0034\", 24",
        "12345678901234567, 12345678901234567",
      })
  void readsCounts(String value, long expected) {
    String line = answer("{\"output_tokens\":" + value + "}");

    assertThat(single(line).tokens().output()).isEqualTo(expected);
    assertThat(malformed(line)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "false", "-50", "\"-50\"", "-1.5", "-1e300"})
  void countsNonsenseAsNothingAndSaysSo(String value) {
    String line = answer("{\"input_tokens\":" + value + ",\"output_tokens\":7}");

    assertThat(single(line).tokens()).isEqualTo(new TokenCounts(0, 0, 0, 0, 7, 0));
    assertThat(malformed(line)).containsExactly(new Malformed(0, Reason.BAD_NUMBER, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"x\"",
        "\"\"",
        "\"NaN\"",
        "\"Infinity\"",
        "\"0x10\"",
        "\"1d\"",
        "[]",
        "{}",
        "9223372036854775808",
        "9223372036854775807",
        "1e999",
        "1e999999999",
        "\"１２\""
      })
  void refusesALineWithACountThatIsNone(String value) {
    for (String name :
        new String[] {
          "input_tokens", "output_tokens", "cache_creation_input_tokens", "cache_read_input_tokens"
        }) {
      assertThat(events(answer("{\"" + name + "\":" + value + "}")))
          .containsExactly(new Malformed(0, Reason.BAD_NUMBER, true));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "01", "+5", "1.", ".5"})
  void refusesWhatJsonDoesNotKnow(String value) {
    assertThat(events(answer("{\"input_tokens\":" + value + "}")))
        .containsExactly(new Malformed(0, Reason.BAD_SYNTAX, true));
  }

  @Test
  void survivesTheLargestCountsTogether() {
    String line =
        answer(counts(Numbers.LARGEST, Numbers.LARGEST, Numbers.LARGEST, Numbers.LARGEST, ""));

    assertThat(single(line).rank()).isPositive();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "0.5, 500000000000",
        "\"0.75\", 750000000000",
        "0, 0",
        "-0.0, 0",
        "1e-400, 0",
        "1e-999999999, 0",
        "1.0000000000005, 1000000000000",
        "2.5e1, 25000000000000",
        "1e-13, 0",
        "-0.5,",
        "\"abc\",",
        "\"\",",
        "{},",
        "true,",
        "null,",
        "1e999,",
        "1e12,",
      })
  void readsTheRecordedCost(String value, @Nullable Long pico) {
    UsageEvent event = single(answer("claude-opus-4-7", USAGE, ",\"costUSD\":" + value));

    assertThat(event.recordedCost()).isEqualTo(pico == null ? null : Money.ofPico(pico));
  }

  @ParameterizedTest
  @CsvSource({
    // 5m, 1h, flat count, expected 5m, expected 1h, adds up
    "10000, 20000, 30000, 10000, 20000, true",
    "0,     0,     0,     0,     0,     true",
    "4000,  6000,  1000,  0,     1000,  false",
    "100,   100,   1000,  900,   100,   false",
    "0,     0,     1000,  1000,  0,     false",
    "500,   -500,  500,   500,   0,     true",
    "10,    20,    0,     0,     0,     false",
  })
  void billsTheFlatCountAndSplitsIt(
      long five, long hour, long flat, long expected5m, long expected1h, boolean addsUp) {
    String split =
        ",\"cache_creation\":{\"ephemeral_5m_input_tokens\":%d,\"ephemeral_1h_input_tokens\":%d}"
            .formatted(five, hour);
    String line = answer(counts(0, 0, flat, 0, split));

    assertThat(single(line).tokens())
        .isEqualTo(new TokenCounts(0, 0, expected5m, expected1h, 0, 0));
    if (addsUp) {
      assertThat(malformed(line)).isEmpty();
    } else {
      assertThat(malformed(line)).containsExactly(new Malformed(0, Reason.BAD_SPLIT, false));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "5",
        "{}",
        "[1]",
        "{\"other\":1}",
        "{\"ephemeral_1h_input_tokens\":\"x\",\"ephemeral_5m_input_tokens\":1000}",
        "{\"ephemeral_1h_input_tokens\":1000,\"ephemeral_5m_input_tokens\":null}"
      })
  void treatsAnUnreadableSplitAsUnknown(String split) {
    String line = answer(counts(0, 0, 1000, 0, ",\"cache_creation\":" + split));

    assertThat(single(line).tokens()).isEqualTo(new TokenCounts(0, 0, 1000, 0, 0, 0));
    assertThat(malformed(line)).isEmpty();
  }

  @Test
  void takesAMissingPartOfTheSplitAsZero() {
    String line =
        answer(counts(0, 0, 1000, 0, ",\"cache_creation\":{\"ephemeral_1h_input_tokens\":1000}"));

    assertThat(single(line).tokens()).isEqualTo(new TokenCounts(0, 0, 0, 1000, 0, 0));
    assertThat(malformed(line)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "\"fast\", FAST",
        "\"f\\u0061st\", FAST",
        "\"standard\", STANDARD",
        "\"FAST\", STANDARD",
        "\"\", STANDARD",
        "null, STANDARD",
        "1, STANDARD",
        "{}, STANDARD",
      })
  void readsTheSpeed(String value, SpeedTier expected) {
    assertThat(single(answer(counts(1, 1, 0, 0, ",\"speed\":" + value))).speed())
        .isEqualTo(expected);
  }

  @Test
  void keepsWhatElseTheUsageHolds() {
    String more =
        ",\"cache_creation\": {\"ephemeral_5m_input_tokens\": 0 , \"x y\":[1, 2]},"
            + "\"service_tier\":\"stan\\\"dard  x\",\"inference_geo\":\"é\","
            + "\"server_tool_use\":{\"web_search_requests\":3},\"iterations\":[]";

    assertThat(single(answer(counts(1, 2, 0, 4, more))).extras())
        .isEqualTo(
            "{\"service_tier\":\"stan\\\"dard  x\",\"inference_geo\":\"é\","
                + "\"server_tool_use\":{\"web_search_requests\":3},\"iterations\":[],"
                + "\"cache_creation\":{\"ephemeral_5m_input_tokens\":0,\"x y\":[1,2]}}");
  }

  @Test
  void leavesOutWhatTheEventCarriesAlready() {
    String adds =
        ",\"cache_creation\":{\"ephemeral_5m_input_tokens\":30,\"ephemeral_1h_input_tokens\":70}";
    assertThat(single(answer(counts(1, 2, 100, 4, adds + ",\"speed\":\"fast\""))).extras())
        .isNull();
    assertThat(single(answer(counts(1, 2, 101, 4, adds))).extras())
        .isEqualTo("{" + adds.substring(1) + "}");
    assertThat(single(answer(counts(1, 2, 0, 4, ",\"speed\":\"turbo\""))).extras())
        .isEqualTo("{\"speed\":\"turbo\"}");
  }

  @Test
  void doesNotAddIterations() {
    String more = ",\"iterations\":[{\"input_tokens\":500,\"output_tokens\":500}]";

    assertThat(single(answer(counts(1, 2, 0, 0, more))).tokens().total()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      nullValues = "-",
      value = {
        // message id, request id, group, key
        "\"m\", \"r\", m, 'm\nr'",
        "5, 6, 5, '5\n6'",
        "\"m\\u0031\", \"r\", m1, 'm1\nr'",
        "\"m\", null, m, -",
        "\"m\", \"\", m, -",
        "\"m\", {}, m, -",
        "null, \"r\", -, -",
        "\"\", \"r\", -, -",
        "[], \"r\", -, -",
        "true, \"r\", -, -",
      })
  void namesTheResponse(String id, String request, @Nullable String group, @Nullable String key) {
    String line =
        answer(USAGE)
            .replace("\"m1\"", id)
            .replace("\"requestId\":\"r1\"", "\"requestId\":" + request);

    assertThat(single(line).identity()).isEqualTo(new EventIdentity(group, key, false));
  }

  @ParameterizedTest
  @CsvSource({"true, true", "false, false", "null, false", "1, false", "'\"true\"', false"})
  void marksSidechains(String value, boolean shadow) {
    UsageEvent event = single(answer("claude-x", USAGE, ",\"isSidechain\":" + value));

    assertThat(event.identity().shadow()).isEqualTo(shadow);
  }

  @Test
  void ranksMoreTokensFirstAndThenANamedSpeed() {
    long few = single(answer(counts(5, 5, 0, 0, ""))).rank();
    long fewFast = single(answer(counts(5, 5, 0, 0, ",\"speed\":\"fast\""))).rank();
    long fewNull = single(answer(counts(5, 5, 0, 0, ",\"speed\":null"))).rank();
    long more = single(answer(counts(5, 5, 1, 0, ""))).rank();

    assertThat(fewNull).isEqualTo(few);
    assertThat(fewFast).isGreaterThan(few);
    assertThat(more).isGreaterThan(fewFast);
  }

  @Test
  void keepsTheLinesOfDifferentResponsesApart() {
    String first = answer(counts(1, 1, 0, 0, ""));
    String second = answer("claude-b", counts(1, 2, 0, 0, ",\"speed\":\"fast\""), "");
    String third = answer(counts(1, 1, 0, 0, "")).replace("m1", "m2").replace("r1", "r2");

    assertThat(usage(first, second, third, first))
        .extracting(event -> event.identity().key() + event.model() + event.tokens().output())
        .containsExactly(
            "m1\nr1claude-opus-4-71",
            "m1\nr1claude-b2",
            "m2\nr2claude-opus-4-71",
            "m1\nr1claude-opus-4-71");
  }

  @Test
  void repeatsInstancesForTheLinesOfOneResponse() {
    var events = usage(answer(USAGE), answer(USAGE));

    assertThat(events.get(1).identity()).isSameAs(events.get(0).identity());
    assertThat(events.get(1).model()).isSameAs(events.get(0).model());
    assertThat(events.get(1).tokens()).isSameAs(events.get(0).tokens());
  }
}
