package dev.cctally.platform.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Readings from about the time of a reset or credit that we learn of after it: what was written
 * down of the part of the window that it opened stays, and is written once.
 */
class LateCreditsTest {
  private static final String END = "2026-05-16T09:00Z";
  private static final String BLOCK_END = "2026-05-12T14:00Z";

  private final Ledger ledger = new Ledger();

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void aCreditThatWasSeenALittleEarlierIsTheSame() {
    credited();
    List<String> written = milestones();

    ledger.tick("2026-05-12T10:30:00Z", 2, END, 5.0, BLOCK_END);

    assertThat(milestones()).isEqualTo(written).hasSize(8);
    assertThat(ledger.periodEvents())
        .singleElement()
        .satisfies(credit -> {
          assertThat(credit.detectedMicros()).isEqualTo(Ledger.micros("2026-05-12T10:30:00Z"));
        });
    ledger.used("2026-05-12T10:48Z", 4);
    ledger.tick("2026-05-12T10:50Z", 5, END, 8.0, BLOCK_END);
    assertThat(milestones()).startsWith(written.toArray(String[]::new)).hasSize(10);
    assertThat(Rederivation.differences(ledger.database)).isEmpty();
  }

  @Test
  void aCreditThatIsMeasuredAgainstALaterReadingIsTheSame() {
    credited();
    List<String> written = milestones();

    ledger.tick("2026-05-12T10:29:58Z", 67, END, 41.0, BLOCK_END);

    assertThat(milestones()).startsWith(written.toArray(String[]::new)).hasSize(9); // and 41 %
    assertThat(ledger.periodEvents()).hasSize(1);
    assertThat(ledger.blockEvents())
        .singleElement()
        .satisfies(credit -> assertThat(credit.prior()).isEqualTo(41.0));
    assertThat(Rederivation.differences(ledger.database)).isEmpty();
  }

  @Test
  void anEndThatWasMovedALittleEarlierIsTheSameReset() {
    String moved = "2026-05-18T09:00Z";
    ledger.used("2026-05-13T15:30Z", 1);
    ledger.tick("2026-05-10T10:30Z", 34, END);
    ledger.tick("2026-05-13T14:34Z", 1, moved);
    ledger.tick("2026-05-13T15:00Z", 2, moved);
    ledger.tick("2026-05-13T16:00Z", 3, moved);
    List<String> written = milestones();

    ledger.tick("2026-05-13T14:33:58Z", 1, moved);
    ledger.tick("2026-05-13T13:59:58Z", 1, moved);

    assertThat(milestones()).isEqualTo(written).hasSize(4);
    assertThat(ledger.periodEvents())
        .singleElement()
        .satisfies(reset -> {
          assertThat(reset.effectiveMicros()).isEqualTo(Ledger.micros("2026-05-13T13:00Z"));
        });
    assertThat(Rederivation.differences(ledger.database)).isEmpty();
  }

  @Test
  void aFirstZeroThatIsFoundLateOpensNoOtherPart() {
    ledger.tick("2026-05-12T10:00Z", 14, END);
    ledger.tick("2026-05-12T11:50Z", 0, END);
    ledger.tick("2026-05-12T12:01Z", 2, END);
    ledger.tick("2026-05-12T12:10Z", 3, END);
    List<String> written = milestones();

    ledger.tick("2026-05-12T11:40Z", 0, END);

    assertThat(ledger.periodEvents())
        .singleElement()
        .satisfies(credit -> {
          assertThat(credit.detectedMicros()).isEqualTo(Ledger.micros("2026-05-12T11:40Z"));
        });
    assertThat(milestones()).isEqualTo(written).hasSize(3);
  }

  @Test
  void eachOfSeveralCreditsStaysTheOneItIs() {
    ledger.tick("2026-05-12T10:00Z", 60, END);
    ledger.tick("2026-05-12T10:30Z", 2, END);
    ledger.tick("2026-05-12T10:45Z", 40, END);
    ledger.tick("2026-05-12T11:00Z", 3, END);
    ledger.tick("2026-05-12T11:10Z", 4, END);
    List<Long> credits = ledger.periodEvents().stream().map(QuotaEvent::id).toList();
    List<String> written = milestones();

    ledger.tick("2026-05-12T10:59Z", 3, END);
    assertThat(milestones()).isEqualTo(written);

    // One more between them: a fall to 30 first. What follows is still the part it was.
    ledger.tick("2026-05-12T10:20Z", 30, END);

    assertThat(ledger.periodEvents()).hasSize(3);
    assertThat(ledger.periodEvents().subList(1, 3)).extracting(QuotaEvent::id).isEqualTo(credits);
    assertThat(milestones()).containsAll(written);
    assertThat(Rederivation.differences(ledger.database)).isEmpty();
  }

  @Test
  void ofACreditThatWasNoneItsMilestonesComeBackToWhatTheyAreOf() {
    ledger.tick("2026-05-12T10:00Z", 8, END, 30.0, BLOCK_END);
    ledger.tick("2026-05-12T10:30Z", 9, END, 20.0, BLOCK_END);
    ledger.tick("2026-05-12T10:40Z", 9, END, 32.0, BLOCK_END);
    assertThat(ledger.blockEvents()).hasSize(1);

    // It fell in small steps, so that it was noise.
    ledger.tick("2026-05-12T10:10Z", 8.5, END, 26.0, BLOCK_END);
    ledger.tick("2026-05-12T10:20Z", 8.7, END, 21.0, BLOCK_END);

    assertThat(Rederivation.differences(ledger.database)).isEmpty();
    assertThat(milestones()).doesNotHaveDuplicates();
  }

  /** Processes that race record within a second or two, and not in the order of their clocks. */
  @Test
  void theOrderOfRacingReadingsNeitherDoublesNorLosesMilestones() {
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      try (Ledger race = new Ledger()) {
        race.tick("2026-05-12T10:00Z", 67, END, 40.0, BLOCK_END);
        List<Integer> seconds = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5));
        Collections.shuffle(seconds, random);
        for (int second : seconds) {
          double percent = seed % 2 == 0 ? 2 : 2 + second;
          race.used("2026-05-12T10:29:0" + second + "Z", 1);
          race.tick("2026-05-12T10:30:0" + second + "Z", percent, END, 5.0, BLOCK_END);
        }
        List<String> all = milestones(race);
        assertThat(all).as("race %s", seed).doesNotHaveDuplicates();
        assertThat(race.periodEvents()).as("race %s", seed).hasSize(1);
        assertThat(Rederivation.differences(race.database)).as("race %s", seed).isEmpty();
        long credit = race.periodEvents().getFirst().id();
        for (Milestone one : race.tables.milestones().of(race.series(), Axis.PERIOD, 1, credit)) {
          assertThat(one.threshold()).isBetween(2, 7);
        }
        assertThat(race.tables.milestones().of(race.series(), Axis.PERIOD, 1, credit))
            .as("race %s", seed)
            .extracting(Milestone::threshold)
            .contains(seed % 2 == 0 ? 2 : 7);
      }
    }
  }

  private void credited() {
    ledger
        .used("2026-05-12T09:30Z", 3)
        .used("2026-05-12T10:30:30Z", 1)
        .used("2026-05-12T10:40Z", 1);
    ledger.tick("2026-05-12T10:00Z", 67, END, 40.0, BLOCK_END);
    ledger.tick("2026-05-12T10:30:02Z", 2, END, 5.0, BLOCK_END);
    ledger.tick("2026-05-12T10:35Z", 3, END, 6.0, BLOCK_END);
    ledger.tick("2026-05-12T10:45Z", 4, END, 7.0, BLOCK_END);
  }

  private List<String> milestones() {
    return milestones(ledger);
  }

  /** Every milestone, with the part it is of; the one that was written first comes first. */
  private static List<String> milestones(Ledger ledger) {
    List<Long> events = new ArrayList<>(List.of(0L));
    ledger.periodEvents().forEach(event -> events.add(event.id()));
    ledger.blockEvents().forEach(event -> events.add(event.id()));
    List<String> all = new ArrayList<>();
    for (Milestone one : ledger.tables.milestones().after(ledger.series(), 0)) {
      assertThat(events).contains(one.segment());
      all.add(one.axis() + " " + one.window() + " " + one.segment() + " " + Ledger.text(one));
    }
    return all;
  }
}
