package dev.cctally.platform.quota;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The readings of a series while it is judged; see {@link SeriesDesk}. */
final class ReadingDesk {
  private final ReadingTable table;
  private final ReadingRows stored;
  private final long series;
  private final boolean anew;
  private final Numbers numbers;
  private final Numbers segments;
  private final Memory<Which, Reading> latest;
  private final Memory<Long, Reading> latestOfPeriod;
  private final Memory<Long, Reading> latestOfBlock;
  private final Memory<Part, Double> highestOfPeriod;
  private final Memory<Part, Double> highestOfBlock;

  // Those that are not stored yet; where a series is judged anew, all that were judged.
  private final List<ReadingRow> rows = new ArrayList<>();
  private boolean newSegmentsAreStored;

  private enum Which {
    ANY,
    OF_A_PERIOD,
    OF_A_BLOCK,
    NAMING_A_BLOCK
  }

  /** A segment of a window. */
  private record Part(long window, long segment) {
    @Override
    public boolean equals(@Nullable Object other) { // see SeriesKey
      return other instanceof Part that && window == that.window && segment == that.segment;
    }

    @Override
    public int hashCode() {
      return Long.hashCode(window) * 31 + Long.hashCode(segment);
    }
  }

  /**
   * Makes a desk.
   *
   * @param tables where readings are stored
   * @param series whose
   * @param numbers numbers of new readings
   * @param segments numbers of new segments
   * @param anew whether no reading counts until it is judged once more
   */
  ReadingDesk(QuotaTables tables, long series, Numbers numbers, Numbers segments, boolean anew) {
    table = tables.readings();
    stored = tables.rows();
    this.series = series;
    this.numbers = numbers;
    this.segments = segments;
    this.anew = anew;
    latest = new Memory<>(which -> anew ? null : look(which));
    latestOfPeriod = new Memory<>(period -> anew ? null : table.latestOfPeriod(period));
    latestOfBlock = new Memory<>(key -> anew ? null : table.latestOfBlock(series, key));
    highestOfPeriod =
        new Memory<>(part -> empty(part) ? null : table.highest(part.window(), part.segment()));
    highestOfBlock =
        new Memory<>(part ->
            empty(part) ? null : table.highestOfBlock(series, part.window(), part.segment()));
  }

  private @Nullable Reading look(Which which) {
    return switch (which) {
      case ANY -> table.latest(series);
      case OF_A_PERIOD -> table.latestOfAnyPeriod(series, Long.MAX_VALUE);
      case OF_A_BLOCK -> table.latestOfAnyBlock(series, Long.MAX_VALUE);
      case NAMING_A_BLOCK -> table.latestThatNamesABlock(series);
    };
  }

  /** Whether no stored reading can be of a segment. */
  private boolean empty(Part part) {
    return anew || (!newSegmentsAreStored && segments.taken(part.segment()));
  }

  /** Takes in a tick that is not stored yet, and what of it counts. */
  Reading add(QuotaTick tick, Standing standing, Reading counted) {
    return restate(ReadingRow.fresh(numbers.take(), tick), standing, counted);
  }

  /** Takes in what of a stored tick counts. */
  Reading restate(ReadingRow row, Standing standing, Reading counted) {
    row.judge(standing, counted);
    rows.add(row);
    if (row.counts()) {
      note(row.reading());
    }
    return row.reading();
  }

  /** A reading that counts is the latest of all it tells of. */
  private void note(Reading reading) {
    latest.put(Which.ANY, reading);
    Double percent = reading.percent();
    if (reading.periodId() != 0) {
      latest.put(Which.OF_A_PERIOD, reading);
      latestOfPeriod.put(reading.periodId(), reading);
      if (percent != null) {
        raise(highestOfPeriod, new Part(reading.periodId(), reading.segment()), percent);
      }
    }
    Long key = reading.blockKey();
    Double blockPercent = reading.blockPercent();
    if (key != null) {
      latestOfBlock.put(key, reading);
      latest.put(Which.NAMING_A_BLOCK, reading);
      if (blockPercent != null) {
        latest.put(Which.OF_A_BLOCK, reading);
        raise(highestOfBlock, new Part(key, reading.blockSegment()), blockPercent);
      }
    }
  }

  private static void raise(Memory<Part, Double> highest, Part part, double percent) {
    Double before = highest.get(part);
    if (before == null || before < percent) {
      highest.put(part, percent);
    }
  }

  @Nullable Reading latest() {
    return latest.get(Which.ANY);
  }

  /** The latest one that tells of a period. */
  @Nullable Reading latestOfAnyPeriod() {
    return latest.get(Which.OF_A_PERIOD);
  }

  /** The latest one that tells how much of which block is used. */
  @Nullable Reading latestOfAnyBlock() {
    return latest.get(Which.OF_A_BLOCK);
  }

  /** The latest one that tells of which block it is, although maybe not how much is used. */
  @Nullable Reading latestThatNamesABlock() {
    return latest.get(Which.NAMING_A_BLOCK);
  }

  @Nullable Reading latestOfPeriod(long period) {
    return latestOfPeriod.get(period);
  }

  @Nullable Reading latestOfBlock(long key) {
    return latestOfBlock.get(key);
  }

  /** The highest percentage in a segment of a period, or {@code null} if there is none. */
  @Nullable Double highest(long period, long segment) {
    return highestOfPeriod.get(new Part(period, segment));
  }

  @Nullable Double highestOfBlock(long key, long segment) {
    return highestOfBlock.get(new Part(key, segment));
  }

  /** Strikes readings since a credit that repeat what had been true before it. */
  void strikeReplays(long period, long sinceMicros, double before) {
    Reading last = latestOfPeriod(period);
    if (last == null || last.atMicros() < sinceMicros) {
      return;
    }
    if (anew) {
      rows.stream()
          .filter(row -> row.counts() && row.reading().periodId() == period)
          .filter(row -> row.reading().atMicros() >= sinceMicros)
          .filter(row -> repeats(row.reading().percent(), before))
          .forEach(row -> row.judge(Standing.REPLAYED, row.reading()));
    } else {
      write();
      table.strikeReplays(period, sinceMicros, before);
    }
    lookAgain();
  }

  /** As {@link #strikeReplays} for a block; what the reading says of its period stays. */
  void strikeBlockReplays(long key, long sinceMicros, double before) {
    Reading last = latestOfBlock(key);
    if (last == null || last.atMicros() < sinceMicros) {
      return;
    }
    if (anew) {
      rows.stream()
          .filter(row -> row.counts() && row.reading().isOfBlock(key))
          .filter(row -> row.reading().atMicros() >= sinceMicros)
          .filter(row -> repeats(row.reading().blockPercent(), before))
          .forEach(row -> row.judge(Standing.COUNTED, row.reading().withoutBlockPercent()));
    } else {
      write();
      table.strikeBlockReplays(series, key, sinceMicros, before);
    }
    lookAgain();
  }

  private static boolean repeats(@Nullable Double percent, double before) {
    return percent != null && Math.abs(percent - before) < PeriodJudge.REPEAT;
  }

  /** What was kept in step does not hold any more. */
  private void lookAgain() {
    latest.forget();
    latestOfPeriod.forget();
    latestOfBlock.forget();
    highestOfPeriod.forget();
    highestOfBlock.forget();
    if (anew) {
      rows.stream().filter(ReadingRow::counts).forEach(row -> note(row.reading()));
    }
  }

  /** Gives segments of readings that were judged anew the numbers they had. */
  void renumber(Map<Long, Long> segments) {
    if (!segments.isEmpty()) {
      rows.forEach(row -> row.renumber(segments));
    }
  }

  /** Stores what is new. */
  void write() {
    if (anew) {
      stored.restate(rows);
    } else {
      newSegmentsAreStored |= !rows.isEmpty();
      stored.add(series, rows);
      rows.clear();
    }
  }
}
