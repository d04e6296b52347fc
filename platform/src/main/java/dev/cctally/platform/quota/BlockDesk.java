package dev.cctally.platform.quota;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of a series while it is judged; see {@link SeriesDesk}. Old ones are read only as far
 * back as they are asked for.
 */
final class BlockDesk {
  private static final Comparator<BlockRow> BY_LAST =
      (one, other) ->
          one.lastMicros() == other.lastMicros()
              ? Long.compare(one.key(), other.key())
              : Long.compare(one.lastMicros(), other.lastMicros());

  private final BlockTable table;
  private final long series;
  private final boolean anew;
  private final PeriodDesk periods;
  private final EventDesk events;
  private final Memory<Long, BlockRow> byKey;
  private final Map<Long, BlockRow> placed = new HashMap<>();
  private final TreeMap<Long, List<BlockRow>> byReset = new TreeMap<>();
  private final TreeSet<BlockRow> uncrossed = new TreeSet<>(BY_LAST);
  private @Nullable List<BlockRow> open;

  // Those that reset or were last seen at these moments or later have been read.
  private long resetSince = Long.MAX_VALUE;
  private long seenSince = Long.MAX_VALUE;

  /**
   * Makes a desk.
   *
   * @param table where blocks are stored
   * @param series whose
   * @param periods its periods
   * @param events its events
   * @param anew whether stored blocks are of no account
   */
  BlockDesk(BlockTable table, long series, PeriodDesk periods, EventDesk events, boolean anew) {
    this.table = table;
    this.series = series;
    this.anew = anew;
    this.periods = periods;
    this.events = events;
    byKey = new Memory<>(key -> anew ? null : place(table.find(series, key)));
    if (anew) {
      open = new ArrayList<>();
      resetSince = Long.MIN_VALUE;
      seenSince = Long.MIN_VALUE;
    }
  }

  private @Nullable BlockRow place(@Nullable Block stored) {
    if (stored == null) {
      return null;
    }
    BlockRow known = placed.get(stored.key());
    return known == null ? place(BlockRow.stored(stored)) : known;
  }

  private BlockRow place(BlockRow row) {
    placed.put(row.key(), row);
    byKey.put(row.key(), row);
    byReset.computeIfAbsent(row.resetMicros(), _ -> new ArrayList<>(1)).add(row);
    if (!row.crossed()) {
      uncrossed.add(row);
    }
    return row;
  }

  /** The block whose reset is nearest to a moment, at most so far from it; {@code null} if none. */
  @Nullable Long nearest(long resetMicros, long farthest) {
    long from = resetMicros - farthest;
    if (from < resetSince) {
      table.resettingWithin(series, from, resetSince).forEach(this::place);
      resetSince = from;
    }
    BlockRow nearest = null;
    for (List<BlockRow> rows : byReset.subMap(from, true, resetMicros + farthest, true).values()) {
      for (BlockRow row : rows) {
        nearest = nearest == null ? row : nearer(nearest, row, resetMicros);
      }
    }
    return nearest == null ? null : (Long) nearest.key();
  }

  /** Whether no block is known at all. */
  boolean none() {
    return placed.isEmpty() && (anew || table.none(series));
  }

  private static BlockRow nearer(BlockRow one, BlockRow other, long to) {
    long first = Math.abs(one.resetMicros() - to);
    long second = Math.abs(other.resetMicros() - to);
    boolean stays = first == second ? one.key() <= other.key() : first < second;
    return stays ? one : other;
  }

  /**
   * Takes in that a block was observed: who comes first decides where it starts, who comes last how
   * it stands. Blocks before it and such as have run out are closed.
   */
  void observe(Reading reading, long lengthMicros) {
    Long key = reading.blockKey();
    Long stated = reading.statedBlockEndMicros();
    Double percent = reading.blockPercent();
    if (key == null || percent == null || stated == null || lengthMicros == 0) {
      return;
    }
    List<BlockRow> running = open();
    BlockRow row = byKey.get(key);
    long at = reading.atMicros();
    if (row == null) {
      row =
          place(BlockRow.seen(key, stated, stated - lengthMicros, at, percent, reading.percent()));
      running.add(row);
    } else if (at >= row.lastMicros()) {
      boolean moves = uncrossed.remove(row); // it is sorted by what changes now
      row.seenAgain(at, percent, reading.percent());
      if (moves) {
        uncrossed.add(row);
      }
    }
    running.removeIf(one -> {
      boolean over = one.key() < key || one.resetMicros() <= at;
      if (over) {
        one.close();
      }
      return over;
    });
    if (!row.crossed() && begunWithin(row.startMicros(), row.lastMicros())) {
      cross(row);
    }
  }

  private List<BlockRow> open() {
    List<BlockRow> known = open;
    if (known == null) {
      known = new ArrayList<>();
      for (Block block : table.open(series)) {
        BlockRow row = place(block);
        if (row != null) {
          known.add(row);
        }
      }
      open = known;
    }
    return known;
  }

  /**
   * Whether a period began in a span: an event took effect, or a known period starts after the
   * span's first instant. A period whose end was moved starts with its event.
   */
  private boolean begunWithin(long start, long last) {
    if (events.effectiveWithin(start, last)) {
      return true;
    }
    for (Period period : periods.starting(start, last)) {
      if (!events.wasMovedTo(period.id())) {
        return true;
      }
    }
    return false;
  }

  /** Marks the blocks in whose observed time a period began of which we have just learnt. */
  void sweep() {
    for (long effective : events.takeAdded()) {
      cross(effective, effective);
    }
    for (Period period : periods.takeAdded()) {
      if (!events.wasMovedTo(period.id())) {
        cross(period.startMicros(), period.startMicros() - 1);
      }
    }
  }

  /** Marks blocks that were last seen at a moment or later, and started at another or before. */
  private void cross(long seen, long started) {
    if (seen < seenSince) {
      table.seenWithin(series, seen, seenSince).forEach(this::place);
      seenSince = seen;
    }
    List<BlockRow> found = new ArrayList<>(1);
    for (BlockRow row : uncrossed.descendingSet()) {
      if (row.lastMicros() < seen) {
        break;
      }
      if (row.startMicros() <= started) {
        found.add(row);
      }
    }
    found.forEach(this::cross);
  }

  private void cross(BlockRow row) {
    uncrossed.remove(row);
    row.cross();
  }

  /** Stores what is new. */
  void write() {
    for (BlockRow row : placed.values()) {
      if (!row.stored()) {
        table.add(series, row);
      } else if (row.changed()) {
        table.restate(series, row);
      }
      row.written();
    }
  }
}
