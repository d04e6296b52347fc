package dev.cctally.platform.share.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.platform.share.Measure;
import dev.cctally.platform.share.SharePeriod;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PeriodsTest {
  private static final Instant NOW = Instant.parse("2026-06-04T14:00:00Z");

  private static ShareContext context(@Nullable String from, @Nullable String to) {
    return new ShareContext(
        "",
        ZoneId.of("America/New_York"),
        NOW,
        new ShareContext.AskedRange(
            from == null ? null : Instant.parse(from), to == null ? null : Instant.parse(to)),
        Measure.COST,
        false,
        false,
        Map.of(),
        (vendor, model) -> model,
        Map.of());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-06-01, 2026-06-04, Jun 01 → Jun 04",
    "2026-06-04, 2026-06-04, Jun 04",
    "2025-12-30, 2026-01-02, 'Dec 30, 2025 → Jan 02, 2026'",
    "2025-05-01, 2025-05-02, 'May 01, 2025 → May 02, 2025'"
  })
  void nameYearsWhereTheyAreNotThisOne(LocalDate first, LocalDate last, String label) {
    assertThat(Periods.days(first, last, LocalDate.of(2026, 6, 4))).isEqualTo(label);
  }

  @Test
  void goFromTheFirstToTheLastUse() {
    SharePeriod period =
        Periods.period(
            Instant.parse("2026-06-01T03:00:00Z"),
            Instant.parse("2026-06-03T20:00:00Z"),
            context(null, null));
    assertThat(period.label()).isEqualTo("May 31 → Jun 03");
    assertThat(period.from()).isEqualTo("2026-06-01T03:00:00Z");
    assertThat(period.to()).isEqualTo("2026-06-03T20:00:00Z");
  }

  @Test
  void goFromWhatWasAskedForToNow() {
    Instant use = Instant.parse("2026-06-02T20:00:00Z");
    assertThat(Periods.period(use, use, context("2026-06-01T04:00:00Z", null)).label())
        .isEqualTo("Jun 01 → Jun 04");
    assertThat(Periods.period(use, use, context(null, "2026-06-03T03:59:59Z")).label())
        .isEqualTo("Jun 02");
    SharePeriod future = Periods.period(use, use, context(null, "2027-06-03T03:59:59Z"));
    assertThat(future.to()).isEqualTo(NOW);
  }

  @Test
  void areNamedWithoutAnyUse() {
    assertThat(Periods.period(null, null, context(null, null)).label()).isEqualTo("all time");
    assertThat(Periods.period(null, null, context("2026-06-01T04:00:00Z", null)).label())
        .isEqualTo("Jun 01 → Jun 04");
    SharePeriod reversed =
        Periods.period(null, null, context("2026-06-03T04:00:00Z", "2026-06-01T04:00:00Z"));
    assertThat(reversed.label()).isEqualTo("Jun 03");
    assertThat(reversed.to()).isEqualTo(reversed.from());
  }
}
