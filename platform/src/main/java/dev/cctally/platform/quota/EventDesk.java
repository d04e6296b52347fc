package dev.cctally.platform.quota;

import dev.cctally.platform.quota.EventTable.Move;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The resets and credits of a series while it is judged; see {@link SeriesDesk}. */
final class EventDesk {
  private final EventTable table;
  private final long series;
  private final boolean anew;
  private final Numbers numbers;
  private final Memory<Long, QuotaEvent> ofPeriod;
  private final Memory<Long, QuotaEvent> ofBlock;
  private final Memory<Long, Boolean> periodCauses;
  private final Memory<Long, Boolean> blockCauses;
  private final Map<Long, QuotaEvent> aside = new HashMap<>();
  private final List<QuotaEvent> fresh = new ArrayList<>();
  private final List<QuotaEvent> restated = new ArrayList<>();
  private final List<Long> added = new ArrayList<>();
  private @Nullable Set<Ends> moves;
  private final Set<Long> movedPeriods = new HashSet<>();
  private final TreeSet<Long> effective = new TreeSet<>();
  private long effectiveSince = Long.MAX_VALUE;

  private record Ends(long before, long after) {}

  /**
   * Makes a desk.
   *
   * @param table where events are stored
   * @param series whose
   * @param numbers numbers of new events
   * @param readings numbers of new readings
   * @param anew whether all events are set aside, see {@link #recognize}
   */
  EventDesk(EventTable table, long series, Numbers numbers, Numbers readings, boolean anew) {
    this.table = table;
    this.series = series;
    this.anew = anew;
    this.numbers = numbers;
    ofPeriod = new Memory<>(period -> anew ? null : table.latestOfPeriod(period));
    ofBlock = new Memory<>(key -> anew ? null : table.latestOfBlock(series, key));
    periodCauses = causes(Axis.PERIOD, readings);
    blockCauses = causes(Axis.BLOCK, readings);
    if (anew) {
      moves = new HashSet<>();
      effectiveSince = Long.MIN_VALUE;
      table.all(series).forEach(event -> aside.put(event.id(), event));
    }
  }

  /** Whether there is an event that was measured against a reading; there is at most one. */
  private Memory<Long, Boolean> causes(Axis axis, Numbers readings) {
    return new Memory<>(
        reading -> !anew && !readings.taken(reading) && table.isMeasured(series, axis, reading));
  }

  /**
   * Takes in an event, whose id is not looked at; its number. A fall that was measured against a
   * reading for which there is an event already is that event: then 0.
   */
  long add(QuotaEvent event) {
    Memory<Long, Boolean> causes = event.axis() == Axis.PERIOD ? periodCauses : blockCauses;
    if (Boolean.TRUE.equals(causes.get(event.priorReading()))) {
      return 0;
    }
    QuotaEvent own = event.numbered(numbers.take());
    fresh.add(own);
    causes.put(event.priorReading(), true);
    if (own.axis() == Axis.BLOCK) {
      later(ofBlock, own.blockKey(), own);
      return own.id();
    }
    later(ofPeriod, own.periodId(), own);
    if (!own.inPlace()) {
      moves().add(new Ends(own.oldEndMicros(), own.newEndMicros()));
      movedPeriods.add(own.periodId());
    }
    effective.add(own.effectiveMicros());
    added.add(own.effectiveMicros());
    return own.id();
  }

  private static void later(Memory<Long, QuotaEvent> latest, long of, QuotaEvent event) {
    QuotaEvent before = latest.get(of);
    boolean later =
        before == null
            || event.detectedMicros() > before.detectedMicros()
            || (event.detectedMicros() == before.detectedMicros() && event.id() > before.id());
    if (later) {
      latest.put(of, event);
    }
  }

  /** The event that opened the segment a period is in, or {@code null} if nothing did. */
  @Nullable QuotaEvent latestOfPeriod(long period) {
    return ofPeriod.get(period);
  }

  @Nullable QuotaEvent latestOfBlock(long key) {
    return ofBlock.get(key);
  }

  /** Whether the end of a period was moved from one given moment to another. */
  boolean moved(long oldEndMicros, long newEndMicros) {
    return moves().contains(new Ends(oldEndMicros, newEndMicros));
  }

  /** Whether a period is what another one was moved to. */
  boolean wasMovedTo(long period) {
    moves();
    return movedPeriods.contains(period);
  }

  private Set<Ends> moves() {
    Set<Ends> known = moves;
    if (known == null) {
      known = new HashSet<>();
      for (Move move : table.moves(series)) {
        known.add(new Ends(move.oldEndMicros(), move.newEndMicros()));
        movedPeriods.add(move.period());
      }
      moves = known;
    }
    return known;
  }

  /** Whether a period began anew within a span, ends included. */
  boolean effectiveWithin(long from, long to) {
    if (from < effectiveSince) {
      effective.addAll(table.effectiveSince(series, from));
      effectiveSince = from;
    }
    Long first = effective.ceiling(from);
    return first != null && first <= to;
  }

  /** When the periods began anew that did so by events that are new since this was last asked. */
  List<Long> takeAdded() {
    if (added.isEmpty()) {
      return List.of();
    }
    List<Long> taken = List.copyOf(added);
    added.clear();
    return taken;
  }

  /** The numbers of events that were set aside. */
  Set<Long> known() {
    return Set.copyOf(aside.keySet());
  }

  /**
   * Gives events that were found again the numbers they had; see {@link SameEvents}. Nothing may be
   * asked any more after this.
   *
   * @param rows the readings, judged, in the order they were taken
   * @return the numbers events have now by those they were given when they were found
   */
  Map<Long, Long> recognize(List<ReadingRow> rows) {
    Map<Long, Long> same = SameEvents.of(aside.values(), fresh, rows);
    for (QuotaEvent event : fresh) {
      Long number = same.get(event.id());
      QuotaEvent own = number == null ? event : event.numbered(number);
      if (number != null && !own.equals(aside.remove(number))) {
        restated.add(own);
      }
    }
    fresh.removeIf(event -> same.containsKey(event.id()));
    return same;
  }

  /** Stores what is new, and forgets what was not found again. */
  void write() {
    aside.values().forEach(event -> table.remove(event.id()));
    aside.clear();
    table.restate(restated);
    restated.clear();
    table.add(series, fresh);
    fresh.clear();
  }
}
