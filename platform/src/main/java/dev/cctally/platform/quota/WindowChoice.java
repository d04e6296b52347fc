package dev.cctally.platform.quota;

import dev.cctally.spi.period.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes windows of what has been recorded of them. Readings state ends that jitter and sometimes
 * contradict each other; of ends that cannot both be true those are believed that more readings
 * stand for. What is known exactly is always believed.
 */
public final class WindowChoice {
  /** Ends within the same ten minutes are one end. */
  private static final long SLOT_SECONDS = 600;

  /** A window that is known exactly counts as much as this many readings. */
  private static final long KNOWN_WEIGHT = 1000;

  private WindowChoice() {}

  /** An end that may be true. */
  private static final class Candidate {
    private final long slot;
    private final List<TimeWindow> known = new ArrayList<>(1);
    private long weight;

    Candidate(long slot) {
      this.slot = slot;
    }
  }

  /** The best choice among the first candidates. */
  private record Best(long weight, int count, boolean takesLast) {
    boolean atLeast(Best other) {
      return weight > other.weight || (weight == other.weight && count >= other.count);
    }
  }

  /**
   * {@return the windows by start} Two that are known exactly may overlap; what lies in both
   * belongs to the earlier one.
   *
   * @param records what has been recorded
   * @param length how long a window lasts
   */
  public static List<TimeWindow> of(WindowRecords records, Duration length) {
    List<TimeWindow> windows = new ArrayList<>();
    for (Candidate candidate : chosen(candidates(records), length.toSeconds())) {
      if (candidate.known.isEmpty()) {
        Instant end = Instant.ofEpochSecond(candidate.slot);
        windows.add(new TimeWindow(end.minus(length), end));
      } else {
        windows.addAll(candidate.known);
      }
    }
    windows.sort((one, other) -> {
      int order = one.start().compareTo(other.start());
      return order == 0 ? one.end().compareTo(other.end()) : order;
    });
    return endedByCredits(windows, records);
  }

  private static List<Candidate> candidates(WindowRecords records) {
    Map<Long, Candidate> bySlot = new TreeMap<>();
    for (Instant reset : records.resets()) {
      bySlot.computeIfAbsent(slot(reset), Candidate::new).weight++;
    }
    for (TimeWindow known : records.known()) {
      Candidate candidate = bySlot.computeIfAbsent(slot(known.end()), Candidate::new);
      if (!candidate.known.contains(known)) {
        candidate.weight += KNOWN_WEIGHT;
        candidate.known.add(known);
      }
    }
    return new ArrayList<>(bySlot.values());
  }

  /** The choice of the greatest weight in which no two ends are closer than a length. */
  private static List<Candidate> chosen(List<Candidate> candidates, long length) {
    List<Best> bests = new ArrayList<>(candidates.size() + 1);
    bests.add(new Best(0, 0, false));
    int[] before = new int[candidates.size()]; // how many candidates go together with each
    int far = 0;
    for (int i = 0; i < candidates.size(); i++) {
      Candidate candidate = candidates.get(i);
      while (candidates.get(far).slot + length <= candidate.slot) {
        far++;
      }
      before[i] = far;
      Best others = bests.get(far);
      Best with = new Best(others.weight + candidate.weight, others.count + 1, true);
      Best without = bests.get(i);
      bests.add(with.atLeast(without) ? with : new Best(without.weight, without.count, false));
    }
    List<Candidate> chosen = new ArrayList<>();
    int left = candidates.size();
    while (left > 0) {
      Candidate last = candidates.get(left - 1);
      if (bests.get(left).takesLast) {
        chosen.add(last);
        int next = before[left - 1];
        for (int dropped = left - 2; dropped >= next; dropped--) {
          keepKnown(candidates.get(dropped), chosen);
        }
        left = next;
      } else {
        keepKnown(last, chosen);
        left--;
      }
    }
    return chosen;
  }

  private static void keepKnown(Candidate dropped, List<Candidate> chosen) {
    if (!dropped.known.isEmpty()) {
      chosen.add(dropped);
    }
  }

  private static List<TimeWindow> endedByCredits(List<TimeWindow> windows, WindowRecords records) {
    List<TimeWindow> ended = new ArrayList<>(windows.size());
    for (int i = 0; i < windows.size(); i++) {
      TimeWindow window = windows.get(i);
      TimeWindow next = i + 1 < windows.size() ? windows.get(i + 1) : null;
      Instant end = window.end();
      if (next != null && records.known().contains(window) && records.known().contains(next)) {
        for (Instant credit : records.credits()) {
          Instant floor = Instant.ofEpochSecond(slot(credit));
          if (floor.isAfter(next.start()) && floor.isBefore(end)) {
            end = floor;
          }
        }
      }
      ended.add(new TimeWindow(window.start(), end));
    }
    return List.copyOf(ended);
  }

  private static long slot(Instant instant) {
    return Math.floorDiv(instant.getEpochSecond(), SLOT_SECONDS) * SLOT_SECONDS;
  }
}
