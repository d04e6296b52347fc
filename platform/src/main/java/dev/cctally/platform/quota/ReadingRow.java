package dev.cctally.platform.quota;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a tick stated, and what of it counts: a row of the table of readings. */
final class ReadingRow {
  private final QuotaTick tick;
  private final @Nullable Reading stored;
  private final @Nullable Standing storedAs;
  private Reading reading;
  private Standing standing;

  private ReadingRow(
      QuotaTick tick,
      Reading reading,
      Standing standing,
      @Nullable Reading stored,
      @Nullable Standing storedAs) {
    this.tick = tick;
    this.reading = reading;
    this.standing = standing;
    this.stored = stored;
    this.storedAs = storedAs;
  }

  /** One that is not stored yet and not judged. */
  static ReadingRow fresh(long id, QuotaTick tick) {
    Reading nothing =
        new Reading(
            id,
            tick.atMicros(),
            0,
            0,
            tick.periodPercent(),
            tick.periodEndMicros(),
            null,
            0,
            null,
            tick.blockEndMicros());
    return new ReadingRow(tick, nothing, Standing.WAITING, null, null);
  }

  /** One as it is stored. */
  static ReadingRow stored(QuotaTick tick, Reading reading, Standing standing) {
    return new ReadingRow(tick, reading, standing, reading, standing);
  }

  /** Says what of it counts; what was stated stays as it is. */
  void judge(Standing standing, Reading counted) {
    this.standing = standing;
    reading =
        new Reading(
            reading.id(),
            tick.atMicros(),
            counted.periodId(),
            counted.segment(),
            tick.periodPercent(),
            tick.periodEndMicros(),
            counted.blockKey(),
            counted.blockSegment(),
            counted.blockPercent(),
            tick.blockEndMicros());
  }

  QuotaTick tick() {
    return tick;
  }

  Reading reading() {
    return reading;
  }

  Standing standing() {
    return standing;
  }

  boolean counts() {
    return standing == Standing.COUNTED;
  }

  /** What counted of it by what is stored, if anything did; {@code null} if it is not stored. */
  @Nullable Reading before() {
    return stored;
  }

  /** Whether it counts, and did so already when it was stored. */
  boolean countsAsBefore() {
    return counts() && storedAs == Standing.COUNTED;
  }

  /** Gives segments other numbers. */
  void renumber(Map<Long, Long> segments) {
    reading =
        reading.inSegments(
            segments.getOrDefault(reading.segment(), reading.segment()),
            segments.getOrDefault(reading.blockSegment(), reading.blockSegment()));
  }

  /** Whether it is stored otherwise than it is now, or not at all. */
  boolean changed() {
    return standing != storedAs || !Objects.equals(reading, stored);
  }
}
