package dev.cctally.spi.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TimestampsTest {
  private static long micros(String text) {
    byte[] bytes = ("\"" + text + "\"").getBytes(StandardCharsets.UTF_8);
    return Timestamps.micros(bytes, 1, bytes.length - 1);
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-05-10T10:00:00Z,               2026-05-10T10:00:00Z",
    "2026-05-10T10:00:00.1Z,             2026-05-10T10:00:00.1Z",
    "2026-05-10T10:00:00.000Z,           2026-05-10T10:00:00Z",
    "2026-05-10T10:00:00.123456789Z,     2026-05-10T10:00:00.123456Z",
    "2026-05-10T10:00:00.9999999Z,       2026-05-10T10:00:00.999999Z",
    "2026-05-10T10:00:00z,               2026-05-10T10:00:00Z",
    "2026-05-10t10:00:00.5z,             2026-05-10T10:00:00.5Z",
    "2026-05-10 10:00:00Z,               2026-05-10T10:00:00Z",
    "20260510T100000Z,                   2026-05-10T10:00:00Z",
    "2026-05-10T10:00:00+0200,           2026-05-10T08:00:00Z",
    "2026-05-10T10:00:00+02:00,          2026-05-10T08:00:00Z",
    "2026-05-10T10:00:00.25-09:30,       2026-05-10T19:30:00.25Z",
    "2026-05-10T10:00:00+02,             2026-05-10T08:00:00Z",
    "2026-05-10T10:00:00,                2026-05-10T10:00:00Z",
    "2026-05-10T10:00Z,                  2026-05-10T10:00:00Z",
    "2026-05-10,                         2026-05-10T00:00:00Z",
    "1969-12-31T23:59:59.5Z,             1969-12-31T23:59:59.5Z",
    "2024-02-29T00:00:00Z,               2024-02-29T00:00:00Z",
    "0001-01-01T00:00:00Z,               0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59.999999Z,        9999-12-31T23:59:59.999999Z",
  })
  void readsInstants(String text, String expected) {
    assertThat(micros(text)).isEqualTo(micros(Instant.parse(expected)));
    assertThat(micros("  " + text + "\t")).isEqualTo(micros(Instant.parse(expected)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "not-a-time",
        "1778407200",
        "2026-5-10T10:00:00Z",
        "2026-05-10T24:00:00Z",
        "2026-05-10T10:00:60Z",
        "2026-05-10T10:60:00Z",
        "2026-13-10T10:00:00Z",
        "2026-00-10T10:00:00Z",
        "2026-05-32T10:00:00Z",
        "2026-05-00T10:00:00Z",
        "2026-02-29T10:00:00Z",
        "1900-02-29T10:00:00Z",
        "0000-01-01T00:00:00Z",
        "2026-05-10T10:00:00.Z",
        "2026-05-10T10:00:00.1x2Z",
        "2026-05-10T10:00:00,5Z ,",
        "2026-05-10T10:00:00+24:00",
        "2026-05-10T10:00:00+02:60",
        "2026-05-10T10:00:00+2",
        "2026-05-10T10:00:00ZZ",
        "2026-05-10X10:00:00Z",
        "2026-05-10T",
        "2026-05-10T1",
        "2026-0510",
        "2026-05-10T10:00:-1Z",
        "２０２６-05-10T10:00:00Z",
        "2026-05-10T10:00:00ZABCDEFGHIJKLMNOPZ"
      })
  void refusesWhatIsNoInstant(String text) {
    assertThat(micros(text)).isEqualTo(Timestamps.INVALID);
  }

  @Test
  void agreesWithTheJdkOnRandomInstants() {
    long seed = 20_260_510;
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      long at = random.nextLong(-62_135_596_800L, 253_402_300_800L);
      Instant instant = Instant.ofEpochSecond(at, random.nextInt(1_000_000) * 1000L);
      String utc = instant.toString();
      assertThat(micros(utc)).as("seed %d, %s", seed, utc).isEqualTo(micros(instant));
      OffsetDateTime local =
          instant.atOffset(ZoneOffset.ofTotalSeconds(60 * (random.nextInt(2 * 1080) - 1080)));
      if (local.getYear() >= 1 && local.getYear() <= 9999) {
        String text = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(local);
        assertThat(micros(text)).as("seed %d, %s", seed, text).isEqualTo(micros(instant));
      }
    }
  }
}
