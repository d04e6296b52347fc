package dev.cctally.platform.quota;

import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.time.EpochMicros;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Checks what was stated before anything is read or stored. A period that cannot be true ends the
 * matter; a block that cannot is left out, and the period counts all the same.
 *
 * @param tick what is left
 * @param warnings what was left out and why, each a sentence
 */
public record TickCheck(QuotaTick tick, List<String> warnings) {
  private static final long SECOND = 1_000_000;
  private static final double MOST = 1000.0;
  private static final Duration PERIOD_PAST =
      Duration.ofDays(30); // missed ticks may be made up for
  private static final Duration PERIOD_SLACK = Duration.ofDays(1);
  // Tight: usage of the next block must not be put down to one that has run out.
  private static final Duration BLOCK_PAST = Duration.ofMinutes(10);
  private static final Duration BLOCK_SLACK = Duration.ofHours(1);

  /** Copies the list. */
  public TickCheck {
    Objects.requireNonNull(tick, "tick");
    warnings = List.copyOf(warnings);
  }

  /**
   * What was stated, unchecked.
   *
   * @param percent how much of the period is used; may be anything
   * @param resetsAt when it resets, in seconds since the epoch; may be anything
   * @param blockPercent how much of the block is used, or {@code null}
   * @param blockResetsAt when it resets, in seconds since the epoch, or {@code null}
   */
  public record Stated(
      double percent, long resetsAt, @Nullable Double blockPercent, @Nullable Long blockResetsAt) {}

  /**
   * Checks it.
   *
   * @param series whose
   * @param nowMicros the present: microseconds since 1970-01-01T00:00:00Z
   * @param stated what was stated
   * @param source where it was learnt
   * @return what is left
   * @throws AppException of kind {@code VALUE} if the percentage of the period cannot be, of kind
   *     {@code USAGE} if its reset cannot; the messages are those of a published contract
   */
  public static TickCheck of(SeriesKey series, long nowMicros, Stated stated, String source) {
    double percent = percent(stated.percent());
    long now = Math.floorDiv(nowMicros, SECOND);
    Band period = Band.of(now, PERIOD_PAST, series.period().plus(PERIOD_SLACK));
    if (!period.contains(stated.resetsAt())) {
      throw new AppException(
          ErrorKind.USAGE,
          "[record-usage] rejecting --resets-at="
              + stated.resetsAt()
              + ": outside plausibility band [now-30d, now+"
              + series.period().plus(PERIOD_SLACK).toDays()
              + "d]; now="
              + now
              + " ("
              + EpochMicros.iso(now * SECOND)
              + "). No row written.");
    }
    List<String> warnings = new ArrayList<>();
    Double blockPercent = stated.blockPercent();
    Long blockResetsAt = stated.blockResetsAt();
    if (blockPercent != null && !(blockPercent >= 0 && blockPercent <= MOST)) {
      warnings.add(
          "[record-usage] dropping --five-hour-percent="
              + blockPercent
              + ": must be a number from 0 to 1000. Weekly snapshot still written; 5h fields will"
              + " be NULL.");
      blockPercent = null;
      blockResetsAt = null;
    }
    Band block = Band.of(now, BLOCK_PAST, series.block().plus(BLOCK_SLACK));
    if (blockResetsAt != null && !block.contains(blockResetsAt)) {
      warnings.add(
          "[record-usage] dropping --five-hour-resets-at="
              + blockResetsAt
              + ": outside plausibility band [now-10m, now+"
              + series.block().plus(BLOCK_SLACK).toHours()
              + "h]; now="
              + now
              + " ("
              + EpochMicros.iso(now * SECOND)
              + "). Weekly snapshot still written; 5h fields will be NULL.");
      blockPercent = null;
      blockResetsAt = null;
    }
    QuotaTick tick =
        new QuotaTick(
            series,
            now * SECOND,
            percent,
            stated.resetsAt() * SECOND,
            blockPercent == null ? null : (Double) Percent.normal(blockPercent),
            blockResetsAt == null ? null : (Long) (blockResetsAt * SECOND),
            source,
            null);
    return new TickCheck(tick, warnings);
  }

  private static double percent(double stated) {
    if (Double.isNaN(stated)) {
      throw new AppException(ErrorKind.VALUE, "weeklyPercent must be a number");
    }
    if (stated < 0) {
      throw new AppException(ErrorKind.VALUE, "weeklyPercent must be >= 0");
    }
    if (stated > MOST) {
      throw new AppException(ErrorKind.VALUE, "weeklyPercent is unreasonably large");
    }
    return Percent.normal(stated);
  }

  /** Seconds since the epoch, both ends included. */
  private record Band(long from, long to) {
    static Band of(long now, Duration past, Duration ahead) {
      return new Band(now - past.toSeconds(), now + ahead.toSeconds());
    }

    boolean contains(long seconds) {
      return seconds >= from && seconds <= to;
    }
  }
}
