package dev.cctally.platform.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cctally.platform.time.EpochMicros;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a lower percentage is a reset, a credit, a passing zero, or nothing. */
class ResetRulesTest {
  private static final String WEEK = "2026-05-16T09:00Z";
  private static final String LATER_WEEK = "2026-05-18T09:00Z";

  @ParameterizedTest
  @CsvSource({
    // prior, then, whether the end moves, events, stored
    "30, 5.0, true, 1, true",
    "30, 5.1, true, 0, true",
    "14, 0, true, 1, true",
    "14, 1.0, true, 1, true",
    "14, 2, true, 0, true",
    "30, 5.0, false, 1, true",
    "30, 5.1, false, 0, false",
    "3.9, 0.9, false, 0, false",
    "3.9, 1.0, false, 0, false",
    "30.1, 5.1, false, 1, true",
  })
  void fallsAtTheThresholds(double prior, double then, boolean moves, int events, boolean stored) {
    try (Ledger ledger = new Ledger()) {
      ledger.tick("2026-05-12T10:00Z", prior, WEEK);
      ledger.tick("2026-05-12T11:20Z", then, moves ? LATER_WEEK : WEEK);

      assertEquals(events, ledger.periodEvents().size());
      assertEquals(stored ? 2 : 1, ledger.percents().size());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "3.9, 1.0, 7.0, false",
    "4.0, 1.0, 1.5, true",
    "14, 1.1, 1.1, false",
    "14, 1.0, 7.0, true",
    "14, 0, 7.0, true",
    "14, 0, 7.1, false",
    "14, 0, 14, false",
  })
  void zeroMustBeConfirmed(double prior, double zero, double then, boolean credited) {
    try (Ledger ledger = new Ledger()) {
      ledger.tick("2026-05-12T10:00Z", prior, WEEK);
      ledger.tick("2026-05-12T11:50Z", zero, WEEK);
      assertEquals(List.of(), ledger.periodEvents());
      assertEquals(List.of(prior), ledger.percents(), "a single zero does not count");

      ledger.tick("2026-05-12T12:01Z", then, WEEK);

      assertEquals(credited ? 1 : 0, ledger.periodEvents().size());
      if (credited) {
        QuotaEvent event = ledger.periodEvents().getFirst();
        assertEquals(
            "2026-05-12T11:00:00+00:00",
            EpochMicros.iso(event.effectiveMicros()),
            "the hour of the first zero");
        assertEquals(prior, event.prior());
        assertEquals(List.of(prior, then), ledger.percents());
      }
    }
  }

  @Test
  void fallWhileZeroWaitsIsBelievedAtOnce() {
    try (Ledger ledger = new Ledger()) {
      ledger.tick("2026-05-12T10:00Z", 20, WEEK);
      ledger.tick("2026-05-12T11:50Z", 0.5, WEEK);
      ledger.tick("2026-05-12T11:55Z", 40, WEEK); // the zero has passed
      ledger.tick("2026-05-12T12:01Z", 3, WEEK);

      assertEquals(1, ledger.periodEvents().size());
      assertEquals(40.0, ledger.periodEvents().getFirst().prior());
      assertEquals(List.of(20.0, 40.0, 3.0), ledger.percents());
    }
  }

  @ParameterizedTest
  @CsvSource({"28, 23.1, 0", "28, 23.0, 1", "30.1, 25.1, 1", "28, 23.01, 0"})
  void blockFallsAtTheThreshold(double prior, double then, int events) {
    try (Ledger ledger = new Ledger()) {
      ledger.tick("2026-05-12T10:00Z", 10, WEEK, prior, "2026-05-12T14:00Z");
      ledger.tick("2026-05-12T10:20Z", 11, WEEK, then, "2026-05-12T14:00Z");

      assertEquals(events, ledger.blockEvents().size());
    }
  }

  @Test
  void blockCreditsInOneSlotCount() {
    try (Ledger ledger = new Ledger()) {
      String block = "2026-05-12T14:00Z";
      ledger.tick("2026-05-12T10:01Z", 10, WEEK, 28.0, block);
      ledger.tick("2026-05-12T10:02Z", 10.1, WEEK, 8.0, block);
      ledger.tick("2026-05-12T10:03Z", 10.2, WEEK, 20.0, block);
      ledger.tick("2026-05-12T10:04Z", 10.3, WEEK, 9.0, block);

      assertEquals(2, ledger.blockEvents().size());
    }
  }

  @Test
  void blockFallWithinDisbelievedTickIsSeenOnce() {
    try (Ledger ledger = new Ledger()) {
      String block = "2026-05-12T14:00Z";
      ledger.tick("2026-05-12T10:01Z", 10, WEEK, 28.0, block);
      ledger.tick("2026-05-12T10:02Z", 9, WEEK, 8.0, block); // the period is lower
      ledger.tick("2026-05-12T10:03Z", 10.3, WEEK, 8.0, block);

      assertEquals(1, ledger.blockEvents().size());
      assertEquals(List.of(10.0, 10.3), ledger.percents());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "09:00, 0",
    "09:00, 1",
    "09:00, 59",
    "09:00, 600",
    "09:00, 1799",
    "00:00, 0",
    "00:00, 1",
    "00:00, 59",
    "00:00, 600",
    "00:00, 1799",
  })
  void waveringResetIsOneWeek(String time, int seconds) {
    try (Ledger ledger = new Ledger()) {
      String end = "2026-05-16T" + time + "Z";
      List<Double> stated = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        stated.add(50.0 + i);
        wavering(ledger, "2026-05-12T10:0" + i + "Z", 50.0 + i, end, (i % 3 - 1) * seconds);
      }
      for (int i = 0; i < 6; i++) { // after a credit
        stated.add(2.0 + i);
        wavering(ledger, "2026-05-12T12:0" + i + "Z", 2.0 + i, end, (i % 3 - 1) * seconds);
      }
      assertEquals(stated, ledger.percents());
      assertEquals(1, ledger.periodEvents().size());
      assertEquals(1, ledger.tables.periods().all(ledger.series()).size());
    }
  }

  private static void wavering(Ledger ledger, String at, double percent, String end, int by) {
    TickCheck.Stated stated =
        new TickCheck.Stated(percent, Ledger.micros(end) / 1_000_000 + by, null, null);
    ledger.recorder.record(
        TickCheck.of(Ledger.SERIES, Ledger.micros(at), stated, "test").tick(), ledger);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "599, 1", "600, 1", "1800, 1", "1801, 2", "-1, 1", "-1800, 1", "-1801, 2"})
  void nearResetsAreOneBlock(int seconds, int blocks) {
    try (Ledger ledger = new Ledger()) {
      long reset = Ledger.micros("2026-05-12T14:00Z") / 1_000_000;
      long week = Ledger.micros(WEEK) / 1_000_000;
      for (int i = 0; i < 2; i++) {
        TickCheck.Stated stated =
            new TickCheck.Stated(10 + i, week, 5.0 + i, reset + (long) i * seconds);
        long at = Ledger.micros("2026-05-12T10:0" + i + "Z");
        ledger.recorder.record(TickCheck.of(Ledger.SERIES, at, stated, "test").tick(), ledger);
      }
      List<Block> stored = ledger.tables.blocks().all(ledger.series());
      assertEquals(blocks, stored.size());
      assertEquals(blocks == 1 || seconds > 0, stored.getLast().resetMicros() == reset * 1_000_000);
    }
  }

  /** How near a reset is counts from the block's first one: a block does not creep away. */
  @Test
  void aResetThatWandersIsMeasuredAgainstTheBlock() {
    try (Ledger ledger = new Ledger()) {
      ledger.tick("2026-05-12T10:00Z", 10, WEEK, 5.0, "2026-05-12T14:00Z");
      ledger.tick("2026-05-12T10:01Z", 11, WEEK, 6.0, "2026-05-12T14:29Z");
      ledger.tick("2026-05-12T10:02Z", 12, WEEK, 7.0, "2026-05-12T14:38Z");

      assertEquals(
          List.of("2026-05-12T14:38Z", "2026-05-12T14:00Z").stream().map(Ledger::micros).toList(),
          ledger.tables.blocks().all(ledger.series()).stream().map(Block::resetMicros).toList());
      assertEquals(List.of(), Rederivation.differences(ledger.database));
    }
  }

  /** Where no block is known the latest reading tells which it is, even without a percentage. */
  @ParameterizedTest
  @CsvSource({"599, 1778594400", "600, 1778595000", "-599, 1778594400", "-600, 1778593800"})
  void aResetThatWasStatedAloneNamesTheBlock(int seconds, long key) {
    try (Ledger ledger = new Ledger()) {
      long reset = Ledger.micros("2026-05-12T14:00Z") / 1_000_000;
      long week = Ledger.micros(WEEK) / 1_000_000;
      long at = Ledger.micros("2026-05-12T10:00Z");
      TickCheck.Stated alone = new TickCheck.Stated(10, week, null, reset);
      TickCheck.Stated whole = new TickCheck.Stated(11, week, 5.0, reset + seconds);
      ledger.recorder.record(TickCheck.of(Ledger.SERIES, at, alone, "test").tick(), ledger);
      long later = at + 60_000_000;
      ledger.recorder.record(TickCheck.of(Ledger.SERIES, later, whole, "test").tick(), ledger);

      assertEquals(
          List.of(key),
          ledger.tables.blocks().all(ledger.series()).stream().map(Block::key).toList());
      assertEquals(List.of(), Rederivation.differences(ledger.database));
    }
  }

  @Test
  void lateTicksOfWhatIsOverChangeNothingElse() {
    try (Ledger ledger = new Ledger()) {
      ledger.tick("2026-05-16T08:50Z", 90, WEEK, 20.0, "2026-05-16T09:05Z");
      ledger.tick("2026-05-16T09:10Z", 1, "2026-05-23T09:00Z", 2.0, "2026-05-16T14:05Z");
      ledger.tick("2026-05-16T09:11Z", 90.5, WEEK, 21.0, "2026-05-16T09:05Z");
      ledger.tick("2026-05-16T09:12Z", 1.5, "2026-05-23T09:00Z", 3.0, "2026-05-16T14:05Z");

      assertEquals(List.of(), ledger.periodEvents());
      List<Block> blocks = ledger.tables.blocks().all(ledger.series());
      assertEquals(List.of(false, true), blocks.stream().map(Block::closed).toList());
      assertEquals(3.0, blocks.getFirst().percent());
    }
  }
}
