package dev.cctally.platform.report;

import static dev.cctally.platform.report.Entries.tokens;
import static dev.cctally.platform.report.ListPrices.HK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.platform.ingest.SessionRef;
import dev.cctally.platform.ingest.UsageEntry;
import dev.cctally.platform.ingest.UsageHistory;
import dev.cctally.platform.quota.RecordedWindows;
import dev.cctally.platform.quota.WindowRecords;
import dev.cctally.platform.report.block.BlockQuery;
import dev.cctally.platform.report.block.BlockReport;
import dev.cctally.platform.report.block.BlockRow;
import dev.cctally.platform.report.block.StoredBlockReports;
import dev.cctally.platform.time.EpochMicros;
import dev.cctally.spi.period.TimeWindow;
import dev.cctally.spi.quota.QuotaWindow;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BlockReportTest {
  private static final QuotaWindow WINDOW =
      new QuotaWindow("short", "5-hour window", Duration.ofHours(5));
  private static final Instant NOW = Instant.parse("2026-05-20T12:00:00Z");

  private final Entries list = new Entries();
  private final SessionRef session = list.session("s", null, "/logs/a.jsonl");
  private RecordedWindows windows = RecordedWindows.NONE;
  private Instant now = NOW;

  private static Instant at(String time) {
    return Instant.parse("2026-" + time + "Z");
  }

  private BlockReport report(List<UsageEntry> entries, UsageHistory.Range range) {
    return new StoredBlockReports(
            new ListHistory(entries, List.of(200_000L)),
            vendor -> Optional.of(ListPrices.worked()),
            windows)
        .blocks(new BlockQuery("acme", WINDOW, range, CostMode.AUTO, SpeedRule.AUTO, now));
  }

  private List<String> rows(List<UsageEntry> entries) {
    return rows(report(entries, until(now)));
  }

  private static UsageHistory.Range until(Instant end) {
    return new UsageHistory.Range(Long.MIN_VALUE, EpochMicros.of(end));
  }

  private static List<String> rows(BlockReport report) {
    return report.rows().stream().map(BlockReportTest::text).toList();
  }

  private static String text(BlockRow row) {
    String span = time(row.startMicros()) + " " + time(row.endMicros());
    return switch (row) {
      case BlockRow.Gap _ -> "gap " + span;
      case BlockRow.Block b ->
          span
              + (b.anchor() == BlockRow.Anchor.RECORDED ? " recorded" : "")
              + (b.active() ? " active" : "")
              + " last "
              + time(b.lastMicros())
              + " "
              + b.figures().entries()
              + " "
              + b.totalTokens()
              + " "
              + b.figures().cost().toDollars().stripTrailingZeros().toPlainString();
    };
  }

  private static String time(long micros) {
    return EpochMicros.toInstant(micros).toString().replace("2026-", "").replace(":00Z", "Z");
  }

  private void use(String... times) {
    for (String time : times) {
      list.add("2026-" + time + "Z", session, HK, tokens(1, 0));
    }
  }

  /** Snapshots and a known window of the worked example F2. */
  private static WindowRecords f2() {
    return new WindowRecords(
        List.of(at("05-19T14:50:00"), at("05-20T13:20:00")),
        List.of(new TimeWindow(at("05-20T08:20:00"), at("05-20T13:20:00"))),
        List.of());
  }

  @Test
  void theWorkedExampleWithoutQuotaData() {
    assertThat(rows(WorkedExample.entries(Path.of("/r"))))
        .containsExactly(
            "04-30T23:00Z 05-01T04:00Z last 05-01T00:00Z 2 3000 0.009",
            "gap 05-01T00:00Z 05-18T09:10:05.250Z",
            // sonnet 8,550 + haiku 520 µ$; the side chain's copy counts once
            "05-18T09:00Z 05-18T14:00Z last 05-18T09:12Z 2 7130 0.00907",
            "gap 05-18T09:12Z 05-18T23:30Z",
            "05-18T23:00Z 05-19T04:00Z last 05-18T23:30Z 1 25500 0.05875",
            "gap 05-18T23:30Z 05-19T10:00Z",
            "05-19T10:00Z 05-19T15:00Z last 05-19T10:05Z 2 551030 1.97283",
            "gap 05-19T10:05Z 05-20T08:00:00.500Z",
            "05-20T08:00Z 05-20T13:00Z active last 05-20T11:07Z 6 6236 0.710124");
  }

  @Test
  void theWorkedExampleWithQuotaData() {
    windows = (vendor, window, from, to) -> f2();

    List<String> rows = rows(WorkedExample.entries(Path.of("/r")));

    assertThat(rows.subList(rows.size() - 4, rows.size()))
        .containsExactly(
            "05-19T09:50Z 05-19T14:50Z recorded last 05-19T10:05Z 2 551030 1.97283",
            "gap 05-19T10:05Z 05-20T08:00:00.500Z",
            "05-20T08:00Z 05-20T08:20Z last 05-20T08:00:00.500Z 1 2000 0.03",
            "05-20T08:20Z 05-20T13:20Z recorded active last 05-20T11:07Z 5 4236 0.680124");
  }

  @Test
  void asksForWhatEndsALengthAroundTheRangeAndNow() {
    List<String> asked = new ArrayList<>();
    windows =
        (vendor, window, from, to) -> {
          asked.add(vendor + " " + window + " " + from + " " + to);
          return WindowRecords.NONE;
        };
    report(
        List.of(),
        new UsageHistory.Range(
            EpochMicros.of(at("05-01T00:00:00")), EpochMicros.of(at("05-02T00:00:00"))));

    assertThat(asked).containsExactly("acme short 2026-04-30T19:00:00Z 2026-05-20T17:00:00Z");
  }

  @Test
  void aWindowIsActiveUntilItsEnd() {
    use("05-20T08:00:00");
    now = at("05-20T12:59:59");
    assertThat(rows(list.all()))
        .containsExactly("05-20T08:00Z 05-20T13:00Z active last 05-20T08:00Z 1 1 0.000001");
    now = at("05-20T13:00:00");
    assertThat(rows(list.all()))
        .containsExactly("05-20T08:00Z 05-20T13:00Z last 05-20T08:00Z 1 1 0.000001");
    assertThat(report(list.all(), until(now)).active()).isEmpty();
  }

  @Test
  void usageAtTheEndStartsAnotherWindow() {
    use("05-19T08:59:59.999999", "05-19T12:59:59.999999", "05-19T13:00:00");

    assertThat(rows(list.all()))
        .containsExactly(
            "05-19T08:00Z 05-19T13:00Z last 05-19T12:59:59.999999Z 2 2 0.000002",
            "05-19T13:00Z 05-19T18:00Z last 05-19T13:00Z 1 1 0.000001");
  }

  @Test
  void aGapLastsAMinuteAtLeastAndLiesBetweenWindowsThatDoNotTouch() {
    use("05-19T08:59:00", "05-19T14:00:00", "05-19T18:59:59.5", "05-19T20:00:00");
    assertThat(rows(list.all()).stream().filter(row -> row.startsWith("gap")))
        .containsExactly("gap 05-19T08:59Z 05-19T14:00Z", "gap 05-19T18:59:59.500Z 05-19T20:00Z");
    // A recorded window ends early: less than a minute lies between the two responses.
    windows =
        (vendor, window, from, to) ->
            new WindowRecords(
                List.of(),
                List.of(
                    new TimeWindow(at("05-19T13:00:00"), at("05-19T18:59:59.8")),
                    new TimeWindow(at("05-19T19:00:30"), at("05-20T00:00:30"))),
                List.of());
    Entries near = new Entries();
    near.add("2026-05-19T18:59:59Z", session, HK, tokens(1, 0));
    near.add("2026-05-19T19:00:58Z", session, HK, tokens(1, 0));
    assertThat(rows(near.all())).hasSize(2).noneMatch(row -> row.startsWith("gap"));
    near.add("2026-05-19T19:00:59Z", session, HK, tokens(1, 0));
    List<UsageEntry> minute = List.of(near.all().getFirst(), near.all().getLast());
    assertThat(rows(minute)).hasSize(3).anyMatch(row -> row.startsWith("gap"));
  }

  @Test
  void theObservedSequenceAroundARecordedWindow() {
    use("04-15T06:40:00", "04-15T09:30:00", "04-15T13:00:00", "04-15T14:25:00", "04-15T20:30:00");
    now = at("04-15T21:00:00");
    List<TimeWindow> known = new ArrayList<>();
    known.add(new TimeWindow(at("04-15T09:20:00"), at("04-15T14:20:00")));
    windows = (vendor, window, from, to) -> new WindowRecords(List.of(), known, List.of());

    assertThat(rows(list.all()))
        .containsExactly(
            "04-15T06:00Z 04-15T09:20Z last 04-15T06:40Z 1 1 0.000001",
            "04-15T09:20Z 04-15T14:20Z recorded last 04-15T13:00Z 2 2 0.000002",
            "04-15T14:00Z 04-15T19:00Z last 04-15T14:25Z 1 1 0.000001",
            "gap 04-15T14:25Z 04-15T20:30Z",
            "04-15T20:00Z 04-16T01:00Z active last 04-15T20:30Z 1 1 0.000001");

    known.add(new TimeWindow(at("04-15T20:10:00"), at("04-16T01:10:00")));
    assertThat(rows(list.all()))
        .last()
        .isEqualTo("04-15T20:10Z 04-16T01:10Z recorded active last 04-15T20:30Z 1 1 0.000001");
  }

  @Test
  void whatIsLeftOnBothSidesOfARecordedWindowIsNotOneWindow() {
    use("05-19T08:10:00", "05-19T09:00:00", "05-19T10:10:00");
    windows =
        (vendor, window, from, to) ->
            new WindowRecords(
                List.of(),
                List.of(new TimeWindow(at("05-19T08:30:00"), at("05-19T10:00:00"))),
                List.of());

    assertThat(rows(list.all()))
        .containsExactly(
            "05-19T08:00Z 05-19T08:30Z last 05-19T08:10Z 1 1 0.000001",
            "05-19T08:30Z 05-19T10:00Z recorded last 05-19T09:00Z 1 1 0.000001",
            "05-19T10:00Z 05-19T15:00Z last 05-19T10:10Z 1 1 0.000001");
  }

  @Test
  void aRecordedWindowWithoutUsageIsNoRowButEndsTheOneBeforeIt() {
    use("05-19T08:10:00", "05-19T12:10:00");
    windows =
        (vendor, window, from, to) ->
            new WindowRecords(
                List.of(),
                List.of(new TimeWindow(at("05-19T09:07:00"), at("05-19T12:00:00"))),
                List.of());

    assertThat(rows(list.all()))
        .containsExactly(
            "05-19T08:00Z 05-19T09:07Z last 05-19T08:10Z 1 1 0.000001",
            "gap 05-19T08:10Z 05-19T12:10Z",
            "05-19T12:00Z 05-19T17:00Z last 05-19T12:10Z 1 1 0.000001");
  }

  @Test
  void usageInTwoRecordedWindowsBelongsToTheEarlierOne() {
    use("05-19T09:00:00", "05-19T11:00:00", "05-19T12:59:59", "05-19T13:00:00");
    windows =
        (vendor, window, from, to) ->
            new WindowRecords(
                List.of(),
                List.of(
                    new TimeWindow(at("05-19T08:00:00"), at("05-19T13:00:00")),
                    new TimeWindow(at("05-19T10:00:00"), at("05-19T15:00:00"))),
                List.of());

    assertThat(rows(list.all()))
        .containsExactly(
            "05-19T08:00Z 05-19T13:00Z recorded last 05-19T12:59:59Z 3 3 0.000003",
            "05-19T10:00Z 05-19T15:00Z recorded last 05-19T13:00Z 1 1 0.000001");
  }

  @Test
  void theRangeCutsUsageBeforeItIsDivided() {
    use("05-19T08:10:00", "05-19T10:10:00", "05-19T12:10:00");

    assertThat(
            rows(
                report(
                    list.all(),
                    new UsageHistory.Range(
                        EpochMicros.of(at("05-19T10:00:00")),
                        EpochMicros.of(at("05-19T12:10:00")) - 1))))
        .containsExactly("05-19T10:00Z 05-19T15:00Z last 05-19T10:10Z 1 1 0.000001");
    assertThat(rows(report(list.all(), new UsageHistory.Range(1, 0)))).isEmpty();
  }

  @Test
  void recentKeepsThreeDaysAndTheActiveWindow() {
    use("05-17T11:59:59", "05-17T19:00:00", "05-20T11:00:00");
    BlockReport recent = report(list.all(), until(now)).recent();

    assertThat(rows(recent))
        .containsExactly(
            "05-17T19:00Z 05-18T00:00Z last 05-17T19:00Z 1 1 0.000001",
            "gap 05-17T19:00Z 05-20T11:00Z",
            "05-20T11:00Z 05-20T16:00Z active last 05-20T11:00Z 1 1 0.000001");
    assertThat(rows(report(list.all(), until(now)).onlyActive())).hasSize(1);
  }

  @Test
  void theMostTokensAreThoseOfAFinishedWindow() {
    BlockReport report = report(WorkedExample.entries(Path.of("/r")), until(now));
    assertThat(report.mostTokens()).isEqualTo(551_030);
    assertThat(report.onlyActive().mostTokens()).isZero();
    assertThat(report.unpricedModels()).containsExactly("claude-zeta-9");
    assertThat(report.blocks().getLast().models())
        .containsExactly(HK, ListPrices.OP, ListPrices.OP6, ListPrices.SON, "claude-zeta-9");
  }

  /** Grouping whole cells must give what grouping single entries gives. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void anyUsageIsDividedAsEntryByEntry(long seed) {
    Random random = new Random(seed);
    long start = at("05-01T00:00:00").getEpochSecond();
    List<TimeWindow> known = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Instant from = Instant.ofEpochSecond(start + random.nextInt(12 * 86_400));
      known.add(new TimeWindow(from, from.plusSeconds(1 + random.nextInt(5 * 3600))));
    }
    windows = (vendor, window, from, to) -> new WindowRecords(List.of(), known, List.of());
    for (int i = 0; i < 400; i++) {
      list.add(
          Instant.ofEpochSecond(start + random.nextInt(12 * 86_400)).toString(),
          session,
          HK,
          tokens(1, 0));
    }
    List<UsageEntry> sorted = new ArrayList<>(list.all());
    sorted.sort(java.util.Comparator.comparingLong(UsageEntry::atMicros));
    List<TimeWindow> spans =
        dev.cctally.platform.quota.WindowChoice.of(
            new WindowRecords(List.of(), known, List.of()), WINDOW.length());
    List<String> expected = new ArrayList<>();
    long end = Long.MIN_VALUE;
    for (UsageEntry entry : sorted) {
      Instant at = EpochMicros.toInstant(entry.atMicros());
      TimeWindow inside = spans.stream().filter(span -> span.contains(at)).findFirst().orElse(null);
      if (inside != null) {
        expected.add(inside.start() + " recorded");
        continue;
      }
      if (entry.atMicros() >= end) {
        long from = at.getEpochSecond() / 3600 * 3600;
        long next =
            spans.stream()
                .map(TimeWindow::start)
                .filter(at::isBefore)
                .mapToLong(EpochMicros::of)
                .min()
                .orElse(Long.MAX_VALUE);
        end = Math.min(next, (from + 5 * 3600) * 1_000_000);
        expected.add(Instant.ofEpochSecond(from) + " heuristic");
      } else {
        expected.add(expected.stream().filter(row -> row.endsWith("heuristic")).toList().getLast());
      }
    }
    List<String> actual = new ArrayList<>();
    for (BlockRow.Block block : report(list.all(), until(now)).blocks()) {
      for (long i = 0; i < block.figures().entries(); i++) {
        actual.add(
            EpochMicros.toInstant(block.startMicros())
                + (block.anchor() == BlockRow.Anchor.RECORDED ? " recorded" : " heuristic"));
      }
    }
    assertThat(actual).containsExactlyInAnyOrderElementsOf(expected);
  }
}
