package dev.cctally.platform.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cctally.platform.quota.Recorded.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Readings that we learn of after later ones, as it happens with those that stand in logs. */
class LateReadingsTest {
  private static final String END = "2026-05-16T09:00Z";

  @Test
  void aLateReadingTakesItsPlace() {
    try (Ledger ledger = new Ledger()) {
      ledger.tick("2026-05-12T10:00Z", 10, END);
      ledger.tick("2026-05-12T12:00Z", 30, END);

      Recorded late = ledger.tick("2026-05-12T11:00Z", 20, END);

      assertEquals(Outcome.STORED, late.outcome());
      assertThat(ledger.percents()).containsExactly(10.0, 20.0, 30.0);
      assertThat(Rederivation.differences(ledger.database)).isEmpty();
    }
  }

  @Test
  void aLateReadingThatSaysNothingNewIsNotStored() {
    try (Ledger ledger = new Ledger()) {
      ledger.tick("2026-05-12T10:00Z", 10, END);
      ledger.tick("2026-05-12T12:00Z", 30, END);

      assertEquals(Outcome.DUPLICATE, ledger.tick("2026-05-12T11:00Z", 10, END).outcome());
      assertEquals(Outcome.DUPLICATE, ledger.tick("2026-05-12T10:00Z", 10, END).outcome());
      assertEquals(2, ledger.database.number("SELECT count(*) FROM quota_reading"));
    }
  }

  @Test
  void whatAnEarlierReadingSaidBeforeIsKeptButNoLongerCounts() {
    try (Ledger ledger = new Ledger()) {
      ledger.tick("2026-05-12T12:00Z", 30, END);
      ledger.tick("2026-05-12T11:00Z", 30, END);

      assertThat(ledger.tables.readings().all(ledger.series()))
          .extracting(Reading::atMicros)
          .containsExactly(Ledger.micros("2026-05-12T11:00Z"));
      assertEquals(2, ledger.database.number("SELECT count(*) FROM quota_reading"));
      assertThat(Rederivation.differences(ledger.database)).isEmpty();
    }
  }

  @Test
  void aCreditIsFoundThoughItsReadingsComeTheWrongWayRound() {
    try (Ledger ledger = new Ledger()) {
      ledger.tick("2026-05-12T13:00Z", 4, END);
      ledger.tick("2026-05-12T12:00Z", 2, END);
      ledger.tick("2026-05-12T11:00Z", 60, END);

      assertThat(ledger.periodEvents())
          .singleElement()
          .satisfies(credit -> {
            assertThat(credit.prior()).isEqualTo(60.0);
            assertThat(credit.detectedMicros()).isEqualTo(Ledger.micros("2026-05-12T12:00Z"));
          });
      assertThat(Rederivation.differences(ledger.database)).isEmpty();
    }
  }

  @Test
  void whatWasWrittenDownStaysWithItsPartOfTheWeekAndItsBlock() {
    try (Ledger ledger = new Ledger()) {
      String block = "2026-05-12T15:00Z";
      ledger.used("2026-05-12T10:30Z", 3).used("2026-05-12T12:30Z", 2);
      ledger.tick("2026-05-12T11:00Z", 60, END, 9.0, block);
      ledger.tick("2026-05-12T12:00Z", 2, END, 9.0, block);
      ledger.tick("2026-05-12T13:00Z", 3, END, 11.0, block);
      long credit = ledger.periodEvents().getFirst().id();
      List<String> before = ledger.milestones("2026-05-09", credit);
      List<Block> blocks = ledger.tables.blocks().all(ledger.series());
      ledger.logsAreDeleted();

      ledger.tick("2026-05-11T10:00Z", 40, END, 50.0, "2026-05-11T12:00Z");

      assertThat(ledger.periodEvents()).extracting(QuotaEvent::id).containsExactly(credit);
      assertThat(ledger.milestones("2026-05-09", credit)).isEqualTo(before).isNotEmpty();
      assertThat(ledger.tables.blocks().all(ledger.series())).contains(blocks.getFirst());
      assertThat(ledger.percents()).containsExactly(40.0, 60.0, 2.0, 3.0);
    }
  }

  @Test
  void anEarlierStatementOfABlocksResetTakesItsCostAndMilestonesAlong() {
    try (Ledger ledger = new Ledger()) {
      ledger.used("2026-05-12T10:30Z", 3);
      ledger.tick("2026-05-12T11:00Z", 10, END, 9.0, "2026-05-12T14:50Z");
      Block measured = ledger.tables.blocks().all(ledger.series()).getFirst();
      ledger.logsAreDeleted();

      ledger.tick("2026-05-12T10:50Z", 9, END, 7.0, "2026-05-12T15:10Z");

      Block moved = ledger.tables.blocks().all(ledger.series()).getFirst();
      assertThat(moved.resetMicros()).isEqualTo(Ledger.micros("2026-05-12T15:10Z"));
      assertThat(moved.usage()).isEqualTo(measured.usage());
      assertThat(ledger.tables.milestones().ofWindow(ledger.series(), Axis.BLOCK, moved.key()))
          .extracting(Milestone::threshold)
          .contains(9);
      assertThat(ledger.tables.blocks().models(ledger.series(), moved.key())).isNotEmpty();
      assertThat(Rederivation.differences(ledger.database)).isEmpty();
    }
  }

  /**
   * What is swallowed as it comes, since it says nothing new or cannot be, is gone: where nothing
   * was, the order does not matter at all. What is stored follows from the readings in any case.
   */
  @Test
  void theOrderWeLearnOfReadingsInDoesNotMatter() {
    AtomicInteger whole = new AtomicInteger();
    IntStream.rangeClosed(1, 80)
        .parallel()
        .forEach(seed -> {
          Random random = new Random(seed);
          List<QuotaTick> ticks = ticks(random);
          List<QuotaTick> shuffled = new ArrayList<>(ticks);
          Collections.shuffle(shuffled, random);
          try (Ledger inOrder = new Ledger();
              Ledger otherwise = new Ledger()) {
            ticks.forEach(tick -> inOrder.recorder.record(tick, inOrder));
            shuffled.forEach(tick -> otherwise.recorder.record(tick, otherwise));
            String result = what(otherwise);
            if (stored(inOrder) == ticks.size() && stored(otherwise) == ticks.size()) {
              whole.incrementAndGet();
              assertEquals(what(inOrder), result, "history " + seed);
            }
            assertEquals(List.of(), Rederivation.differences(otherwise.database), "" + seed);
          }
        });
    assertThat(whole).hasValueGreaterThan(20);
  }

  private static long stored(Ledger ledger) {
    return ledger.database.number("SELECT count(*) FROM quota_reading");
  }

  /** What counts, as text without our numbers for things. */
  private static String what(Ledger ledger) {
    StringBuilder text = new StringBuilder();
    long series = ledger.series();
    for (Reading one : ledger.tables.readings().all(series)) {
      text.append(one.atMicros()).append(' ').append(one.percent()).append(' ');
      text.append(one.blockKey()).append(' ').append(one.blockPercent()).append('\n');
    }
    for (Segment one : ledger.tables.segments(series)) {
      text.append(one.period().key()).append(' ').append(one.fromMicros()).append(' ');
      text.append(one.toMicros()).append(' ').append(one.creditedAt()).append('\n');
    }
    for (Block one : ledger.tables.blocks().all(series)) {
      text.append(one.key()).append(' ').append(one.resetMicros()).append(' ');
      text.append(one.percent()).append(' ').append(one.crossed()).append('\n');
    }
    return text.toString();
  }

  private static List<QuotaTick> ticks(Random random) {
    List<QuotaTick> ticks = new ArrayList<>();
    long minute = 60_000_000L;
    long week = 7 * 24 * 60 * minute;
    long now = Ledger.micros("2026-05-04T10:00Z");
    long end = Ledger.micros("2026-05-11T09:00Z");
    long blockEnd = 0;
    double used = 0;
    double block = 0;
    for (int i = 0; i < 25; i++) {
      now += minute + random.nextLong(12 * 60) * minute;
      while (now >= end) {
        end += week;
        used = 0;
      }
      if (now >= blockEnd) {
        blockEnd = now + 300 * minute;
        block = 0;
      }
      used = Math.min(100, used + random.nextInt(9));
      block = Math.min(100, block + random.nextInt(20));
      if (used > 40 && random.nextInt(6) == 0) {
        used = random.nextInt(5); // given back
      }
      if (random.nextInt(15) == 0) {
        end = now + week - random.nextInt(40) * 60L * minute; // begun anew
        end -= Math.floorMod(end, 60 * minute);
        used = 0;
      }
      boolean whole = random.nextInt(5) > 0;
      ticks.add(
          new QuotaTick(
              Ledger.SERIES,
              now,
              whole ? (Double) used : null,
              whole ? (Long) end : null,
              block,
              blockEnd,
              "test",
              null));
    }
    return ticks;
  }
}
