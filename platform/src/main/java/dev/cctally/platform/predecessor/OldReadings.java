package dev.cctally.platform.predecessor;

import dev.cctally.platform.quota.Percent;
import dev.cctally.platform.quota.QuotaTick;
import dev.cctally.platform.quota.SeriesKey;
import dev.cctally.platform.time.EpochMicros;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Readings as the old product kept them. What cannot be true is left out: a period or block must be
 * open at the moment of the reading, but for what clocks may differ.
 *
 * @param series whose they are
 * @param zone where days begin, for rows that only tell days
 */
record OldReadings(SeriesKey series, ZoneId zone) {
  static final String TABLE = "weekly_usage_snapshots";
  static final List<String> COLUMNS =
      List.of(
          "captured_at_utc",
          "week_end_date",
          "week_end_at",
          "weekly_percent",
          "source",
          "five_hour_percent",
          "five_hour_resets_at");

  private static final double MOST = 1000;
  private static final long PAST = TimeUnit.HOURS.toMicros(1);
  private static final long PERIOD_SLACK = TimeUnit.DAYS.toMicros(1);
  private static final long SECOND = 1_000_000;

  /** What a row states; {@code null} if it states nothing that can be true. */
  @Nullable QuotaTick tick(OldRow row) {
    Long at = row.instant("captured_at_utc");
    Double percent = row.real("weekly_percent");
    Long end = end(row);
    if (at == null
        || percent == null
        || end == null
        || !open(at, end, series.period().toMillis() * 1000 + PERIOD_SLACK)
        || !possible(percent)) {
      return null;
    }
    Double block = row.real("five_hour_percent");
    Long blockEnd = row.instant("five_hour_resets_at");
    boolean told =
        block != null
            && possible(block)
            && (blockEnd == null || open(at, blockEnd, series.block().toMillis() * 1000 + PAST));
    Double ofBlock = block == null || !told ? null : (Double) Percent.normal(block);
    String source = row.text("source");
    return new QuotaTick(
        series,
        at - Math.floorMod(at, SECOND),
        Percent.normal(percent),
        end,
        ofBlock,
        told ? blockEnd : null,
        source == null ? "import" : source,
        null);
  }

  private static boolean possible(double percent) {
    return percent >= 0 && percent <= MOST;
  }

  private static boolean open(long at, long end, long longest) {
    return end - at >= -PAST && end - at <= longest;
  }

  /** When the week ends; early rows tell the last day only. */
  private @Nullable Long end(OldRow row) {
    Long end = row.instant("week_end_at");
    String day = row.text("week_end_date");
    if (end != null || day == null) {
      return end;
    }
    try {
      return EpochMicros.of(
          LocalDate.parse(day.strip()).plusDays(1).atStartOfDay(zone).toInstant());
    } catch (DateTimeException e) {
      return null;
    }
  }
}
