package dev.cctally.platform.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cctally.platform.store.DataDirectory;
import dev.cctally.platform.store.HistoryFile;
import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.spi.model.Money;
import dev.cctally.spi.model.TokenCounts;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many writers of one file at once, each with a connection of its own, as processes have. */
class RacingTicksTest {
  private static final UsageMeter METER =
      new UsageMeter() {
        @Override
        public void refresh() {
          // Nothing to bring up to date.
        }

        @Override
        public MeteredUsage measure(long fromMicros, long toMicros) {
          MeteredUsage.Part part =
              new MeteredUsage.Part(
                  new TokenCounts(1, 2, 3, 0, 4, 0), Money.ofPico(5_000_000_000_000L), 1);
          return new MeteredUsage(part, List.of(), List.of());
        }
      };

  @TempDir Path temp;

  @Test
  void identicalTicksAreStoredOnce() throws Exception {
    HistoryFile file = new HistoryFile(new DataDirectory(temp), Clock.systemUTC(), QuotaSchema.ALL);
    record(file, "2026-05-12T10:00Z", 5, 3);
    List<Callable<Recorded>> ticks = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      ticks.add(() -> record(file, "2026-05-12T10:10Z", 8, 6));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(12)) {
      for (Future<Recorded> result : threads.invokeAll(ticks)) {
        assertEquals(List.of(), result.get().failures());
      }
    }
    try (SqlDatabase database = file.open()) {
      assertEquals(2, database.number("SELECT count(*) FROM quota_reading"));
      assertEquals(1, database.number("SELECT count(*) FROM quota_block"));
      assertEquals(0, database.number("SELECT count(*) FROM quota_event"));
      assertEquals(
          "5:0:- 6:0:0 7:0:- 8:0:-",
          database.text(
              "SELECT group_concat(threshold || ':' || segment || ':'"
                  + " || ifnull(marginal_pico, '-'), ' ') FROM"
                  + " (SELECT * FROM quota_milestone WHERE axis = 0 ORDER BY threshold)"));
      assertEquals(
          "3 4 5 6",
          database.text(
              "SELECT group_concat(threshold, ' ') FROM"
                  + " (SELECT * FROM quota_milestone WHERE axis = 1 ORDER BY threshold)"));
      assertEquals(List.of(), Rederivation.differences(database));
    }
  }

  @Test
  void twoHundredTicksAtOnceLeaveOneHistory() throws Exception {
    HistoryFile file = new HistoryFile(new DataDirectory(temp), Clock.systemUTC(), QuotaSchema.ALL);
    List<Callable<Recorded>> ticks = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      int minute = i % 50; // four say the same
      String at = "2026-05-12T10:%02dZ".formatted(minute);
      ticks.add(() -> record(file, at, 1 + minute / 10.0, 1 + minute));
    }
    Collections.shuffle(ticks, new Random(7));
    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      for (Future<Recorded> result : threads.invokeAll(ticks)) {
        assertEquals(List.of(), result.get().failures());
      }
    }
    try (SqlDatabase database = file.open()) {
      assertEquals(50, database.number("SELECT count(*) FROM quota_reading"));
      assertEquals(50, database.number("SELECT count(*) FROM quota_reading WHERE standing = 1"));
      assertEquals(1, database.number("SELECT count(*) FROM quota_block"));
      assertEquals(0, database.number("SELECT count(*) FROM quota_event"));
      assertEquals(List.of(), Rederivation.differences(database));
    }
  }

  private static Recorded record(HistoryFile file, String at, double percent, double block) {
    try (QuotaStore store = new QuotaStore(file)) {
      TickCheck.Stated stated =
          new TickCheck.Stated(
              percent,
              Ledger.micros("2026-05-16T09:00Z") / 1_000_000,
              block,
              Ledger.micros("2026-05-12T14:00Z") / 1_000_000);
      return store
          .recorder()
          .record(TickCheck.of(Ledger.SERIES, Ledger.micros(at), stated, "test").tick(), METER);
    }
  }
}
