package dev.cctally.platform.alert.engine;

import dev.cctally.platform.alert.engine.Latch.State;
import dev.cctally.platform.budget.BudgetStatus;
import dev.cctally.platform.budget.BudgetWindow;
import dev.cctally.platform.budget.BudgetWindows.Known;
import dev.cctally.platform.time.EpochMicros;
import dev.cctally.spi.model.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Walks along what was spent of one budget, and latches thresholds as they would have been, had
 * somebody looked after each response and each reading of a quota. Between responses nothing is
 * reached that was not before, except that a projection comes to be relied on. A window that
 * becomes known late, as one does in which quota was given back, is looked at from then on, with
 * all that was spent in it before.
 */
final class BudgetReplay {
  /** How far a bound may be off because of the arithmetic, in US dollars. */
  private static final double SLACK = 1e-6;

  private static final long NEVER = Long.MAX_VALUE;

  private final List<Known> windows;
  private final long[] readings;
  private final SpendLine line;
  private final SpendLine.Responses responses;
  private final double target;
  private final List<Integer> thresholds;
  private final long until;

  /**
   * Prepares a walk.
   *
   * @param windows the windows, in order
   * @param readings when quotas were read, ascending
   * @param line what was spent, cut at every instant of {@link #cuts}
   * @param responses the responses behind it
   * @param target the budget in US dollars
   * @param thresholds percentages of it
   * @param until the last instant that is looked at
   */
  BudgetReplay(
      List<Known> windows,
      long[] readings,
      SpendLine line,
      SpendLine.Responses responses,
      double target,
      List<Integer> thresholds,
      long until) {
    this.windows = windows;
    this.readings = readings;
    this.line = line;
    this.responses = responses;
    this.target = target;
    this.thresholds = new TreeSet<>(thresholds).stream().toList();
    this.until = until;
  }

  /** Where a line must be cut for these windows: wherever one is looked at between responses. */
  static SortedSet<Long> cuts(List<Known> windows, long[] readings) {
    SortedSet<Long> cuts = new TreeSet<>();
    for (Known known : windows) {
      cuts.add(ceiling(known.window().start()));
      cuts.add(ceiling(known.from()));
      cuts.add(ceiling(known.to()));
      long relied = reliedOn(known, readings);
      if (relied != NEVER) {
        cuts.add(relied);
      }
    }
    return cuts;
  }

  /** The first reading at which a projection is relied on, if it is while the window is known. */
  private static long reliedOn(Known known, long[] readings) {
    BudgetWindow window = known.window();
    long from = ceiling(BudgetStatus.confidentFrom(window.start(), window.end()));
    int place = Arrays.binarySearch(readings, Math.max(from, ceiling(known.from())));
    int first = place >= 0 ? place : -place - 1;
    return first < readings.length && readings[first] < ceiling(known.to())
        ? readings[first]
        : NEVER;
  }

  private static long ceiling(Instant instant) {
    return BudgetWindow.ceiling(instant);
  }

  /** Which thresholds spending reached, and when. */
  List<Latch> actual(Function<BudgetWindow, Latch.Key> keys, String label) {
    return walk(
        keys,
        new Rule() {
          @Override
          public boolean reached(BudgetStatus status, int threshold) {
            return status.crossed().contains(threshold);
          }

          @Override
          public boolean possible(BudgetStatus early, BudgetStatus late, int threshold) {
            return reached(late, threshold);
          }

          @Override
          public Latch latch(
              Latch.Key key, BudgetWindow window, BudgetStatus status, Money spent, long at) {
            return new BudgetAxes(at).latch(key, State.FIRED, window, label, status, spent);
          }
        });
  }

  /** Which thresholds spending led to, and when. */
  List<Latch> projected(Function<BudgetWindow, Latch.Key> keys) {
    return walk(
        keys,
        new Rule() {
          @Override
          public boolean reached(BudgetStatus status, int threshold) {
            return !status.lowConfidence() && BudgetAxes.leadsTo(threshold, status);
          }

          @Override
          public boolean possible(BudgetStatus early, BudgetStatus late, int threshold) {
            // The same money leads the further the earlier it was spent.
            return !late.lowConfidence()
                && early.average() + SLACK >= threshold / 100.0 * early.target();
          }

          @Override
          public Latch latch(
              Latch.Key key, BudgetWindow window, BudgetStatus status, Money spent, long at) {
            return new BudgetAxes(at).projection(key, window, status, spent);
          }
        });
  }

  /** What makes a threshold one that is reached. */
  private interface Rule {
    boolean reached(BudgetStatus status, int threshold);

    /**
     * Whether it may be reached inside a piece.
     *
     * @param early all that was spent by the end of the piece, as if at its beginning
     * @param late the same at its end
     */
    boolean possible(BudgetStatus early, BudgetStatus late, int threshold);

    Latch latch(Latch.Key key, BudgetWindow window, BudgetStatus status, Money spent, long at);
  }

  private List<Latch> walk(Function<BudgetWindow, Latch.Key> keys, Rule rule) {
    List<Latch> latches = new ArrayList<>();
    Map<Latch.Key, Set<Integer>> latched = new HashMap<>();
    for (Known known : windows) {
      Latch.Key key = keys.apply(known.window());
      new Walk(known, key, latched.computeIfAbsent(key, _ -> new HashSet<>()), rule, latches).go();
    }
    return latches;
  }

  /** The walk through the time one window is known. */
  private final class Walk {
    private final Known known;
    private final BudgetWindow window;
    private final Latch.Key key;
    private final Set<Integer> latched;
    private final Rule rule;
    private final List<Latch> latches;

    Walk(Known known, Latch.Key key, Set<Integer> latched, Rule rule, List<Latch> latches) {
      this.known = known;
      this.window = known.window();
      this.key = key;
      this.latched = latched;
      this.rule = rule;
      this.latches = latches;
    }

    void go() {
      long begin = ceiling(known.from());
      int end = line.at(ceiling(known.to()));
      int first = line.at(begin);
      long base = line.before(Math.min(line.at(ceiling(window.start())), first));
      boolean usedAtOnce = first < line.size() && line.from(first) == begin;
      if (begin <= until && !usedAtOnce) {
        look(line.before(first) - base, begin);
      }
      long relied = reliedOn(known, readings);
      for (int piece = first; piece < end && latched.size() < thresholds.size(); piece++) {
        if (relied < line.from(piece)) {
          look(line.before(piece) - base, relied);
          relied = NEVER;
        }
        long spent = line.before(piece + 1) - base;
        BudgetStatus early = status(spent, line.from(piece));
        BudgetStatus late = status(spent, line.to(piece));
        if (pending().anyMatch(threshold -> rule.possible(early, late, threshold))) {
          long sum = line.before(piece) - base;
          for (Map.Entry<Long, Long> one :
              responses.between(line.from(piece), line.to(piece)).entrySet()) {
            sum += one.getValue();
            look(sum, one.getKey());
          }
        }
      }
      if (relied <= until) {
        look(line.before(end) - base, relied);
      }
    }

    private Stream<Integer> pending() {
      return thresholds.stream().filter(threshold -> !latched.contains(threshold));
    }

    private BudgetStatus status(long pico, long at) {
      // What was spent in the last day changes no alert.
      return BudgetStatus.of(
          target,
          Money.ofPico(pico).toDollars().doubleValue(),
          0,
          window.start(),
          window.end(),
          EpochMicros.toInstant(at),
          thresholds);
    }

    private void look(long pico, long at) {
      BudgetStatus status = status(pico, at);
      for (int threshold : pending().toList()) {
        if (rule.reached(status, threshold)) {
          latched.add(threshold);
          latches.add(rule.latch(key.at(threshold), window, status, Money.ofPico(pico), at));
        }
      }
    }
  }
}
