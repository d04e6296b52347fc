package dev.cctally.platform.quota;

import dev.cctally.platform.quota.PeriodTable.PendingZero;
import dev.cctally.platform.quota.PeriodTable.Stored;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The periods of a series while it is judged; see {@link SeriesDesk}. */
final class PeriodDesk {
  private final PeriodTable table;
  private final long series;
  private final boolean anew;
  private final Numbers numbers;
  private final Map<Long, Slot> byEnd = new HashMap<>();
  private final Map<Long, Slot> byId = new HashMap<>();
  private final Map<String, Slot> byKey = new HashMap<>();
  private final TreeMap<Long, List<Period>> byStart = new TreeMap<>();
  private final Map<Long, Stored> aside = new HashMap<>();
  private final List<Period> added = new ArrayList<>();

  /** A period, and how it is stored. */
  private static final class Slot {
    final Period period;
    @Nullable PendingZero zero;
    @Nullable Stored stored;

    Slot(Period period, @Nullable PendingZero zero, @Nullable Stored stored) {
      this.period = period;
      this.zero = zero;
      this.stored = stored;
    }
  }

  /**
   * Reads the periods of a series.
   *
   * @param table where they are stored
   * @param series whose
   * @param anew whether all of them are set aside: those that are asked for keep their numbers
   */
  PeriodDesk(PeriodTable table, long series, boolean anew) {
    this.table = table;
    this.series = series;
    this.anew = anew;
    numbers = new Numbers(table::highestId);
    for (Stored one : table.stored(series)) {
      if (anew || one.aside()) {
        aside.put(one.period().endMicros(), one);
      } else {
        place(new Slot(one.period(), one.zero(), one));
      }
    }
  }

  private void place(Slot slot) {
    Period period = slot.period;
    byEnd.put(period.endMicros(), slot);
    byId.put(period.id(), slot);
    byKey.merge(
        period.key(), slot, (one, other) -> one.period.id() > other.period.id() ? one : other);
    byStart.computeIfAbsent(period.startMicros(), _ -> new ArrayList<>()).add(period);
  }

  /** The period that ends at a moment, which is a new one if there is none. */
  Period at(long endMicros, Duration length) {
    Slot known = byEnd.get(endMicros);
    if (known != null) {
      return known.period;
    }
    Stored before = aside.remove(endMicros);
    Period period =
        new Period(
            before == null ? numbers.take() : before.period().id(),
            PeriodIdentity.key(endMicros, length),
            PeriodIdentity.start(endMicros, length),
            endMicros);
    place(new Slot(period, null, before));
    added.add(period);
    return period;
  }

  /** The period of that end, or else the latest of that name; {@code null} if there is neither. */
  @Nullable Period established(long endMicros, Duration length) {
    Slot exact = byEnd.get(endMicros);
    Slot found = exact != null ? exact : byKey.get(PeriodIdentity.key(endMicros, length));
    return found == null ? null : found.period;
  }

  Period required(long id) {
    return slot(id).period;
  }

  private Slot slot(long id) {
    Slot slot = byId.get(id);
    if (slot == null) {
      throw new IllegalStateException("no period " + id);
    }
    return slot;
  }

  @Nullable PendingZero pendingZero(long id) {
    return slot(id).zero;
  }

  void setPendingZero(long id, @Nullable PendingZero zero) {
    slot(id).zero = zero;
  }

  /** The periods that start after a moment, but not after another. */
  List<Period> starting(long after, long upTo) {
    if (upTo <= after) {
      return List.of();
    }
    List<Period> starting = new ArrayList<>();
    byStart.subMap(after, false, upTo, true).values().forEach(starting::addAll);
    return starting;
  }

  /** The periods that are new since this was last asked. */
  List<Period> takeAdded() {
    if (added.isEmpty()) {
      return List.of();
    }
    List<Period> taken = List.copyOf(added);
    added.clear();
    return taken;
  }

  /**
   * Stores what is new; those that are still set aside stay so only if something refers to them.
   */
  void write() {
    byId.values().forEach(this::write);
    if (anew && !aside.isEmpty()) {
      aside.values().stream()
          .filter(one -> !one.aside())
          .forEach(one -> table.setAside(series, one.period().id()));
      table.removeSetAside(series);
    }
  }

  private void write(Slot slot) {
    Stored before = slot.stored;
    Stored now = new Stored(slot.period, slot.zero, false);
    if (before == null) {
      table.add(series, now);
    } else if (!before.equals(now)) {
      table.restate(series, now);
    }
    slot.stored = now;
  }
}
