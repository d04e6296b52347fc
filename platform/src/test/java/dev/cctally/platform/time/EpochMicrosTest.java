package dev.cctally.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EpochMicrosTest {
  @ParameterizedTest
  @CsvSource({
    "2026-05-18T09:10:05.250Z, 2026-05-18T09:10:05.250000+00:00",
    "2026-05-18T23:30:00Z, 2026-05-18T23:30:00+00:00",
    "1970-01-01T00:00:00Z, 1970-01-01T00:00:00+00:00",
    "1969-12-31T23:59:59.999999Z, 1969-12-31T23:59:59.999999+00:00",
    "2024-02-29T00:00:00.000001Z, 2024-02-29T00:00:00.000001+00:00"
  })
  void writesFractionsOnlyWhereThereAreAny(String instant, String text) {
    assertThat(EpochMicros.iso(EpochMicros.of(Instant.parse(instant)))).isEqualTo(text);
  }

  @Test
  void roundsDownToMicroseconds() {
    assertThat(EpochMicros.of(Instant.parse("1969-12-31T23:59:59.999999999Z"))).isEqualTo(-1);
    assertThat(EpochMicros.toInstant(-1)).isEqualTo(Instant.parse("1969-12-31T23:59:59.999999Z"));
  }
}
