package dev.cctally.plugins.codex;

import static dev.cctally.plugins.codex.Rollout.GPT_5;
import static dev.cctally.plugins.codex.Rollout.META;
import static dev.cctally.plugins.codex.Rollout.context;
import static dev.cctally.plugins.codex.Rollout.counts;
import static dev.cctally.plugins.codex.Rollout.dollars;
import static dev.cctally.plugins.codex.Rollout.info;
import static dev.cctally.plugins.codex.Rollout.input;
import static dev.cctally.plugins.codex.Rollout.line;
import static dev.cctally.plugins.codex.Rollout.output;
import static dev.cctally.plugins.codex.Rollout.tokens;
import static dev.cctally.plugins.codex.Rollout.usage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.cctally.spi.model.SpeedTier;
import dev.cctally.spi.model.TokenCounts;
import dev.cctally.spi.vendor.EventIdentity;
import dev.cctally.spi.vendor.Malformed;
import dev.cctally.spi.vendor.Malformed.Reason;
import dev.cctally.spi.vendor.UsageEvent;
import dev.cctally.testkit.RecordingSink;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What token counts become. */
final class UsageLinesTest {
  private static final String TEN = counts(100, 10);

  private static String onlyLast(String time, String last) {
    return info(time, "{\"last_token_usage\":" + last + "}");
  }

  private static String onlyTotal(String time, String total) {
    return info(time, "{\"total_token_usage\":" + total + "}");
  }

  private static String total(long tokens) {
    return "{\"total_tokens\":" + tokens + "}";
  }

  @Test
  void theWorkedExampleCountsTwoOfItsFourStatements() {
    String first = counts(10000, 8000, 500, 100);
    String text =
        Rollout.text(
            List.of(
                line(
                    "10:00:00",
                    "session_meta",
                    "{\"id\":\"" + Rollout.UUID + "\",\"cwd\":\"/w/p\"}"),
                context("gpt-5.1-codex"),
                tokens("10:01:00", first, first),
                tokens("10:01:30", first, first),
                info("10:01:00", "null"),
                tokens(
                    "10:02:00", counts(20000, 18000, 700, 200), counts(30000, 26000, 1200, 300))));
    RecordingSink sink = RecordingSink.of();
    Rollout.feeder(Rollout.NAME).feed(text, sink);

    List<UsageEvent> events = sink.usage();
    assertThat(events)
        .extracting(UsageEvent::tokens)
        .containsExactly(
            new TokenCounts(2000, 8000, 0, 0, 500, 100),
            new TokenCounts(2000, 18000, 0, 0, 700, 200));
    assertThat(events).extracting(UsageEvent::position).containsExactly(231L, 1102L);
    assertThat(events).extracting(UsageEvent::model).containsOnly("gpt-5.1-codex");
    // 2000·1.25 + 8000·0.125 + 500·10 = 8500; 2000·1.25 + 18000·0.125 + 700·10 = 11750
    assertThat(dollars(events)).isEqualByComparingTo("0.02025");
    assertThat(sink.malformed()).isEmpty();
  }

  @Test
  void anEventSaysNothingItsLogDoesNot() {
    UsageEvent event =
        usage(META, GPT_5, tokens("10:01:00", TEN, TEN).replace(":00.000Z", ":00.5Z")).getFirst();

    assertThat(event.atMicros()).isEqualTo(1_778_407_260_500_000L);
    assertThat(event.speed()).isEqualTo(SpeedTier.UNSPECIFIED);
    assertThat(event.recordedCost()).isNull();
    assertThat(event.session()).isEmpty();
    assertThat(event.extras()).isNull();
  }

  /** Each step is the input of the event, an arrow, and the cumulative count if one is stated. */
  @ParameterizedTest
  @CsvSource({
    "'100>100 100>100 200>300',         300",
    "'100 100',                         200",
    "'100>100 50>100',                  100",
    "'1000>1010 50>55 60>1076',         1060",
    "'100>100 200>300 100>100 100>400', 400",
    "'100>100 500>150',                 600",
    "'100>5610',                        100",
    "'100>0',                           0",
    "'100 100>100 100 100>100',         300",
  })
  void countsAStatementOnlyIfTheCumulativeCountGrew(String steps, long counted) {
    List<String> lines = new ArrayList<>(List.of(META, GPT_5));
    for (String step : steps.split(" ")) {
      String[] parts = step.split(">");
      String last = "{\"input_tokens\":" + parts[0] + "}";
      lines.add(
          parts.length == 1
              ? onlyLast("10:01:00", last)
              : tokens("10:01:00", last, total(Long.parseLong(parts[1]))));
    }

    assertThat(input(usage(lines.toArray(new String[0])))).isEqualTo(counted);
  }

  @Test
  void addsUpACumulativeCountThatIsNotStated() {
    String last = "{\"input_tokens\":100,\"output_tokens\":10}";
    List<UsageEvent> events =
        usage(
            META,
            GPT_5,
            tokens("10:01:00", last, last),
            tokens("10:02:00", last, last.replace("}", ",\"total_tokens\":null}")),
            tokens("10:03:00", last, last.replace("}", ",\"total_tokens\":\"x\"}")),
            tokens("10:04:00", last, total(111)));

    assertThat(input(events)).isEqualTo(200);
    assertThat(events)
        .extracting(event -> event.identity().replay())
        .first()
        .asString()
        .endsWith(" 110");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void remembersTheTrueCumulativeCountBetweenReads(boolean interrupted) {
    String inherited = tokens("10:01:00", TEN, total(5610));
    List<String> lines =
        List.of(
            META, GPT_5, inherited, inherited, tokens("10:02:00", counts(200, 20), total(5830)));
    String text = Rollout.text(lines);
    RecordingSink sink = RecordingSink.of();
    int second = META.length() + GPT_5.length() + inherited.length() + 3;
    if (interrupted) {
      Rollout.feeder(Rollout.NAME).feed(text, sink, second, second + inherited.length() + 1);
    } else {
      Rollout.feeder(Rollout.NAME).feed(text, sink);
    }

    assertThat(input(sink.usage()) + output(sink.usage())).isEqualTo(330);
  }

  @Test
  void takesDifferencesWhereOnlyTotalsAreStated() {
    List<UsageEvent> events =
        usage(META, GPT_5, onlyTotal("10:01:00", TEN), onlyTotal("10:02:00", counts(300, 30)));

    assertThat(input(events)).isEqualTo(300);
    assertThat(output(events)).isEqualTo(30);
    assertThat(dollars(events)).isEqualByComparingTo("0.000675"); // 300·1.25 + 30·10 = 675
  }

  @Test
  void mixesBothKindsOfStatements() {
    List<UsageEvent> events =
        usage(
            META,
            GPT_5,
            tokens("10:01:00", TEN, TEN),
            onlyTotal("10:02:00", counts(300, 30)),
            tokens("10:03:00", counts(50, 5), counts(350, 35)));

    assertThat(input(events)).isEqualTo(350);
    assertThat(output(events)).isEqualTo(35);
    assertThat(dollars(events)).isEqualByComparingTo("0.0007875"); // 350·1.25 + 35·10 = 787.5
  }

  @Test
  void takesDifferencesFieldByFieldAndNeverBelowZero() {
    List<UsageEvent> events =
        usage(
            META,
            GPT_5,
            onlyTotal("10:01:00", counts(1000, 800, 100, 50)),
            onlyTotal("10:02:00", counts(1500, 700, 90, 60)));

    assertThat(events.getLast().tokens()).isEqualTo(new TokenCounts(500, 0, 0, 0, 0, 10));
  }

  @Test
  void remembersTheTotalsOfAStatementThatDidNotCount() {
    List<UsageEvent> events =
        usage(
            META,
            GPT_5,
            tokens("10:01:00", counts(1000, 10), counts(1000, 10)),
            tokens("10:02:00", counts(50, 5), counts(50, 5)), // below the watermark
            onlyTotal("10:03:00", counts(1060, 16)));

    assertThat(events.getLast().tokens()).isEqualTo(new TokenCounts(1010, 0, 0, 0, 11, 0));
  }

  @Test
  void capsCachedInputAtTheInput() {
    List<UsageEvent> events = usage(META, GPT_5, onlyLast("10:01:00", counts(100, 500, 10, 0)));

    assertThat(events.getFirst().tokens()).isEqualTo(new TokenCounts(0, 100, 0, 0, 10, 0));
    assertThat(dollars(events)).isEqualByComparingTo("0.0001125"); // 100·0.125 + 10·10 = 112.5
  }

  @ParameterizedTest
  @CsvSource({
    "'\"cached_input_tokens\":40',                                40",
    "'\"cache_read_input_tokens\":30',                            30",
    "'\"cache_read_input_tokens\":30,\"cached_input_tokens\":40', 40",
    "'\"cached_input_tokens\":0,\"cache_read_input_tokens\":30',  0",
    "'\"cached_input_tokens\":null,\"cache_read_input_tokens\":30', 30",
  })
  void understandsBothNamesOfCachedInput(String members, long cached) {
    UsageEvent event =
        usage(META, GPT_5, onlyLast("10:01:00", "{\"input_tokens\":100," + members + "}"))
            .getFirst();

    assertThat(event.tokens().cacheRead()).isEqualTo(cached);
    assertThat(event.tokens().input()).isEqualTo(100 - cached);
  }

  @ParameterizedTest
  @CsvSource({
    "7,           7,  false",
    "7.9,         7,  false",
    "7e1,         70, false",
    "'\"7\"',     7,  false",
    "null,        0,  false",
    "-7,          0,  true",
    "'\"x\"',     0,  true",
    "'\"\"',      0,  true",
    "'\"NaN\"',   0,  true",
    "true,        0,  true",
    "[7],         0,  true",
    "'{\"a\":7}', 0,  true",
  })
  void readsACountHoweverItIsSpelled(String spelled, long count, boolean repaired) {
    RecordingSink sink =
        Rollout.readOnlyUsage(
            META,
            GPT_5,
            onlyLast("10:01:00", "{\"input_tokens\":" + spelled + ",\"output_tokens\":10}"));

    assertThat(sink.usage())
        .singleElement()
        .satisfies(
            event -> assertThat(event.tokens()).isEqualTo(new TokenCounts(count, 0, 0, 0, 10, 0)));
    assertThat(sink.malformed())
        .extracting(Malformed::reason)
        .isEqualTo(repaired ? List.of(Reason.BAD_NUMBER) : List.of());
    assertThat(sink.malformed()).noneMatch(Malformed::entryLost);
  }

  @Test
  void pricesAnEventWithAnUnreadableInputByItsOutput() {
    List<UsageEvent> events =
        usage(META, GPT_5, onlyLast("10:01:00", "{\"input_tokens\":\"x\",\"output_tokens\":10}"));

    assertThat(dollars(events)).isEqualByComparingTo("0.0001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"9e999", "99999999999999999999", "1e300"})
  void refusesCountsThatCannotBeAddedUp(String huge) {
    RecordingSink sink =
        Rollout.readOnlyUsage(
            META,
            GPT_5,
            tokens("10:01:00", "{\"input_tokens\":" + huge + "}", TEN),
            tokens("10:02:00", TEN, "{\"total_tokens\":" + huge + "}"),
            tokens("10:03:00", TEN, TEN));

    assertThat(sink.usage())
        .extracting(UsageEvent::tokens)
        .containsExactly(
            new TokenCounts(100, 0, 0, 0, 10, 0), new TokenCounts(100, 0, 0, 0, 10, 0));
    assertThat(sink.malformed())
        .extracting(Malformed::reason, Malformed::entryLost)
        .containsExactly(tuple(Reason.BAD_NUMBER, true), tuple(Reason.BAD_NUMBER, false));
  }

  /**
   * Each step is the input of the event and the cumulative count; B stands for a thousand million.
   * What is absurd counts nothing, is told, and leaves what follows alone.
   */
  @ParameterizedTest
  @CsvSource({
    "'110>110 9999B>9999B 110>220 110>330',         330, 1", // a broken line
    "'110>110 9999B>115 110>220 110>330',           330, 1", // only its own count
    "'110>110 5>9999B 110>220 110>330',             335, 1", // only its cumulative count
    "'110>110 5>9999B 5>9999B 110>220',             225, 1", // which is then stated again
    "'5>9999B 110>110 110>220',                     225, 1", // as the first of a log
    "'110>2B 110>2B 7>3B',                          117, 0", // inherited, stated again, long
    "'110>5B 100>5B+100 100>5B+100 100>5B+200',     310, 0", // goes on from what it inherited
    "'110>110 5>5B 100>5B+100 100>5B+100 7>220',    215, 1", // a counter that did jump
    "'9999B>9999B ->110 ->220',                     220, 1", // the others state no counts of their
    // own
    "'->110 ->9999B ->220 ->330',                   330, 1",
    "'->110 ->9999B ->9999B ->330',                 330, 1",
  })
  void anAbsurdCountSwallowsNothing(String steps, long counted, int told) {
    List<String> lines = new ArrayList<>(List.of(META, GPT_5));
    for (String step : steps.split(" ")) {
      String[] parts = step.replace("B+", "000000").replace("B", "000000000").split(">");
      String total = "{\"input_tokens\":%s,\"total_tokens\":%s}".formatted(parts[1], parts[1]);
      lines.add(
          parts[0].equals("-")
              ? onlyTotal("10:01:00", total)
              : tokens("10:01:00", "{\"input_tokens\":" + parts[0] + "}", total));
    }

    RecordingSink sink = Rollout.readOnlyUsage(lines.toArray(new String[0]));

    assertThat(input(sink.usage())).isEqualTo(counted);
    assertThat(sink.malformed()).hasSize(told).allMatch(m -> m.reason() == Reason.BAD_NUMBER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "7", "\"x\"", "true"})
  void statementsOfRateLimitsAloneAreNoUsage(String info) {
    RecordingSink sink = Rollout.readOnlyUsage(META, GPT_5, info("10:01:00", info));

    assertThat(sink.usage()).isEmpty();
    assertThat(sink.malformed()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"last_token_usage\":null}",
        "{\"last_token_usage\":[],\"total_token_usage\":7}",
        "{\"model_context_window\":272000}"
      })
  void figuresWithoutCountsAreReported(String info) {
    RecordingSink sink = Rollout.readOnlyUsage(META, GPT_5, info("10:01:00", info));

    assertThat(sink.usage()).isEmpty();
    assertThat(sink.malformed()).extracting(Malformed::reason).containsExactly(Reason.NO_USAGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not-a-time", "2026-05-10T24:00:00Z", "2026-05-10T10:00:60Z"})
  void aStatementWithoutTimeLeavesTheWatermarkAlone(String time) {
    RecordingSink sink =
        Rollout.readOnlyUsage(
            META,
            GPT_5,
            tokens("10:01:00", TEN, TEN).replace("2026-05-10T10:01:00.000Z", time),
            tokens("10:02:00", TEN, TEN),
            tokens("10:03:00", TEN, counts(200, 20)));

    assertThat(input(sink.usage())).isEqualTo(200);
    assertThat(sink.malformed())
        .extracting(Malformed::reason)
        .containsExactly(Reason.BAD_TIMESTAMP);
  }

  @Test
  void aBadTimeThenAGoodOneCountsTheSecondOnly() {
    RecordingSink sink =
        Rollout.readOnlyUsage(
            META,
            GPT_5,
            tokens("10:01:00", TEN, TEN).replace("2026-05-10", "x"),
            tokens("10:02:00", TEN, total(220)));

    assertThat(input(sink.usage())).isEqualTo(100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1778407200", "null", "{}", "true"})
  void aTimeThatIsNoStringIsNone(String time) {
    String line = tokens("10:01:00", TEN, TEN).replace("\"2026-05-10T10:01:00.000Z\"", time);

    assertThat(Rollout.readOnlyUsage(META, GPT_5, line).malformed())
        .extracting(Malformed::reason)
        .containsExactly(Reason.BAD_TIMESTAMP);
  }

  @Test
  void followsTheModelOfTheTurn() {
    List<UsageEvent> events =
        usage(
            META,
            GPT_5,
            onlyLast("10:01:00", TEN),
            context(" gpt-5.2 "),
            onlyLast("10:02:00", TEN),
            context("  "),
            line("10:02:01", "turn_context", "{\"model\":null}"),
            line("10:02:01", "turn_context", "{\"model\":7,\"cwd\":\"/w/q\"}"),
            line("10:02:01", "turn_context", "7"),
            onlyLast("10:03:00", TEN));

    assertThat(events).extracting(UsageEvent::model).containsExactly("gpt-5", "gpt-5.2", "gpt-5.2");
    // 100·1.25 + 10·10 = 225; 100·1.75 + 10·14 = 315
    assertThat(dollars(events.subList(0, 2))).isEqualByComparingTo("0.00054");
  }

  @Test
  void callsTheModelUnknownWhenNothingNamesIt() {
    List<UsageEvent> events = usage(META, onlyLast("10:01:00", TEN));

    assertThat(events).extracting(UsageEvent::model).containsExactly("unknown");
    assertThat(dollars(events)).isEqualByComparingTo("0.000225");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"model\":\" gpt-5.2 \"',                                           gpt-5.2",
    "'\"model\":\" \",\"metadata\":{\"model\":\"gpt-5.2\"}',              gpt-5.2",
    "'\"model\":\"a\",\"metadata\":{\"model\":\"b\"}',                    a",
    "'\"model\":null,\"metadata\":7',                                     session",
    "'\"model\":7,\"metadata\":{\"model\":{}}',                           session",
  })
  void looksForAModelInTheEventWhenNoTurnNamedOne(String members, String model) {
    String event =
        line(
            "10:01:00",
            "event_msg",
            "{\"type\":\"token_count\",\"info\":{\"last_token_usage\":"
                + TEN
                + "},"
                + members
                + "}");

    assertThat(usage(line("10:00:00", "session_meta", "{\"model\":\"session\"}"), event))
        .extracting(UsageEvent::model)
        .containsExactly(model);
    assertThat(usage(GPT_5, event)).extracting(UsageEvent::model).containsExactly("gpt-5");
  }

  /** A statement with further members in its figures and beside them. */
  private static String named(String inFigures, String beside) {
    return line(
        "10:01:00",
        "event_msg",
        "{\"type\":\"token_count\",\"info\":{\"last_token_usage\":"
            + TEN
            + ","
            + inFigures
            + "}"
            + beside
            + "}");
  }

  @Test
  void prefersTheEventsOwnModelToThatOfItsFigures() {
    String metadata = ",\"metadata\":{\"model\":\"d\"}";

    assertThat(
            usage(
                META,
                named("\"model\":\"b\",\"model_name\":\"c\"", ",\"model\":\"a\"" + metadata),
                named("\"model_name\":\"c\",\"model\":\"b\"", metadata),
                named("\"model\":\"\",\"model_name\":\"c\"", metadata)))
        .extracting(UsageEvent::model)
        .containsExactly("a", "b", "c");
  }

  @Test
  void fallsBackToTheModelOfTheSession() {
    List<UsageEvent> events =
        usage(
            line("10:00:00", "session_meta", "{\"id\":\"S\",\"model\":\"gpt-5.2\"}"),
            onlyLast("10:01:00", TEN));

    assertThat(events).extracting(UsageEvent::model).containsExactly("gpt-5.2");
    assertThat(dollars(events)).isEqualByComparingTo("0.000315");
  }

  @ParameterizedTest
  @ValueSource(strings = {Rollout.NAME, "foo.jsonl"})
  void countsALogWithoutHead(String name) {
    assertThat(input(Rollout.readNamed(name, GPT_5, onlyLast("10:01:00", TEN)).usage()))
        .isEqualTo(100);
  }

  @Test
  void holdsBackALineWithoutEnd() {
    String text = Rollout.text(List.of(META, GPT_5, onlyLast("10:01:00", TEN)));
    RecordingSink sink = RecordingSink.of();
    Rollout.feeder(Rollout.NAME).feed(text.substring(0, text.length() - 1), sink);

    assertThat(sink.usage()).isEmpty();
  }

  @Test
  void identifiesAResponseByItsTimeModelAndCounts() {
    EventIdentity identity =
        usage(META, GPT_5, tokens("10:01:00", counts(100, 40, 10, 5), total(5610)))
            .getFirst()
            .identity();

    assertThat(identity.replay()).isEqualTo("100 40 10 5 5610");
    assertThat(identity.key()).isEqualTo("100 40 10 5 5610 1778407260000000 gpt-5");
    assertThat(identity.group()).isNull();
    assertThat(identity.shadow()).isFalse();
  }

  @Test
  void doesNotIdentifyAResponseWithoutCumulativeCount() {
    EventIdentity identity = usage(META, GPT_5, onlyLast("10:01:00", TEN)).getFirst().identity();

    assertThat(identity.key()).isNull();
    assertThat(identity.replay()).isEqualTo("100 0 10 0 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"x\",\"timestamp\":\"2025-05-10T10:00:00Z\",\"instructions\":null}",
        "{\"record_type\":\"state\"}",
        "{\"type\":\"message\",\"role\":\"user\",\"content\":[]}",
        "{}",
        "{\"type\":null,\"payload\":{\"type\":\"token_count\"}}",
        "{\"type\":7}",
        "{\"type\":\"event_msg\"}",
        "{\"type\":\"event_msg\",\"payload\":null}",
        "{\"type\":\"event_msg\",\"payload\":[{\"type\":\"token_count\"}]}",
        "{\"type\":\"event_msg\",\"payload\":{}}",
        "{\"type\":\"event_msg\",\"payload\":{\"type\":{}}}",
        "{\"type\":\"compacted\",\"payload\":{\"message\":\"\"}}",
        "{\"type\":\"response_item\",\"payload\":null}",
        "{\"type\":\"event_msg\",\"payload\":{\"type\":\"thread_settings_applied\"}}",
        "{\"type\":\"turn_context\",\"payload\":null}",
        "{\"type\":\"turn_context\"}"
      })
  void ignoresOtherLines(String line) {
    assertThat(Rollout.read(line).events()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'[1]',                   NOT_AN_OBJECT",
    "42,                      NOT_AN_OBJECT",
    "'\"text\"',              NOT_AN_OBJECT",
    "'{\"type\":\"event_msg\"', BAD_SYNTAX",
    "not json,                BAD_SYNTAX",
    "'{\"type\":\"response_item\",\"payload\":{', BAD_SYNTAX",
    "'{\"a\":1} {\"b\":2}',   BAD_SYNTAX",
  })
  void reportsWhatIsNoObject(String line, Reason reason) {
    RecordingSink sink = Rollout.readOnlyUsage(META, line, GPT_5, onlyLast("10:01:00", TEN));

    assertThat(sink.malformed())
        .singleElement()
        .satisfies(malformed -> {
          assertThat(malformed.reason()).isEqualTo(reason);
          assertThat(malformed.position()).isEqualTo(META.length() + 1L);
        });
    assertThat(input(sink.usage())).isEqualTo(100);
  }

  @Test
  void readsEscapesAndAnyOrder() {
    String line =
        " { \"p\\u0061yload\" : {\"info\":{\"total_token_usage\":"
            + TEN
            + ",\"last_token_usage\":"
            + TEN
            + "},\"rate_limits\":{},\"type\":\"token\\u005fcount\"},\t\"type\":\"event\\u005fmsg\","
            + "\"timestamp\":\"2026-05-10T10:01\\u003a00Z\" } ";

    assertThat(usage(META, GPT_5, line))
        .singleElement()
        .satisfies(event -> assertThat(event.atMicros()).isEqualTo(1_778_407_260_000_000L));
  }

  @Test
  void aTypeAfterThePayloadCounts() {
    assertThat(
            usage(
                "{\"payload\":{\"model\":\"gpt-5.2\"},\"type\":\"turn_context\"}",
                onlyLast("10:01:00", TEN)))
        .extracting(UsageEvent::model)
        .containsExactly("gpt-5.2");
  }
}
