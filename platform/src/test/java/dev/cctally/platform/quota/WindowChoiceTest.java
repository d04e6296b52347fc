package dev.cctally.platform.quota;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.period.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WindowChoiceTest {
  private static final Duration FIVE_HOURS = Duration.ofHours(5);

  private final List<Instant> resets = new ArrayList<>();
  private final List<TimeWindow> known = new ArrayList<>();
  private final List<Instant> credits = new ArrayList<>();

  private void reset(int times, String at) {
    for (int i = 0; i < times; i++) {
      resets.add(at(at));
    }
  }

  private void known(String start, String end) {
    known.add(new TimeWindow(at(start), at(end)));
  }

  private static Instant at(String time) {
    return Instant.parse("2026-05-" + time + "Z");
  }

  private List<String> windows() {
    return WindowChoice.of(new WindowRecords(resets, known, credits), FIVE_HOURS).stream()
        .map(window -> (window.start() + "/" + window.end()).replace("2026-05-", ""))
        .toList();
  }

  @Test
  void nothingRecordedGivesNoWindow() {
    assertThat(windows()).isEmpty();
  }

  @Test
  void aReadingTellsTheEndAndTheLengthTheStart() {
    reset(1, "19T14:50:00");

    assertThat(windows()).containsExactly("19T09:50:00Z/19T14:50:00Z");
  }

  @Test
  void jitterWithinTenMinutesIsOneEnd() {
    resets.add(at("19T14:50:00"));
    resets.add(at("19T14:59:59"));
    resets.add(at("19T14:53:00"));

    assertThat(windows()).containsExactly("19T09:50:00Z/19T14:50:00Z");
  }

  @Test
  void ofEndsThatContradictEachOtherThoseOfMoreReadingsAreBelieved() {
    reset(3, "19T14:50:00");
    reset(2, "19T15:00:00");
    reset(2, "19T19:50:00");

    assertThat(windows()).containsExactly("19T09:50:00Z/19T14:50:00Z", "19T14:50:00Z/19T19:50:00Z");
  }

  @Test
  void theWeightOfAllCountsNotThatOfOne() {
    reset(3, "19T12:00:00");
    reset(4, "19T15:00:00"); // excludes both others, which weigh six together
    reset(3, "19T18:00:00");

    assertThat(windows()).containsExactly("19T07:00:00Z/19T12:00:00Z", "19T13:00:00Z/19T18:00:00Z");
  }

  @Test
  void ofEqualWeightsTheLaterEndIsTaken() {
    reset(1, "19T12:00:00");
    reset(1, "19T13:00:00");

    assertThat(windows()).containsExactly("19T08:00:00Z/19T13:00:00Z");
  }

  @Test
  void ofEqualWeightsMoreWindowsAreTaken() {
    reset(1, "19T10:00:00");
    reset(2, "19T13:00:00");
    reset(1, "19T16:00:00");

    assertThat(windows()).containsExactly("19T05:00:00Z/19T10:00:00Z", "19T11:00:00Z/19T16:00:00Z");
  }

  @Test
  void endsExactlyALengthApartGoTogether() {
    reset(1, "19T10:00:00");
    reset(1, "19T15:00:00");

    assertThat(windows()).hasSize(2);
  }

  @Test
  void aKnownWindowKeepsItsExactEndsAndOutweighsReadings() {
    known("20T08:23:11", "20T13:21:07");
    reset(999, "20T13:40:00");
    reset(5, "20T13:20:00");

    assertThat(windows()).containsExactly("20T08:23:11Z/20T13:21:07Z");
  }

  @Test
  void aKnownWindowIsNeverDropped() {
    known("20T08:00:00", "20T13:00:00");
    reset(2000, "20T14:00:00");

    assertThat(windows()).containsExactly("20T08:00:00Z/20T13:00:00Z", "20T09:00:00Z/20T14:00:00Z");
  }

  @Test
  void twoKnownWindowsThatOverlapAreBothKept() {
    known("20T08:00:00", "20T13:00:00");
    known("20T10:00:00", "20T15:00:00");

    assertThat(windows()).containsExactly("20T08:00:00Z/20T13:00:00Z", "20T10:00:00Z/20T15:00:00Z");
  }

  @Test
  void theEarliestCreditInAnOverlapEndsTheEarlierWindow() {
    known("20T08:00:00", "20T13:00:00");
    known("20T10:00:00", "20T15:00:00");
    credits.add(at("20T12:40:00"));
    credits.add(at("20T11:37:59"));

    assertThat(windows()).containsExactly("20T08:00:00Z/20T11:30:00Z", "20T10:00:00Z/20T15:00:00Z");
  }

  @Test
  void aCreditOutsideTheOverlapEndsNothing() {
    known("20T08:00:00", "20T13:00:00");
    known("20T10:00:00", "20T15:00:00");
    credits.add(at("20T09:59:00"));
    credits.add(at("20T10:09:00")); // floored to the overlap's own start
    credits.add(at("20T13:00:00"));

    assertThat(windows()).first().isEqualTo("20T08:00:00Z/20T13:00:00Z");
  }

  @Test
  void aCreditEndsNoWindowThatReadingsOnlySuggest() {
    known("20T08:00:00", "20T13:00:00");
    reset(2000, "20T14:00:00");
    credits.add(at("20T11:00:00"));

    assertThat(windows()).containsExactly("20T08:00:00Z/20T13:00:00Z", "20T09:00:00Z/20T14:00:00Z");
  }
}
