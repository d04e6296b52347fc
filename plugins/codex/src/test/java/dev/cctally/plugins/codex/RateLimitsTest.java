package dev.cctally.plugins.codex;

import static dev.cctally.plugins.codex.Rollout.GPT_5;
import static dev.cctally.plugins.codex.Rollout.META;
import static dev.cctally.plugins.codex.Rollout.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.vendor.EventSink.Interest;
import dev.cctally.spi.vendor.QuotaReading;
import dev.cctally.testkit.RecordingSink;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What statements of rate limits become. */
final class RateLimitsTest {
  private static final long AT = 1_778_407_260_000_000L; // 10:01:00
  private static final long OFFSET = META.length() + 1L;

  private static List<QuotaReading> readings(String limits) {
    return Rollout.readFor(
            Interest.QUOTA,
            META,
            line(
                "10:01:00",
                "event_msg",
                "{\"type\":\"token_count\",\"info\":null,\"rate_limits\":" + limits + "}"))
        .quota();
  }

  private static QuotaReading single(String slot) {
    List<QuotaReading> readings = readings("{\"primary\":" + slot + "}");
    assertThat(readings).hasSize(1);
    return readings.getFirst();
  }

  @Test
  void readsBothWindows() {
    assertThat(
            readings(
                "{\"primary\":{\"used_percent\":12.5,\"window_minutes\":300,\"resets_at\":1778410000},"
                    + "\"secondary\":{\"used_percent\":40,\"window_minutes\":10080,"
                    + "\"resets_at\":\"2026-05-14T00:00:00Z\"},"
                    + "\"credits\":{\"used_percent\":1},\"individual_limit\":{\"used_percent\":2},"
                    + "\"limit_id\":\"codex\",\"limit_name\":null,\"plan_type\":\"plus\","
                    + "\"rate_limit_reached_type\":null}"))
        .containsExactly(
            new QuotaReading(OFFSET, AT, "five-hour", 12.5, 1_778_410_000_000_000L, null, "plus"),
            new QuotaReading(OFFSET, AT, "seven-day", 40, 1_778_716_800_000_000L, null, "plus"));
  }

  /** However a number is spelled, it is the nearest one to what stands there. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void readsAnySpellingOfANumber(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      String whole = Long.toString(random.nextLong(random.nextBoolean() ? 200 : 10_000_000_000L));
      String fraction = Long.toString(random.nextLong(1, 1L << random.nextInt(2, 62)));
      String number =
          switch (random.nextInt(4)) {
            case 0 -> whole;
            case 1 -> whole + "." + fraction;
            case 2 -> whole + "." + "0".repeat(random.nextInt(4)) + fraction.charAt(0);
            default -> whole + "." + fraction + "e-1";
          };
      assertThat(single("{\"used_percent\":" + number + "}").usedPercent())
          .as(number)
          .isEqualTo(Double.parseDouble(number));
    }
  }

  @Test
  void findsLimitsBesideTheFiguresToo() {
    String info =
        "{\"last_token_usage\":%s,\"rate_limits\":{\"primary\":{\"used_percent\":7}}}"
            .formatted(Rollout.counts(100, 10));
    RecordingSink sink = Rollout.read(META, GPT_5, Rollout.info("10:01:00", info));

    assertThat(sink.quota()).extracting(QuotaReading::usedPercent).containsExactly(7.0);
    assertThat(sink.usage()).hasSize(1);
  }

  @Test
  void readsLimitsOfStatementsThatDoNotCount() {
    String event =
        line(
            "10:01:00",
            "event_msg",
            "{\"type\":\"token_count\",\"info\":{\"last_token_usage\":%1$s,\"total_token_usage\":%1$s},"
                    .formatted(Rollout.counts(100, 10))
                + "\"rate_limits\":{\"primary\":{\"used_percent\":7}}}");
    RecordingSink sink = Rollout.read(META, GPT_5, event, event);

    assertThat(sink.usage()).hasSize(1);
    assertThat(sink.quota()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "300,    , five-hour",
    "299,    , five-hour",
    "10080,  , seven-day",
    "10079,  , seven-day",
    "1440,   , 1-day",
    "43200,  , 30-day",
    "60,     , 1-hour",
    "90,     , 90-minute",
    "0.2,    , 1-minute",
    ",       , primary",
    "0,      , primary",
    "-300,   , primary",
    "1e300,  , primary",
    "300, codex, five-hour",
    "300, codex_other, five-hour-codex-other",
    "300, ' Bengal  FOX! ', five-hour-bengal-fox",
  })
  void namesAWindowByItsLengthAndPool(@Nullable String minutes, @Nullable String pool, String id) {
    assertThat(
            readings(
                "{\"primary\":{\"used_percent\":1"
                    + (minutes == null ? "" : ",\"window_minutes\":" + minutes)
                    + "}"
                    + (pool == null ? "" : ",\"limit_id\":\"" + pool + "\"")
                    + "}"))
        .extracting(QuotaReading::window)
        .containsExactly(id)
        .allMatch(window -> window.matches("[a-z0-9-]+"));
  }

  @ParameterizedTest
  @CsvSource({
    "'\"resets_at\":1778410000',                       1778410000000000",
    "'\"resets_at\":1778410000.5',                     1778410000500000",
    "'\"resets_at\":\"1778410000\"',                   1778410000000000",
    "'\"resets_at\":1778410000123',                    1778410000123000",
    "'\"resets_at\":\"2026-05-10T10:46:40+00:00\"',    1778410000000000",
    "'\"resets_in_seconds\":60',                       1778407320000000",
    "'\"resets_at\":null,\"resets_in_seconds\":\"60\"', 1778407320000000",
    "'\"resets_in_seconds\":60,\"resets_at\":1778410000', 1778410000000000",
    "'\"resets_at\":null',                             ",
    "'\"resets_at\":0',                                ",
    "'\"resets_at\":-5',                               ",
    "'\"resets_at\":1e300',                            ",
    "'\"resets_at\":\"soon\"',                         ",
    "'\"resets_at\":{}',                               ",
    "'\"resets_in_seconds\":-1',                       ",
    "'\"resets_in_seconds\":1e12',                     ",
  })
  void readsTheEndHoweverItIsSpelled(String member, @Nullable Long micros) {
    assertThat(single("{\"used_percent\":1," + member + "}").resetsAtMicros()).isEqualTo(micros);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "100, 100", "104.25, 104.25", "'\"33\"', 33", "1e-400, 0"})
  void takesThePercentageAsStated(String spelled, double percent) {
    assertThat(single("{\"used_percent\":" + spelled + "}").usedPercent()).isEqualTo(percent);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"primary\":{\"used_percent\":-1}}",
        "{\"primary\":{\"used_percent\":null}}",
        "{\"primary\":{\"used_percent\":\"much\"}}",
        "{\"primary\":{\"used_percent\":1e999}}",
        "{\"primary\":{\"window_minutes\":300}}",
        "{\"primary\":null,\"secondary\":[{\"used_percent\":1}]}",
        "{\"---\":{\"used_percent\":1}}",
        "{\"plan_type\":{\"used_percent\":1}}",
        "{}",
        "null",
        "[]",
        "7"
      })
  void saysNothingWhereNothingIsStated(String limits) {
    assertThat(readings(limits)).isEmpty();
  }

  @Test
  void needsATime() {
    String event =
        "{\"type\":\"token_count\",\"info\":null,\"rate_limits\":{\"primary\":{\"used_percent\":1}}}";

    assertThat(Rollout.read(META, Rollout.stamped("x", "event_msg", event)).quota()).isEmpty();
  }

  @Test
  void leavesOutTheCopyAForkStartsWith() {
    String event =
        "{\"type\":\"token_count\",\"info\":null,\"rate_limits\":{\"primary\":{\"used_percent\":1}}}";
    String head = "{\"id\":\"C\",\"forked_from_id\":\"P\"}";

    assertThat(
            Rollout.read(
                    line("11:00:00", "session_meta", head),
                    Rollout.stamped("2026-05-10T11:00:00.700Z", "event_msg", event),
                    line("11:00:05", "event_msg", event))
                .quota())
        .extracting(QuotaReading::atMicros)
        .containsExactly(AT - 60_000_000 + 3_605_000_000L);
  }

  @Test
  void readsNoneIfNobodyAsks() {
    assertThat(
            Rollout.readFor(
                    Interest.TURNS,
                    line(
                        "10:01:00",
                        "event_msg",
                        "{\"type\":\"token_count\",\"rate_limits\":{\"a\":{\"used_percent\":1}}}"))
                .events())
        .isEmpty();
  }
}
