package dev.cctally.platform.quota;

import dev.cctally.platform.quota.MilestoneTable.Place;
import dev.cctally.platform.quota.MilestoneTable.Placed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps milestones with the parts of windows they belong to when a series was judged once more. A
 * milestone belongs where the reading that crossed it is. What it says stays as it was written; of
 * two that come to the same percent of the same part the one that was written first stays.
 */
final class MilestonePlaces {
  private final QuotaTables tables;
  private final long series;
  private final Set<Long> known;
  private final Set<Place> parts = new HashSet<>();

  /**
   * Reads which parts there are now.
   *
   * @param tables the tables, as they are after judging
   * @param series whose
   * @param known the numbers of the events that were known before
   */
  MilestonePlaces(QuotaTables tables, long series, Set<Long> known) {
    this.tables = tables;
    this.series = series;
    this.known = known;
    for (Period period : tables.periods().all(series)) {
      parts.add(new Place(Axis.PERIOD, period.id(), 0));
    }
    for (Block block : tables.blocks().all(series)) {
      parts.add(new Place(Axis.BLOCK, block.key(), 0));
    }
    for (QuotaEvent event : tables.events().all(series)) {
      boolean period = event.axis() == Axis.PERIOD;
      parts.add(new Place(event.axis(), period ? event.periodId() : event.blockKey(), event.id()));
    }
  }

  /**
   * Puts every milestone where it belongs.
   *
   * @param rows the readings, judged, in the order they were taken
   */
  void settle(List<ReadingRow> rows) {
    List<Placed> milestones = tables.milestones().placed(series);
    Map<Long, ReadingRow> crossing = crossing(milestones, rows);
    Map<Place, Set<Integer>> taken = new HashMap<>();
    List<Placed> moved = new ArrayList<>();
    for (Placed one : milestones) { // as they were written
      ReadingRow row = crossing.get(one.reading());
      Place place = place(one, row == null && !there(one) ? at(one, rows) : row);
      if (!taken.computeIfAbsent(place, _ -> new HashSet<>()).add(one.threshold())) {
        tables.milestones().remove(one.id());
      } else if (!place.equals(one.place())) {
        moved.add(one.to(place));
      }
    }
    tables.milestones().move(moved);
  }

  private boolean there(Placed milestone) {
    return parts.contains(milestone.place());
  }

  private static Map<Long, ReadingRow> crossing(List<Placed> milestones, List<ReadingRow> rows) {
    Set<Long> wanted = new HashSet<>();
    milestones.forEach(milestone -> wanted.add(milestone.reading()));
    Map<Long, ReadingRow> crossing = new HashMap<>();
    for (ReadingRow row : rows) {
      if (wanted.contains(row.reading().id())) {
        crossing.put(row.reading().id(), row);
      }
    }
    return crossing;
  }

  /** The reading that counted when a milestone was seen that was taken over from elsewhere. */
  private static @Nullable ReadingRow at(Placed milestone, List<ReadingRow> rows) {
    ReadingRow latest = null;
    for (ReadingRow row : rows) {
      if (row.tick().atMicros() > milestone.capturedMicros()) {
        break;
      }
      if (row.counts() && place(milestone.place().axis(), row.reading()) != null) {
        latest = row;
      }
    }
    return latest;
  }

  private Place place(Placed milestone, @Nullable ReadingRow row) {
    Place now = milestone.place();
    Place of = row == null ? null : place(now.axis(), row.reading());
    if (row == null || of == null) {
      return there(milestone) ? now : new Place(now.axis(), now.window(), 0);
    }
    if (there(milestone)) {
      // What a part of a period has cost is counted from its start: in a part that nobody knew of
      // the milestone would state the cost of another one. There it is written down anew.
      boolean unknown = of.segment() != 0 && !known.contains(of.segment());
      return row.counts() && !(now.axis() == Axis.PERIOD && unknown) ? of : now;
    }
    return row.counts() || reaches(of, milestone.threshold())
        ? of
        : new Place(now.axis(), of.window(), 0); // it repeated what was before a credit
  }

  private static @Nullable Place place(Axis axis, Reading reading) {
    if (axis == Axis.PERIOD) {
      return reading.periodId() == 0
          ? null
          : new Place(axis, reading.periodId(), reading.segment());
    }
    Long key = reading.blockKey();
    return key == null ? null : new Place(axis, key, reading.blockSegment());
  }

  private boolean reaches(Place place, int threshold) {
    Double highest =
        place.axis() == Axis.PERIOD
            ? tables.readings().highest(place.window(), place.segment())
            : tables.readings().highestOfBlock(series, place.window(), place.segment());
    return highest != null && Percent.reached(highest) >= threshold;
  }
}
