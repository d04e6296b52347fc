package dev.cctally.platform.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cctally.platform.time.EpochMicros;
import dev.cctally.spi.model.Money;
import dev.cctally.spi.period.TimeWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Random histories: weeks that end early or move, credits, resets that waver, zeros that pass,
 * repeats, gaps, late ticks, processes that die. Whatever happens, no week is made up, no usage is
 * lost between weeks, no milestone is written twice, and what is stored is what follows from the
 * readings.
 */
class SimulationTest {
  private static final int HISTORIES = 1000;
  private static final long SECOND = 1_000_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long WEEK = 7 * 24 * HOUR;
  private static final long START = Ledger.micros("2026-05-04T09:00Z");

  @Test
  void randomHistoriesAreConsistent() {
    IntStream.rangeClosed(1, HISTORIES)
        .parallel()
        .forEach(seed -> {
          try (Ledger ledger = new Ledger()) {
            new History(ledger, seed).play();
          }
        });
  }

  /** One history: what is true, and what is stated of it. */
  private static final class History {
    private final Ledger ledger;
    private final Random random;
    private final String name;
    private final Set<Long> trueEnds = new TreeSet<>();
    private int credits;
    private long now = START + HOUR;
    private long weekEnd = START + WEEK;
    private double week;
    private long blockEnd;
    private double block;
    private long lastUse;

    History(Ledger ledger, int seed) {
      this.ledger = ledger;
      this.random = new Random(seed);
      this.name = "history " + seed;
    }

    void play() {
      int ticks = 20 + random.nextInt(25);
      for (int i = 0; i < ticks; i++) {
        step();
      }
      check();
    }

    private void step() {
      now += random.nextInt(10) == 0 ? random.nextLong(40 * HOUR) : random.nextLong(3 * HOUR);
      if (now >= weekEnd) {
        while (now >= weekEnd) {
          weekEnd += WEEK;
        }
        week = 0;
      }
      if (now >= blockEnd) {
        blockEnd = now + HOUR + random.nextLong(4 * HOUR) - 10 * SECOND;
        block = 0;
      }
      use();
      switch (random.nextInt(14)) {
        case 0 -> credit();
        case 1 -> move();
        case 2 -> passingZero();
        case 3 -> die();
        case 4 -> repeat();
        default -> state(week, block);
      }
    }

    private void use() {
      double share = random.nextDouble() * 6;
      week = Math.min(100, week + share);
      block = Math.min(100, block + share * 3);
      if (now > lastUse) {
        lastUse = now;
        ledger.used(Instant.ofEpochSecond(now / SECOND).toString(), 1 + random.nextInt(20));
      }
    }

    /** The vendor gives quota back and keeps the end. */
    private void credit() {
      if (week < 30) {
        state(week, block);
        return;
      }
      state(week, block);
      now += MINUTE;
      week = random.nextDouble() * 4;
      state(week, block);
      credits++;
      if (random.nextBoolean()) { // a late repeat of what was true before
        now += MINUTE;
        Recorded late =
            tick(
                now,
                Objects.requireNonNull(ledger.periodEvents().getLast().prior()),
                weekEnd,
                null,
                0);
        assertEquals(Recorded.Outcome.DISBELIEVED, late.outcome(), name);
      }
    }

    /** The vendor begins another week. */
    private void move() {
      if (week < 10) {
        state(week, block);
        return;
      }
      state(week, block);
      now += MINUTE;
      long moved = PeriodIdentity.end(now + WEEK - HOUR * random.nextInt(30));
      weekEnd = moved == weekEnd ? moved + HOUR : moved;
      week = 0.5;
      state(week, block);
    }

    /** The vendor states nothing used, once. */
    private void passingZero() {
      state(week, block);
      if (week >= 4 && week < 25) {
        now += MINUTE;
        tick(now, 0, weekEnd, null, 0);
        now += MINUTE;
        state(week, block);
      }
    }

    /** The process dies after the reading is stored; the next one says the same again. */
    private void die() {
      Ledger healthy = ledger;
      QuotaTick tick = stated(now, week, weekEnd, block, blockEnd);
      healthy.recorder.record(
          tick,
          new UsageMeter() {
            @Override
            public void refresh() {
              throw new IllegalStateException("killed");
            }

            @Override
            public MeteredUsage measure(long fromMicros, long toMicros) {
              throw new IllegalStateException("killed");
            }
          });
      trueEnds.add(PeriodIdentity.end(weekEnd));
      now += MINUTE;
      state(week, block);
    }

    private void repeat() {
      state(week, block);
      Recorded again = tick(now, week, weekEnd, block, blockEnd);
      assertTrue(again.outcome() != Recorded.Outcome.STORED, name);
    }

    private void state(double week, double block) {
      tick(now, week, weekEnd, block, blockEnd);
    }

    private Recorded tick(
        long at, double week, long weekEnd, @Nullable Double block, long blockEnd) {
      trueEnds.add(PeriodIdentity.end(weekEnd));
      return ledger.recorder.record(stated(at, week, weekEnd, block, blockEnd), ledger);
    }

    private QuotaTick stated(
        long at, double week, long weekEnd, @Nullable Double block, long blockEnd) {
      long wavers = random.nextInt(3599) - 1799L;
      TickCheck.Stated stated =
          new TickCheck.Stated(
              Math.round(week * 100) / 100.0,
              weekEnd / SECOND + wavers,
              block == null ? null : (Double) (Math.round(block * 100) / 100.0),
              block == null ? null : (Long) (blockEnd / SECOND + random.nextInt(120) - 60));
      return TickCheck.of(Ledger.SERIES, at - Math.floorMod(at, SECOND), stated, "test").tick();
    }

    private void check() {
      Set<Long> ends = new TreeSet<>();
      ledger.tables.periods().all(ledger.series()).forEach(period -> ends.add(period.endMicros()));
      assertEquals(trueEnds, ends, name + ": a week is made up or missing");
      assertEquals(
          credits,
          ledger.periodEvents().stream().filter(QuotaEvent::inPlace).count(),
          name + ": credits");
      assertEquals(List.of(), Rederivation.differences(ledger.database), name);
      checkMilestones();
      checkWeeksTile();
    }

    private void checkMilestones() {
      for (Period period : ledger.tables.periods().all(ledger.series())) {
        Map<Long, List<Milestone>> bySegment = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (Milestone one :
            ledger.tables.milestones().ofWindow(ledger.series(), Axis.PERIOD, period.id())) {
          assertTrue(seen.add(one.segment() + " " + one.threshold()), name);
          bySegment.computeIfAbsent(one.segment(), _ -> new ArrayList<>()).add(one);
        }
        for (List<Milestone> milestones : bySegment.values()) {
          for (int i = 1; i < milestones.size(); i++) {
            Milestone before = milestones.get(i - 1);
            Milestone after = milestones.get(i);
            assertEquals(before.threshold() + 1, after.threshold(), name + ": a gap");
            assertTrue(after.cost().compareTo(before.cost()) >= 0, name + ": costs only grow");
          }
        }
      }
    }

    /** Every instant lies in exactly one week, so no usage is lost or counted twice. */
    private void checkWeeksTile() {
      QuotaWeeks weeks =
          QuotaWeeks.of(
              WeeklyRecordOf.series(ledger),
              () -> {
                throw new AssertionError("something is recorded");
              });
      Instant from = EpochMicros.toInstant(START - 3 * WEEK);
      Instant to = EpochMicros.toInstant(now + WEEK);
      Money sum = Money.ZERO;
      Instant at = null;
      for (QuotaWeek week : weeks.overlapping(from, to)) {
        TimeWindow window = week.window();
        if (at != null) {
          assertEquals(at, window.start(), name + ": weeks tile");
        }
        at = window.end();
        sum =
            sum.plus(
                ledger
                    .measure(EpochMicros.of(window.start()), EpochMicros.of(window.end()) - 1)
                    .total()
                    .cost());
      }
      assertEquals(ledger.measure(0, Long.MAX_VALUE).total().cost(), sum, name + ": money");
    }
  }
}
