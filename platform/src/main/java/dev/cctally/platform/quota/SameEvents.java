package dev.cctally.platform.quota;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells which events are the same as before when a series is judged once more. A reading that was
 * taken a little earlier than the one that showed a credit changes when the credit was found and
 * what it is measured against; what stays is the part of the window that it opened. So an event is
 * the same if it is found as it was found before, and else if the part that follows it has a
 * reading in common with the part that followed it before. Of several the earliest is taken, so
 * that their order stays.
 */
final class SameEvents {
  private final Set<Long> before = new HashSet<>();
  private final Set<Long> found = new HashSet<>();
  private final Map<Long, Long> same = new HashMap<>();

  /** How an event was found. */
  private record Finding(Axis axis, long priorReading, long detectedMicros) {
    static Finding of(QuotaEvent event) {
      return new Finding(event.axis(), event.priorReading(), event.detectedMicros());
    }
  }

  private SameEvents(Collection<QuotaEvent> before, Collection<QuotaEvent> found) {
    Map<Finding, Long> findings = new HashMap<>();
    for (QuotaEvent event : before) {
      this.before.add(event.id());
      findings.put(Finding.of(event), event.id());
    }
    for (QuotaEvent event : found) {
      this.found.add(event.id());
      Long known = findings.get(Finding.of(event));
      if (known != null) {
        compare(known, event.id());
      }
    }
  }

  /**
   * The numbers of events that were known, by those of the events that they are now.
   *
   * @param before the events that were known
   * @param found the events that are found now
   * @param rows the readings, judged, in the order they were taken
   */
  static Map<Long, Long> of(
      Collection<QuotaEvent> before, Collection<QuotaEvent> found, List<ReadingRow> rows) {
    SameEvents events = new SameEvents(before, found);
    events.compare(rows, true);
    // One that does not count, such as a statement that repeats an earlier one, was judged in a
    // part all the same.
    events.compare(rows, false);
    return events.same;
  }

  private void compare(List<ReadingRow> rows, boolean counting) {
    for (ReadingRow row : rows) {
      if (before.isEmpty() || found.isEmpty()) {
        return;
      }
      Reading known = row.before();
      if (known != null && (row.countsAsBefore() || !counting)) {
        compare(known.segment(), row.reading().segment());
        compare(known.blockSegment(), row.reading().blockSegment());
      }
    }
  }

  private void compare(long known, long now) {
    if (before.contains(known) && found.contains(now)) {
      before.remove(known);
      found.remove(now);
      same.put(now, known);
    }
  }
}
