package dev.cctally.platform.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.ingest.UsageHistory;
import dev.cctally.platform.time.EpochMicros;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DateRangeTest {
  private static final Instant NOW = Instant.parse("2026-05-20T12:00:00.123456789Z");
  private static final ZoneId UTC = ZoneId.of("Etc/UTC");

  @Test
  void goesFrom2020ToNowByDefault() {
    assertThat(DateRange.parse(null, null, UTC, NOW))
        .isEqualTo(range("2020-01-01T00:00:00Z", "2026-05-20T12:00:00.123456Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "America/New_York, 2026-03-08, 20260308, 2026-03-08T05:00:00Z, 2026-03-09T03:59:59.999999Z",
    "America/New_York, 20261101, 2026-11-01, 2026-11-01T04:00:00Z, 2026-11-02T04:59:59.999999Z",
    "Asia/Kathmandu, 20260519, 20260519, 2026-05-18T18:15:00Z, 2026-05-19T18:14:59.999999Z",
    "Asia/Beirut, 20260329, 20260329, 2026-03-28T22:00:00Z, 2026-03-29T20:59:59.999999Z",
    "Etc/UTC, 2024-02-29, 20240229, 2024-02-29T00:00:00Z, 2024-02-29T23:59:59.999999Z",
    "Etc/UTC, 00010101, 99991231, 0001-01-01T00:00:00Z, 9999-12-31T23:59:59.999999Z"
  })
  void includesWholeDaysOfTheZone(
      String zone, String since, String until, String first, String last) {
    assertThat(DateRange.parse(since, until, ZoneId.of(zone), NOW)).isEqualTo(range(first, last));
  }

  @Test
  void isEmptyWhereTheEndComesFirst() {
    UsageHistory.Range range = DateRange.parse("20260502", "20260501", UTC, NOW);

    assertThat(range.toMicros()).isLessThan(range.fromMicros());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-5-1",
        "2026-05-01T00:00:00Z",
        " 20260501",
        "20260501 ",
        "2026-02-29",
        "20261301",
        "00000101",
        "2026/05/01",
        "2026-0501",
        "yesterday",
        "+2026051",
        "２０２６0501"
      })
  void refusesWhatIsNoDay(String text) {
    assertThatThrownBy(() -> DateRange.parse(text, null, UTC, NOW))
        .isInstanceOfSatisfying(
            AppException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.VALUE))
        .hasMessage("--since must be YYYY-MM-DD or YYYYMMDD format, got '" + text + "'");
    assertThatThrownBy(() -> DateRange.parse(null, text, UTC, NOW))
        .hasMessage("--until must be YYYY-MM-DD or YYYYMMDD format, got '" + text + "'");
  }

  private static UsageHistory.Range range(String first, String last) {
    return new UsageHistory.Range(
        EpochMicros.of(Instant.parse(first)), EpochMicros.of(Instant.parse(last)));
  }
}
