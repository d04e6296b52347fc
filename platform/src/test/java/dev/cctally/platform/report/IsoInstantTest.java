package dev.cctally.platform.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IsoInstantTest {
  private static final ZoneId NEPAL = ZoneId.of("Asia/Kathmandu");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-05-18                       | 2026-05-17T18:15:00Z
          20260518                         | 2026-05-17T18:15:00Z
          2026-W21-1                       | 2026-05-17T18:15:00Z
          2026W211                         | 2026-05-17T18:15:00Z
          2026-W21                         | 2026-05-17T18:15:00Z
          2026W21                          | 2026-05-17T18:15:00Z
          2026-W53-5                       | 2026-12-31T18:15:00Z
          2025-W01-1                       | 2024-12-29T18:15:00Z
          2026-05-18T05                    | 2026-05-17T23:15:00Z
          2026-05-18 05:45                 | 2026-05-18T00:00:00Z
          2026-05-18t05:45:01              | 2026-05-18T00:00:01Z
          20260518T054501                  | 2026-05-18T00:00:01Z
          20260518T0545                    | 2026-05-18T00:00:00Z
          2026-05-18T05:45:01.5            | 2026-05-18T00:00:01.500Z
          2026-05-18T05:45:01,25           | 2026-05-18T00:00:01.250Z
          2026-05-18T05:45:01.123456789    | 2026-05-18T00:00:01.123456Z
          2026-05-18T05:45:01Z             | 2026-05-18T05:45:01Z
          2026-05-18T05:45:01z             | 2026-05-18T05:45:01Z
          2026-05-18T05:45+05:45           | 2026-05-18T00:00:00Z
          2026-05-18T05:45+0545            | 2026-05-18T00:00:00Z
          2026-05-18T05:45-04              | 2026-05-18T09:45:00Z
          2026-05-18T05:45:01.5-04:00:30   | 2026-05-18T09:45:31.500Z
          """)
  void readsWhatPeopleWrite(String text, Instant instant) {
    assertThat(IsoInstant.parse(text, NEPAL)).contains(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "T",
        "now",
        "2026",
        "2026-05",
        "2026-5-1",
        "2026-02-29",
        "0000-01-01",
        "2026-W54-1",
        "2025-W53-1",
        "2026-W21-8",
        "2026-W00-1",
        "2026-W2-1",
        "2026W21-1",
        "2026-05-18T",
        "2026-05-18T24:00",
        "2026-05-18T05:60",
        "2026-05-18T05:45:60",
        "2026-05-18T5:45",
        "2026-05-18T05:45.5",
        "2026-05-18T05:45:01.",
        "2026-05-18T05:45:01.x",
        "2026-05-18T05:4501",
        "2026-05-18T05:45+19:00",
        "2026-05-18T05:45+5",
        "2026-05-18T05:45Zulu",
        "2026-05-18T05:45 Z",
        "2026-05-18+05:45",
        " 2026-05-18",
        "٢٠٢٦-٠٥-١٨"
      })
  void rejectsAnythingElse(String text) {
    assertThat(IsoInstant.parse(text, NEPAL)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-08T02:30, 2026-03-08T07:30:00Z", // skipped: what clocks show instead
    "2026-11-01T01:30, 2026-11-01T05:30:00Z", // shown twice: the first time
  })
  void followsTheClocksOfTheZone(String text, Instant instant) {
    assertThat(IsoInstant.parse(text, ZoneId.of("America/New_York"))).contains(instant);
  }
}
