package dev.cctally.platform.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.SqlRows;
import dev.cctally.platform.store.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What is judged in one go, with everything kept in memory, is what is judged tick by tick, with
 * everything looked up in the history: to the last column and number of every table.
 */
class BatchesTest {
  private static final int HISTORIES = 300;
  private static final long SECOND = 1_000_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final List<String> TABLES =
      List.of("quota_series", "quota_period", "quota_reading", "quota_event", "quota_block");

  /** What must have happened somewhere, or this test shows nothing. */
  private static final Map<String, String> HAPPENINGS =
      Map.of(
          "credits", "SELECT count(*) FROM quota_event WHERE axis = 0 AND in_place = 1",
          "moves", "SELECT count(*) FROM quota_event WHERE axis = 0 AND in_place = 0",
          "block credits", "SELECT count(*) FROM quota_event WHERE axis = 1",
          "struck readings", "SELECT count(*) FROM quota_reading WHERE standing = 2",
          "struck blocks",
              "SELECT count(*) FROM quota_reading WHERE standing = 1 AND stated_block IS NOT NULL"
                  + " AND block_percent IS NULL AND block_key IS NOT NULL",
          "noted readings", "SELECT count(*) FROM quota_reading WHERE standing = 0",
          "waiting zeros", "SELECT count(*) FROM quota_period WHERE zero_at_us IS NOT NULL",
          "crossed blocks", "SELECT count(*) FROM quota_block WHERE crossed = 1",
          "whole blocks", "SELECT count(*) FROM quota_block WHERE crossed = 0");

  @Test
  void batchesComeToWhatSingleTicksComeTo() {
    Map<String, Long> happened = new ConcurrentHashMap<>();
    IntStream.rangeClosed(1, HISTORIES)
        .parallel()
        .forEach(seed -> {
          List<QuotaTick> ticks = new History(seed).ticks();
          try (Ledger single = new Ledger();
              Ledger batches = new Ledger();
              Ledger whole = new Ledger()) {
            for (QuotaTick tick : ticks) {
              enter(single, List.of(tick), false);
            }
            Random random = new Random(seed);
            for (int from = 0, to; from < ticks.size(); from = to) {
              to = Math.min(ticks.size(), from + 1 + random.nextInt(40));
              enter(batches, ticks.subList(from, to), true);
            }
            enter(whole, ticks, true);
            String expected = everything(single.database);
            assertEquals(expected, everything(batches.database), "batches of history " + seed);
            assertEquals(expected, everything(whole.database), "history " + seed + " at once");
            HAPPENINGS.forEach(
                (name, query) -> happened.merge(name, single.database.number(query), Long::sum));
          }
        });
    assertThat(happened.keySet()).isEqualTo(HAPPENINGS.keySet());
    assertThat(happened).allSatisfy((_, times) -> assertThat(times).isPositive());
  }

  /** Judging a whole series once more changes nothing, down to the numbers of what is derived. */
  @Test
  void judgingOnceMoreChangesNothing() {
    IntStream.rangeClosed(1, HISTORIES)
        .parallel()
        .forEach(seed -> {
          try (Ledger ledger = new Ledger()) {
            enter(ledger, new History(seed).ticks(), true);
            String before = everything(ledger.database);
            ledger.database.begin();
            new TickBook(ledger.tables).replay(ledger.series());
            ledger.database.commit();
            assertEquals(before, everything(ledger.database), "history " + seed);
            assertEquals(List.of(), Rederivation.differences(ledger.database), "history " + seed);
          }
        });
  }

  private static void enter(Ledger ledger, List<QuotaTick> ticks, boolean together) {
    ledger.database.begin();
    TickBook book = new TickBook(ledger.tables);
    if (together) {
      book.enterAll(ticks);
    } else {
      ticks.forEach(book::enter);
    }
    ledger.database.commit();
  }

  private static String everything(SqlDatabase database) {
    StringBuilder all = new StringBuilder();
    for (String table : TABLES) {
      all.append(table).append('\n');
      try (SqlStatement statement = database.prepare("SELECT * FROM " + table + " ORDER BY 1, 2");
          SqlRows rows = statement.query()) {
        int columns = rows.columns();
        while (rows.next()) {
          for (int i = 0; i < columns; i++) {
            all.append(rows.value(i)).append(' ');
          }
          all.append('\n');
        }
      }
    }
    return all.toString();
  }

  /** Statements as wild as no vendor makes them, in the order they are made. */
  private static final class History {
    private final Random random;
    private final int wildness;
    private long now = Ledger.micros("2026-05-04T10:00Z");
    private long weekEnd = Ledger.micros("2026-05-07T09:00Z");
    private long blockEnd;
    private double week;
    private double block;

    History(int seed) {
      random = new Random(seed);
      wildness = 5 + random.nextInt(20);
    }

    List<QuotaTick> ticks() {
      List<QuotaTick> ticks = new ArrayList<>();
      for (int i = 0; i < 120; i++) {
        now += step();
        while (now >= weekEnd) {
          weekEnd += 7 * 24 * HOUR;
          week = 0;
        }
        if (now >= blockEnd) {
          blockEnd = now + HOUR + random.nextLong(4 * 60) * MINUTE;
          block = 0;
        }
        week = Math.min(100, week + random.nextInt(40) / 10.0);
        block = Math.min(100, block + random.nextInt(90) / 10.0);
        ticks.add(tick());
      }
      return ticks;
    }

    private long step() {
      return switch (random.nextInt(12)) {
        case 0, 1 -> 0; // two sources in one second
        case 2 -> random.nextLong(60 * 60) * MINUTE;
        default -> random.nextLong(40 * 60) * SECOND;
      };
    }

    private QuotaTick tick() {
      double statedWeek = week;
      double statedBlock = block;
      long end = weekEnd + (random.nextInt(3000) - 1500) * SECOND;
      long reset = blockEnd + (random.nextInt(200) - 100) * SECOND;
      switch (random.nextInt(wildness)) {
        case 0 -> { // given back
          week = random.nextInt(50) / 10.0;
          statedWeek = week;
        }
        case 1 -> statedWeek = random.nextInt(20) / 10.0; // may be a passing zero
        case 2 -> {
          statedBlock = Math.max(0, block - random.nextInt(300) / 10.0);
          block = random.nextBoolean() ? statedBlock : block;
        }
        case 3 -> { // begun anew
          weekEnd = PeriodIdentity.end(now + (7 * 24 - random.nextInt(50)) * HOUR);
          week = random.nextBoolean() ? 0.4 : week;
          statedWeek = week;
          end = weekEnd;
        }
        case 4 -> {
          statedWeek = random.nextInt(1000) / 10.0;
          statedBlock = random.nextInt(1000) / 10.0;
          reset = now + random.nextInt(9000) * SECOND;
        }
        default -> {}
      }
      boolean hasWeek = random.nextInt(6) > 0;
      boolean hasBlock = random.nextInt(6) > 0;
      return new QuotaTick(
          Ledger.SERIES,
          now,
          hasWeek ? (Double) statedWeek : null,
          hasWeek ? (Long) end : null,
          hasBlock ? (Double) statedBlock : null,
          resetOrNull(reset, hasBlock),
          "test",
          null);
    }

    private @Nullable Long resetOrNull(long reset, boolean hasBlock) {
      return hasBlock == random.nextInt(20) > 0 ? (Long) reset : null;
    }
  }
}
