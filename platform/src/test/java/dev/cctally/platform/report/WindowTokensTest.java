package dev.cctally.platform.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.quota.QuotaWeeks;
import dev.cctally.platform.quota.WeekReset;
import dev.cctally.platform.quota.WeeklyRecord;
import dev.cctally.platform.report.diff.DiffWindow;
import dev.cctally.platform.report.diff.WindowTokens;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WindowTokensTest {
  private static final Instant NOW = Instant.parse("2026-05-20T12:00:00Z");

  private static WindowTokens tokens(String zone, Instant now) {
    return new WindowTokens(QuotaWeeks.recorded(ReferenceExample.QUOTA), ZoneId.of(zone), now);
  }

  private static String line(DiffWindow window) {
    return window.window().start()
        + " "
        + window.window().end()
        + " "
        + window.kind().word()
        + " "
        + window.lengthDays().setScale(3, RoundingMode.HALF_EVEN)
        + " "
        + window.weekAligned()
        + "/"
        + window.fullWeeks();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          this-week              | 2026-05-18T15:00:00Z 2026-05-20T12:00:00Z week 1.875 false/0
          0w-ago                 | 2026-05-18T15:00:00Z 2026-05-25T15:00:00Z week 7.000 true/1
          last-week              | 2026-05-11T15:00:00Z 2026-05-18T15:00:00Z week 7.000 true/1
          1w-ago                 | 2026-05-11T15:00:00Z 2026-05-18T15:00:00Z week 7.000 true/1
          3w-ago                 | 2026-04-27T15:00:00Z 2026-05-04T15:00:00Z week 7.000 true/1
          this-month             | 2026-05-01T00:00:00Z 2026-06-01T00:00:00Z month 31.000 false/4
          last-month             | 2026-04-01T00:00:00Z 2026-05-01T00:00:00Z month 30.000 false/4
          3m-ago                 | 2026-02-01T00:00:00Z 2026-03-01T00:00:00Z month 28.000 false/4
          last-2d                | 2026-05-18T12:00:00Z 2026-05-20T12:00:00Z day-range 2.000 false/0
          prev-2d                | 2026-05-16T12:00:00Z 2026-05-18T12:00:00Z day-range 2.000 false/0
          2026-05-18..2026-05-19 | 2026-05-18T00:00:00Z 2026-05-20T00:00:00Z explicit-range 2.000 false/0
          2026-05-18..2026-05-18 | 2026-05-18T00:00:00Z 2026-05-19T00:00:00Z explicit-range 1.000 false/0
          """)
  void namesWindows(String token, String window) {
    assertThat(line(tokens("Etc/UTC", NOW).window(token))).isEqualTo(window);
    assertThat(tokens("Etc/UTC", NOW).window(token).label()).isEqualTo(token);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          America/New_York | 2026-03-20T12:00:00Z | this-month             | 2026-03-01T05:00:00Z 2026-04-01T04:00:00Z month 30.958 false/4
          America/New_York | 2026-11-20T12:00:00Z | this-month             | 2026-11-01T04:00:00Z 2026-12-01T05:00:00Z month 30.042 false/4
          America/New_York | 2026-03-20T12:00:00Z | 2026-03-08..2026-03-08 | 2026-03-08T05:00:00Z 2026-03-09T04:00:00Z explicit-range 0.958 false/0
          America/New_York | 2026-11-20T12:00:00Z | 2026-11-01..2026-11-01 | 2026-11-01T04:00:00Z 2026-11-02T05:00:00Z explicit-range 1.042 false/0
          America/New_York | 2026-03-08T12:00:00Z | last-1d                | 2026-03-07T12:00:00Z 2026-03-08T12:00:00Z day-range 1.000 false/0
          Asia/Kathmandu   | 2026-04-30T18:15:00Z | this-month             | 2026-04-30T18:15:00Z 2026-05-31T18:15:00Z month 31.000 false/4
          Asia/Kathmandu   | 2026-04-30T18:14:59Z | this-month             | 2026-03-31T18:15:00Z 2026-04-30T18:15:00Z month 30.000 false/4
          Asia/Kathmandu   | 2026-05-20T12:00:00Z | 2026-05-18..2026-05-19 | 2026-05-17T18:15:00Z 2026-05-19T18:15:00Z explicit-range 2.000 false/0
          """)
  void makesDaysAndMonthsInTheZone(String zone, String now, String token, String window) {
    assertThat(line(tokens(zone, Instant.parse(now)).window(token))).isEqualTo(window);
  }

  @Test
  void movesOnWhereTheNewestWeekHasEnded() {
    Instant later = Instant.parse("2026-06-10T00:00:00Z");
    assertThat(line(tokens("Etc/UTC", later).window("this-week")))
        .startsWith("2026-06-08T15:00:00Z 2026-06-10T00:00:00Z week 1.375");
    assertThat(line(tokens("Etc/UTC", later).window("4w-ago")))
        .startsWith("2026-05-11T15:00:00Z 2026-05-18T15:00:00Z");
  }

  @Test
  void countsBackFromAResetAndSaysSo() {
    Instant reset = Instant.parse("2026-05-19T00:00:00Z");
    WeeklyRecord record =
        new WeeklyRecord(
            ReferenceExample.QUOTA.readings(),
            List.of(
                new WeekReset(
                    Instant.parse("2026-05-20T15:00:00Z"),
                    ReferenceExample.W2.end(),
                    reset,
                    reset,
                    null)));
    WindowTokens tokens = new WindowTokens(QuotaWeeks.recorded(record), ZoneId.of("Etc/UTC"), NOW);
    assertThat(line(tokens.window("this-week")))
        .isEqualTo("2026-05-19T00:00:00Z 2026-05-20T12:00:00Z week 1.500 false/0");
    assertThat(line(tokens.window("last-week")))
        .isEqualTo("2026-05-12T00:00:00Z 2026-05-19T00:00:00Z week 7.000 true/1");
    assertThat(tokens.window("last-week").afterReset()).isEqualTo(reset);
    assertThat(tokens("Etc/UTC", NOW).window("last-week").afterReset()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "foo",
        "",
        "this-year",
        "This-Week",
        " last-week",
        "last-week ",
        "w-ago",
        "-1w-ago",
        "10000w-ago",
        "1d-ago",
        "last-d",
        "last-0d",
        "prev-0d",
        "last-100000d",
        "last-1.5d",
        "2026-05-18",
        "2026-05-18...2026-05-19",
        "20260518..20260519",
        "2026-5-18..2026-5-19",
        "2026-05-18..",
        "٢w-ago"
      })
  void refusesOtherWords(String token) {
    assertThatThrownBy(() -> tokens("Etc/UTC", NOW).window(token))
        .isInstanceOfSatisfying(
            AppException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.USAGE))
        .hasMessage("invalid window token: '" + token + "'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-05-20..2026-05-19 | invalid range '2026-05-20..2026-05-19': range start must be on or before end
          2026-02-30..2026-03-01 | invalid range '2026-02-30..2026-03-01': there is no day 2026-02-30
          2026-03-01..2026-13-01 | invalid range '2026-03-01..2026-13-01': there is no day 2026-13-01
          """)
  void refusesRangesThatAreNone(String token, String message) {
    assertThatThrownBy(() -> tokens("Etc/UTC", NOW).window(token))
        .isInstanceOfSatisfying(
            AppException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.USAGE))
        .hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"this-week", "last-week", "0w-ago", "2w-ago"})
  void cannotTellWeeksWithoutARecord(String token) {
    WindowTokens tokens = new WindowTokens(Optional.empty(), ZoneId.of("Etc/UTC"), NOW);
    assertThatThrownBy(() -> tokens.window(token))
        .isInstanceOfSatisfying(
            AppException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.VALUE))
        .hasMessage(
            "cannot resolve week token '"
                + token
                + "': no subscription-week anchor available (run record-usage first)");
    assertThat(tokens.window("last-1d").lengthDays()).isEqualByComparingTo("1");
  }
}
