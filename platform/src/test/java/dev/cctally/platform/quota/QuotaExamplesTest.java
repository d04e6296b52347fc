package dev.cctally.platform.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cctally.platform.quota.Recorded.Outcome;
import dev.cctally.platform.time.EpochMicros;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The worked examples of quota tracking, as far as they tell what is stored. */
class QuotaExamplesTest {
  private static final String OPUS = "claude-opus-4-6";
  private static final String SONNET = "claude-sonnet-4-6";

  private final Ledger ledger = new Ledger();

  @AfterEach
  void close() {
    ledger.close();
  }

  /** S1: a week of readings and sessions. */
  static void weekOfReadings(Ledger ledger) {
    ledger
        .used("2026-04-07T10:00Z", "/work/alpha", OPUS, 1000, 500, 0, 0, 10.0)
        .used("2026-04-10T10:00Z", "/work/beta", SONNET, 2000, 800, 0, 0, 20.0)
        .used("2026-04-13T16:05Z", "/work/alpha", OPUS, 1000, 400, 2000, 8000, 2.0)
        .used("2026-04-13T18:00Z", "/work/alpha", OPUS, 2000, 900, 0, 9000, 4.0)
        .used("2026-04-14T09:10Z", "/work/beta", SONNET, 3000, 1000, 500, 20000, 5.0)
        .used("2026-04-14T10:30Z", "/work/alpha", OPUS, 4000, 1600, 1000, 30000, 8.0)
        .used("2026-04-15T09:30Z", "/work/alpha", OPUS, 1500, 700, 0, 10000, 3.0)
        .used("2026-04-15T11:30Z", "/work/beta", SONNET, 3500, 1200, 700, 25000, 6.0)
        .used("2026-04-15T11:45Z", "/work/alpha", OPUS, 600, 300, 0, 5000, 1.25)
        .used("2026-04-15T12:15Z", "/work/alpha", OPUS, 400, 200, 0, 3000, 0.75);
    String first = "2026-04-13T15:00Z";
    String second = "2026-04-20T15:00Z";
    ledger.tick("2026-04-07T10:05Z", 12, first, 5.0, "2026-04-07T14:00Z");
    ledger.tick("2026-04-10T10:05Z", 36, first, 9.0, "2026-04-10T14:00Z");
    ledger.tick("2026-04-12T10:00Z", 40, first);
    ledger.tick("2026-04-13T16:10Z", 10.0, second, 4.0, "2026-04-13T21:00Z");
    ledger.tick("2026-04-13T18:30Z", 11.0, second, 5.0, "2026-04-13T20:59:58Z");
    ledger.tick("2026-04-14T11:00Z", 12.0, second, 7.0, "2026-04-14T14:00Z");
    ledger.tick("2026-04-15T10:00Z", 12.4, second, 3.0, "2026-04-15T14:00Z");
    ledger.tick("2026-04-15T12:00Z", 14.5, second, 5.0, "2026-04-15T14:00:03Z");
  }

  @Test
  void weekOfReadingsStoresMilestonesAndBlocks() {
    weekOfReadings(ledger);

    assertEquals(8, ledger.percents().size());
    assertEquals(List.of(), ledger.periodEvents());
    List<String> before =
        Stream.of(
                Stream.of("12 10 -", "13 30 20"),
                IntStream.rangeClosed(14, 36).mapToObj(percent -> percent + " 30 -"),
                Stream.of("37 30 0", "38 30 -", "39 30 -", "40 30 -"))
            .flatMap(part -> part)
            .toList();
    assertEquals(before, ledger.milestones("2026-04-06", 0));
    assertEquals(
        List.of("10 2 -", "11 6 4", "12 19 13", "13 29.25 10.25", "14 29.25 -"),
        ledger.milestones("2026-04-13", 0));
    assertEquals(
        List.of(
            "1776261600 2026-04-15T09:00:00+00:00 5.0 10.25 12.4 14.5",
            "1776175200 2026-04-14T09:00:00+00:00 7.0 13 12.0 12.0",
            "1776114000 2026-04-13T16:00:00+00:00 5.0 6 10.0 11.0",
            "1775829600 2026-04-10T09:00:00+00:00 9.0 20 36.0 36.0",
            "1775570400 2026-04-07T09:00:00+00:00 5.0 10 12.0 12.0"),
        ledger.tables.blocks().all(ledger.series()).stream().map(QuotaExamplesTest::text).toList());
    assertEquals(
        List.of("3 3 -", "4 10.25 7.25", "5 10.25 -"),
        ledger.tables.milestones().ofWindow(ledger.series(), Axis.BLOCK, 1_776_261_600).stream()
            .map(Ledger::text)
            .toList());
    assertEquals(
        List.of("/work/beta 6 1", "/work/alpha 4.25 2"),
        ledger.tables.blocks().projects(ledger.series(), 1_776_261_600).stream()
            .map(named ->
                named.name()
                    + " "
                    + named.part().cost().toDollars().toPlainString()
                    + " "
                    + named.part().entries())
            .toList());
  }

  private static String text(Block block) {
    return block.key()
        + " "
        + EpochMicros.iso(block.startMicros())
        + " "
        + block.percent()
        + " "
        + block.usage().cost().toDollars().toPlainString()
        + " "
        + block.periodFirst()
        + " "
        + block.periodLast();
  }

  /** S2: the vendor gives a week's quota back. */
  static void creditedWeek(Ledger ledger) {
    ledger
        .used("2026-05-09T10:00Z", 5)
        .used("2026-05-12T10:00Z", 45)
        .used("2026-05-13T16:45Z", 7)
        .used("2026-05-13T17:20Z", 3)
        .used("2026-05-13T20:00Z", 4);
    String resets = "2026-05-16T09:00Z";
    ledger.tick("2026-05-09T10:30Z", 64, resets);
    ledger.tick("2026-05-12T10:30Z", 67, resets);
    ledger.tick("2026-05-13T17:34Z", 2, resets);
    ledger.tick("2026-05-13T20:10Z", 3, resets);
  }

  @Test
  void creditOpensSegment() {
    creditedWeek(ledger);

    QuotaEvent event = ledger.periodEvents().getFirst();
    assertEquals(1, ledger.periodEvents().size());
    assertTrue(event.inPlace());
    assertEquals("2026-05-13T17:00:00+00:00", EpochMicros.iso(event.effectiveMicros()));
    assertEquals(event.effectiveMicros(), event.oldEndMicros());
    assertEquals("2026-05-16T09:00:00+00:00", EpochMicros.iso(event.newEndMicros()));
    assertEquals("2026-05-13T17:34:00+00:00", EpochMicros.iso(event.detectedMicros()));
    assertEquals(67.0, event.prior());
    assertEquals(
        List.of("64 5 -", "65 50 45", "66 50 -", "67 50 -"), ledger.milestones("2026-05-09", 0));
    assertEquals(List.of("2 3 -", "3 7 4"), ledger.milestones("2026-05-09", event.id()));
  }

  @Test
  void lateRepeatOfWhatWasBeforeCreditChangesNothing() {
    creditedWeek(ledger);

    Recorded repeat = ledger.tick("2026-05-13T20:20Z", 67, "2026-05-16T09:00Z");
    Recorded next = ledger.tick("2026-05-13T20:30Z", 3.5, "2026-05-16T09:00Z");

    assertEquals(Outcome.DISBELIEVED, repeat.outcome());
    assertEquals(Outcome.STORED, next.outcome());
    assertEquals(1, ledger.periodEvents().size());
    assertEquals(List.of(64.0, 67.0, 2.0, 3.0, 3.5), ledger.percents());
    long segment = ledger.periodEvents().getFirst().id();
    assertEquals(List.of("2 3 -", "3 7 4"), ledger.milestones("2026-05-09", segment));
  }

  @Test
  void everyCreditOfWeekCounts() {
    String resets = "2026-05-16T09:00Z";
    ledger.tick("2026-05-12T10:00Z", 60, resets);
    ledger.tick("2026-05-12T11:00Z", 2, resets);
    ledger.tick("2026-05-12T12:00Z", 40, resets);
    ledger.tick("2026-05-12T13:00Z", 3, resets);
    ledger.tick("2026-05-12T14:00Z", 4, resets);

    assertEquals(2, ledger.periodEvents().size());
    assertEquals(List.of(60.0, 2.0, 40.0, 3.0, 4.0), ledger.percents());
  }

  @Test
  void creditsInOneHourCount() {
    String resets = "2026-05-16T09:00Z";
    ledger.tick("2026-05-12T10:01Z", 60, resets);
    ledger.tick("2026-05-12T10:10Z", 2, resets);
    ledger.tick("2026-05-12T10:20Z", 40, resets);
    ledger.tick("2026-05-12T10:30Z", 3, resets);

    assertEquals(2, ledger.periodEvents().size());
    List<Segment> segments = ledger.tables.segments(ledger.series());
    assertEquals(2, segments.size()); // the one between them is empty
    assertEquals(ledger.periodEvents().getLast().id(), segments.getLast().event());
  }

  @Test
  void creditAfterMovedEndCounts() {
    ledger.tick("2026-05-12T10:00Z", 60, "2026-05-16T09:00Z");
    ledger.tick("2026-05-12T11:00Z", 0.5, "2026-05-18T09:00Z");
    ledger.tick("2026-05-12T12:00Z", 45, "2026-05-18T09:00Z");
    ledger.tick("2026-05-12T13:00Z", 3, "2026-05-18T09:00Z");
    ledger.tick("2026-05-12T14:00Z", 4, "2026-05-18T09:00Z");

    assertEquals(List.of(60.0, 0.5, 45.0, 3.0, 4.0), ledger.percents());
    assertEquals(2, ledger.periodEvents().size());
    assertFalse(ledger.periodEvents().getFirst().inPlace());
    assertTrue(ledger.periodEvents().getLast().inPlace());
  }

  @Test
  void endMovedOnOneDayIsAnotherPeriod() {
    ledger.tick("2026-05-12T10:00Z", 60, "2026-05-16T09:00Z");
    ledger.tick("2026-05-12T10:30Z", 1, "2026-05-16T12:00Z");
    ledger.tick("2026-05-12T10:40Z", 2, "2026-05-16T12:00Z");

    assertEquals(List.of(60.0, 1.0, 2.0), ledger.percents());
    assertEquals(
        List.of("2026-05-09", "2026-05-09"),
        ledger.tables.periods().all(ledger.series()).stream().map(Period::key).toList());
  }

  @Test
  void genuineReadingsOfCreditsHourStay() {
    String resets = "2026-05-16T09:00Z";
    ledger.tick("2026-05-12T16:50Z", 66, resets);
    ledger.tick("2026-05-12T17:10Z", 67, resets);
    ledger.tick("2026-05-12T17:34Z", 2, resets);

    assertEquals(List.of(66.0, 67.0, 2.0), ledger.percents());
    assertEquals(67.0, ledger.periodEvents().getFirst().prior());
  }

  /** S3: the vendor gives part of a block back. */
  static void creditedBlock(Ledger ledger) {
    ledger
        .used("2026-05-12T09:30Z", 2)
        .used("2026-05-12T10:10Z", 3)
        .used("2026-05-12T10:30Z", 1)
        .used("2026-05-12T11:00Z", 0.5);
    String week = "2026-05-16T09:00Z";
    String block = "2026-05-12T14:00Z";
    ledger.tick("2026-05-12T10:00Z", 10, week, 26.0, block);
    ledger.tick("2026-05-12T10:20Z", 10.5, week, 28.0, block);
    ledger.tick("2026-05-12T10:47Z", 10.5, week, 8.0, block);
    ledger.tick("2026-05-12T11:05Z", 10.6, week, 10.0, block);
  }

  @Test
  void blockCreditOpensSegment() {
    creditedBlock(ledger);

    QuotaEvent event = ledger.blockEvents().getFirst();
    assertEquals(1, ledger.blockEvents().size());
    assertEquals(1_778_594_400, event.blockKey());
    assertEquals(28.0, event.prior());
    assertEquals(8.0, event.post());
    assertEquals("2026-05-12T10:40:00+00:00", EpochMicros.iso(event.effectiveMicros()));
    Block block =
        Objects.requireNonNull(ledger.tables.blocks().find(ledger.series(), 1_778_594_400));
    assertEquals("1778594400 2026-05-12T09:00:00+00:00 10.0 6.5 10.0 10.6", text(block));
    assertEquals(400, block.usage().tokens().input());
    assertEquals(200, block.usage().tokens().output());
    assertEquals(
        List.of(
            "26 2 - 10.0 0",
            "27 5 3 10.5 0",
            "28 5 - 10.5 0",
            "8 6 - 10.5 " + event.id(),
            "9 6.5 0.5 10.6 " + event.id(),
            "10 6.5 - 10.6 " + event.id()),
        ledger.tables.milestones().ofWindow(ledger.series(), Axis.BLOCK, block.key()).stream()
            .map(m -> Ledger.text(m) + " " + m.otherPercent() + " " + m.segment())
            .toList());
  }

  @Test
  void lateRepeatOfBlockBeforeCreditLosesTheBlockOnly() {
    creditedBlock(ledger);

    Recorded repeat =
        ledger.tick("2026-05-12T11:10Z", 11.2, "2026-05-16T09:00Z", 28.0, "2026-05-12T14:00Z");

    assertEquals(Outcome.STORED, repeat.outcome());
    assertNull(Objects.requireNonNull(repeat.reading()).blockPercent());
    assertEquals(1, ledger.blockEvents().size());
  }

  /** S4: the week is cut short and another begins. */
  static void movedWeek(Ledger ledger) {
    ledger
        .used("2026-05-10T10:00Z", 20)
        .used("2026-05-12T12:30Z", 2)
        .used("2026-05-13T14:10Z", 1)
        .used("2026-05-14T10:00Z", 6);
    ledger.tick("2026-05-10T10:30Z", 34, "2026-05-16T09:00Z");
    ledger.tick("2026-05-13T14:34Z", 0.5, "2026-05-18T09:00Z");
    ledger.tick("2026-05-14T10:30Z", 5, "2026-05-18T09:00Z");
  }

  @Test
  void movedEndCutsTheWeek() {
    movedWeek(ledger);

    QuotaEvent event = ledger.periodEvents().getFirst();
    assertEquals("2026-05-16T09:00:00+00:00", EpochMicros.iso(event.oldEndMicros()));
    assertEquals("2026-05-18T09:00:00+00:00", EpochMicros.iso(event.newEndMicros()));
    assertEquals("2026-05-13T14:00:00+00:00", EpochMicros.iso(event.effectiveMicros()));
    assertNull(event.prior());
    assertEquals(List.of("5 7 -"), ledger.milestones("2026-05-11", event.id()));
    assertEquals(
        List.of(
            "2026-05-09 2026-05-09T09:00:00+00:00 2026-05-13T14:00:00+00:00",
            "2026-05-11 2026-05-13T14:00:00+00:00 2026-05-18T09:00:00+00:00"),
        segments());
  }

  /** S5: two ends alternate without a fall. */
  @Test
  void flappingEndIsNoEvent() {
    ledger.tick("2026-05-12T08:40Z", 35, "2026-05-16T09:00Z");
    ledger.tick("2026-05-12T09:20Z", 33, "2026-05-18T09:00Z");
    ledger.tick("2026-05-12T09:30Z", 35.5, "2026-05-16T09:00Z");

    assertEquals(List.of(), ledger.periodEvents());
    assertEquals(
        List.of(
            "2026-05-09 2026-05-09T09:00:00+00:00 2026-05-11T09:00:00+00:00",
            "2026-05-11 2026-05-11T09:00:00+00:00 2026-05-18T09:00:00+00:00"),
        segments());
  }

  private List<String> segments() {
    return ledger.tables.segments(ledger.series()).stream()
        .map(segment ->
            segment.period().key()
                + " "
                + EpochMicros.iso(segment.fromMicros())
                + " "
                + EpochMicros.iso(segment.toMicros()))
        .toList();
  }

  /** S6: a week begins while a block runs. */
  @Test
  void blockThatSeesTheWeekBeginIsMarked() {
    ledger.used("2026-05-16T08:30Z", 1).used("2026-05-16T09:10Z", 2);
    ledger.tick("2026-05-16T08:40Z", 94, "2026-05-16T09:00Z", 10.0, "2026-05-16T12:00Z");
    ledger.tick("2026-05-16T09:20Z", 1, "2026-05-23T09:00Z", 12.0, "2026-05-16T12:00Z");

    assertEquals(List.of(), ledger.periodEvents());
    Block block = ledger.tables.blocks().all(ledger.series()).getFirst();
    assertTrue(block.crossed());
    assertEquals(
        Ledger.micros("2026-05-16T12:00Z") / 1_000_000
            + " 2026-05-16T07:00:00+00:00 12.0 3 94.0 1.0",
        text(block));
  }

  @Test
  void blockThatStartsWithTheWeekIsNotMarked() {
    ledger.tick("2026-05-16T09:20Z", 1, "2026-05-23T09:00Z", 12.0, "2026-05-16T14:00Z");

    assertFalse(ledger.tables.blocks().all(ledger.series()).getFirst().crossed());
  }

  /** S9: small facts. */
  @Test
  void repeatedAndLowerReadings() {
    String week = "2026-05-16T09:00Z";
    String block = "2026-05-12T14:00Z";
    assertEquals(Outcome.STORED, outcome("2026-05-12T10:00Z", 10, 30.0));
    assertEquals(Outcome.DUPLICATE, outcome("2026-05-12T10:01Z", 10, 30.0));
    assertEquals(Outcome.DUPLICATE, ledger.tick("2026-05-12T10:02Z", 10, week).outcome());
    assertEquals(Outcome.DUPLICATE, outcome("2026-05-12T10:03Z", 10, 28.0));

    Recorded raised = ledger.tick("2026-05-12T10:04Z", 11, week, 28.0, block);
    assertEquals(30.0, Objects.requireNonNull(raised.reading()).blockPercent());
    assertEquals(List.of(), ledger.blockEvents());
    assertEquals(Outcome.DISBELIEVED, outcome("2026-05-12T10:05Z", 10.5, 31.0));
    assertEquals(Outcome.STORED, outcome("2026-05-12T10:06Z", 10.96, 31.0));
    assertEquals(List.of(10.0, 11.0, 10.96), ledger.percents());
  }

  private Outcome outcome(String at, double percent, double block) {
    return ledger.tick(at, percent, "2026-05-16T09:00Z", block, "2026-05-12T14:00Z").outcome();
  }

  @Test
  void ordinaryRolloverIsNoEvent() {
    ledger.tick("2026-05-16T08:40Z", 94, "2026-05-16T09:00Z");
    ledger.tick("2026-05-16T09:00:30Z", 0, "2026-05-23T09:00Z");

    assertEquals(List.of(), ledger.periodEvents());
    assertEquals(List.of(94.0, 0.0), ledger.percents());
  }

  @Test
  void whatAnEarlierRunLeftOutIsMadeUpFor() {
    String week = "2026-05-16T09:00Z";
    ledger.tick("2026-05-12T09:00Z", 5, week);
    ledger.used("2026-05-12T09:30Z", 2);
    QuotaTick tick =
        TickCheck.of(
                Ledger.SERIES,
                Ledger.micros("2026-05-12T10:00Z"),
                new TickCheck.Stated(7, Ledger.micros(week) / 1_000_000, 4.0, 1_778_594_400L),
                "test")
            .tick();
    // As if the process had died right after the reading was stored.
    ledger.recorder.record(
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
    assertEquals(List.of("5 0 -"), ledger.milestones("2026-05-09", 0));

    Recorded again = ledger.tick("2026-05-12T10:04Z", 7, week, 4.0, "2026-05-12T14:00Z");

    assertEquals(Outcome.DUPLICATE, again.outcome());
    assertEquals(List.of("5 0 -", "6 2 2", "7 2 -"), ledger.milestones("2026-05-09", 0));
    assertNotNull(ledger.tables.blocks().find(ledger.series(), 1_778_594_400));
    Milestone block =
        ledger.tables.milestones().ofWindow(ledger.series(), Axis.BLOCK, 1_778_594_400).getFirst();
    assertEquals(Ledger.micros("2026-05-12T10:00Z"), block.capturedMicros());
    int refreshed = ledger.refreshed;
    ledger.tick("2026-05-12T10:05Z", 7, week, 4.0, "2026-05-12T14:00Z");
    assertEquals(refreshed, ledger.refreshed, "nothing is owed, so no log is looked at");
  }

  @Test
  void deletedLogsDoNotZeroACreditedWeek() {
    creditedWeek(ledger);
    ledger.logsAreDeleted();

    ledger.tick("2026-05-13T22:00Z", 5, "2026-05-16T09:00Z");

    long segment = ledger.periodEvents().getFirst().id();
    assertEquals(
        List.of("2 3 -", "3 7 4", "4 7 0", "5 7 -"), ledger.milestones("2026-05-09", segment));
  }

  @Test
  void deletedLogsDoNotZeroWhatIsStored() {
    weekOfReadings(ledger);
    ledger.logsAreDeleted();

    ledger.tick("2026-04-15T12:20Z", 14.6, "2026-04-20T15:00Z", 6.0, "2026-04-15T14:00Z");
    ledger.tick("2026-04-15T12:21Z", 15.2, "2026-04-20T15:00Z", 6.0, "2026-04-15T14:00Z");

    assertEquals("15 29.25 0", ledger.milestones("2026-04-13", 0).getLast());
    Block block = ledger.tables.blocks().all(ledger.series()).getFirst();
    assertEquals("10.25", block.usage().cost().toDollars().toPlainString());
    assertEquals(2, ledger.tables.blocks().projects(ledger.series(), block.key()).size());
  }
}
