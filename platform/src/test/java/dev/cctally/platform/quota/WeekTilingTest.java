package dev.cctally.platform.quota;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.platform.period.CalendarWeeks;
import dev.cctally.platform.time.EpochMicros;
import dev.cctally.spi.period.TimeWindow;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Made-up histories with gaps, drift, credits and moved ends: the weeks tile all time, so that each
 * response is in exactly one, and agree with the parts that {@code report} shows.
 */
final class WeekTilingTest {
  private static final Instant FIRST = Instant.parse("2026-01-05T09:00:00Z");

  /** Twenty histories in one run: each is quick. */
  @ParameterizedTest
  @ValueSource(longs = {1, 1_001, 2_001, 3_001, 4_001})
  void everyInstantLiesInOneWeek(long seed) {
    for (int i = 0; i < 20; i++) {
      try (Ledger history = new Ledger()) {
        tiles(history, new Random(seed + i));
      }
    }
  }

  private static void tiles(Ledger history, Random random) {
    record(history, random);
    long series = history.series();
    QuotaSeries all = new QuotaSeries(stored(history), history.database);
    WeeklyRecord record = QuotaStore.record(all, all.turns());
    QuotaWeeks weeks =
        QuotaWeeks.of(record, () -> new CalendarWeeks(ZoneOffset.UTC, DayOfWeek.MONDAY));
    Instant from = FIRST.minus(Duration.ofDays(random.nextInt(60)));
    Instant to = FIRST.plus(Duration.ofDays(30 + random.nextInt(120)));
    List<QuotaWeek> listed = weeks.overlapping(from, to);
    assertThat(listed.getFirst().start()).isBeforeOrEqualTo(from);
    assertThat(listed.getLast().end()).isAfter(to);
    for (int i = 1; i < listed.size(); i++) {
      assertThat(listed.get(i).start()).isEqualTo(listed.get(i - 1).end());
    }
    // Whatever the range, the weeks are the same.
    Instant later = from.plus(Duration.ofDays(1 + random.nextInt(25)));
    List<QuotaWeek> fewer = weeks.overlapping(later, to);
    assertThat(windows(listed)).endsWith(windows(fewer).toArray(TimeWindow[]::new));
    // Few readings tell the same as all of them.
    Instant moment = FIRST.plus(Duration.ofMinutes(random.nextInt(200_000)));
    QuotaWeeks brief =
        QuotaWeeks.of(
            QuotaStore.record(all, all.latestOfSegments(EpochMicros.of(moment))),
            () -> new CalendarWeeks(ZoneOffset.UTC, DayOfWeek.MONDAY));
    List<QuotaWeek> same = brief.overlapping(from, to);
    assertThat(windows(same)).isEqualTo(windows(listed));
    for (int i = 0; i < same.size(); i++) {
      assertThat(same.get(i).recorded()).isEqualTo(listed.get(i).recorded());
      assertThat(same.get(i).newest(moment)).isEqualTo(listed.get(i).newest(moment));
    }
    // What report shows are weeks of weekly.
    Set<TimeWindow> known =
        new HashSet<>(
            windows(
                weeks.overlapping(
                    FIRST.minus(Duration.ofDays(8)), FIRST.plus(Duration.ofDays(400)))));
    for (Segment segment : history.tables.segments(series)) {
      TimeWindow window =
          new TimeWindow(
              EpochMicros.toInstant(segment.fromMicros()),
              EpochMicros.toInstant(segment.toMicros()));
      assertThat(known).as("seed of %s", segment).contains(window);
    }
  }

  private static SeriesTable.Stored stored(Ledger history) {
    return new SeriesTable.Stored(history.series(), Ledger.SERIES);
  }

  private static List<TimeWindow> windows(List<QuotaWeek> weeks) {
    List<TimeWindow> windows = new ArrayList<>();
    weeks.forEach(week -> windows.add(week.window()));
    return windows;
  }

  /** Half a year of ticks. */
  private static void record(Ledger history, Random random) {
    Instant end = FIRST.plus(Duration.ofDays(7));
    Instant at = FIRST;
    double percent = 0;
    for (int i = 0; i < 60; i++) {
      at = at.plus(Duration.ofMinutes(60 + random.nextInt(4_000)));
      if (random.nextInt(12) == 0) {
        at = at.plus(Duration.ofDays(random.nextInt(25))); // nobody was there
      }
      if (!at.isBefore(end)) {
        Duration drift = Duration.ofHours(random.nextInt(30));
        while (!at.isBefore(end)) {
          end = end.plus(Duration.ofDays(7));
        }
        end = end.plus(random.nextInt(3) == 0 ? drift : Duration.ZERO);
        end = end.isAfter(at.plus(Duration.ofDays(7))) ? at.plus(Duration.ofDays(7)) : end;
        end = Instant.ofEpochSecond(end.getEpochSecond() / 3600 * 3600);
        percent = 0;
      } else if (percent > 30 && random.nextInt(6) == 0) {
        percent = random.nextInt(4); // a credit
      } else if (percent > 30 && random.nextInt(6) == 0) {
        percent = 1;
        end = Instant.ofEpochSecond(at.plus(Duration.ofDays(7)).getEpochSecond() / 3600 * 3600);
      }
      percent = Math.min(100, percent + random.nextInt(25));
      history.tick(at.toString(), percent, end.minusSeconds(random.nextInt(2)).toString());
    }
  }
}
