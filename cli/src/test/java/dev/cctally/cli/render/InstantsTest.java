package dev.cctally.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InstantsTest {
  @ParameterizedTest
  @CsvSource({
    "2026-05-18T09:10:05.250Z, 2026-05-18T09:10:05.250000+00:00",
    "2026-05-18T23:30:00Z, 2026-05-18T23:30:00+00:00",
    "2026-05-18T00:00:00.000001Z, 2026-05-18T00:00:00.000001+00:00",
    "1969-12-31T23:59:59.5Z, 1969-12-31T23:59:59.500000+00:00"
  })
  void writesUtcWithSixDecimalsWhereNeeded(Instant instant, String text) {
    assertThat(Instants.iso(ChronoUnit.MICROS.between(Instant.EPOCH, instant))).isEqualTo(text);
  }

  @Test
  void tellsDateAndTimeInTheDisplayZone() {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse("2026-03-08T07:30:59Z"));
    ZoneId newYork = ZoneId.of("America/New_York");
    assertThat(Instants.date(micros, newYork)).isEqualTo("2026-03-08");
    assertThat(Instants.minute(micros, newYork)).isEqualTo("03:30"); // clocks have just moved
  }
}
