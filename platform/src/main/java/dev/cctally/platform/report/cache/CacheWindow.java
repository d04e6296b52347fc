package dev.cctally.platform.report.cache;

import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.ingest.UsageHistory;
import dev.cctally.platform.report.DateRange;
import dev.cctally.platform.report.IsoInstant;
import dev.cctally.platform.time.EpochMicros;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the range of the report.
 *
 * @param days how many days it covers if its start is not said; positive
 * @param zone the display zone
 * @param host the zone of instants that do not say theirs
 * @param now the present
 */
public record CacheWindow(int days, ZoneId zone, ZoneId host, Instant now) {
  private static final UsageHistory.Range NOTHING = new UsageHistory.Range(0, -1);

  /** An end as typed: a whole day, or an instant. */
  private record End(@Nullable LocalDate day, Instant instant) {}

  /**
   * {@return the instants, both ends included} A start after the end, or the same day as both, is
   * no error: there is nothing in between.
   *
   * @param since the value of {@code --since}, or {@code null}
   * @param until the value of {@code --until}, or {@code null}
   * @throws AppException of kind {@link ErrorKind#VALUE} if a value is neither day nor instant
   */
  public UsageHistory.Range of(@Nullable String since, @Nullable String until) {
    End from = since == null ? null : end("--since", since);
    End to = until == null ? null : end("--until", until);
    if (from != null && to != null && from.day != null && from.day.equals(to.day)) {
      return NOTHING;
    }
    long last = to == null ? EpochMicros.of(now) : last(to);
    if (from != null) {
      return new UsageHistory.Range(EpochMicros.of(from.instant), last);
    }
    try {
      return new UsageHistory.Range(daysBefore(to), last);
    } catch (DateTimeException | ArithmeticException e) { // before all time
      return new UsageHistory.Range(Long.MIN_VALUE, last);
    }
  }

  private long daysBefore(@Nullable End to) {
    if (to != null && to.day == null) {
      return EpochMicros.of(to.instant.atZone(zone).minusDays(days).toInstant());
    }
    LocalDate lastDay = to == null || to.day == null ? LocalDate.ofInstant(now, zone) : to.day;
    return EpochMicros.startOfDay(lastDay.minusDays(days - 1L), zone);
  }

  private long last(End to) {
    return to.day == null
        ? EpochMicros.of(to.instant)
        : EpochMicros.startOfDay(to.day.plusDays(1), zone) - 1;
  }

  private End end(String flag, String text) {
    if (text.indexOf('T') < 0 && text.indexOf('+') < 0 && text.indexOf('Z') < 0) {
      Optional<LocalDate> day = DateRange.find(text);
      if (day.isPresent()) {
        return new End(day.get(), day.get().atStartOfDay(zone).toInstant());
      }
    }
    Instant instant =
        IsoInstant.parse(text, host)
            .orElseThrow(() ->
                new AppException(
                    ErrorKind.VALUE,
                    flag
                        + " must be YYYY-MM-DD or YYYYMMDD format, got '"
                        + text
                        + "' (an instant such as 2026-05-18T09:00:00Z is accepted too)"));
    return new End(null, instant);
  }
}
