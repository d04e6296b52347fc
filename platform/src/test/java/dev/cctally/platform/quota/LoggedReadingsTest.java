package dev.cctally.platform.quota;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.platform.ingest.QuotaIntake.Windows;
import dev.cctally.platform.store.DataDirectory;
import dev.cctally.platform.store.HistoryFile;
import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.SqlRows;
import dev.cctally.platform.store.SqlStatement;
import dev.cctally.spi.quota.QuotaWindow;
import dev.cctally.spi.vendor.QuotaReading;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoggedReadingsTest {
  private static final QuotaWindow FIVE_HOURS =
      new QuotaWindow("five", "5 hours", Duration.ofHours(5));
  private static final QuotaWindow WEEK = new QuotaWindow("week", "7 days", Duration.ofDays(7));
  private static final QuotaWindow MONTH = new QuotaWindow("month-x", "x", Duration.ofDays(30));
  private static final Windows WINDOWS =
      new Windows(
          List.of(FIVE_HOURS, WEEK), Map.of("five", FIVE_HOURS, "week", WEEK, "month-x", MONTH));
  private static final String END = "2026-05-16T09:00Z";

  @TempDir Path temp;
  private HistoryFile file;
  private LoggedReadings intake;

  @BeforeEach
  void open() {
    file = new HistoryFile(new DataDirectory(temp), Clock.systemUTC(), QuotaSchema.ALL);
    intake =
        new LoggedReadings(
            file, Clock.fixed(Instant.parse("2026-05-20T00:00:00Z"), ZoneOffset.UTC));
  }

  private static QuotaReading reading(String at, String window, double percent, String end) {
    return reading(at, window, percent, end, null);
  }

  private static QuotaReading reading(
      String at, String window, double percent, String end, @Nullable String account) {
    return new QuotaReading(
        1, Ledger.micros(at), window, percent, Ledger.micros(end), account, "plus");
  }

  private List<QuotaSeries> series(SqlDatabase database) {
    return new SeriesTable(database)
        .of("acme").stream().map(one -> new QuotaSeries(one, database)).toList();
  }

  @Test
  void whatIsStatedTogetherIsOneReading() {
    intake.take(
        "acme",
        WINDOWS,
        List.of(
            reading("2026-05-12T10:00Z", "five", 20, "2026-05-12T14:00Z"),
            reading("2026-05-12T10:00Z", "week", 3, END)));
    try (SqlDatabase database = file.open()) {
      assertThat(series(database))
          .singleElement()
          .satisfies(main -> {
            assertThat(main.key()).isEqualTo(QuotaStore.mainSeries("acme", "", WINDOWS.main()));
            assertThat(main.readings())
                .singleElement()
                .satisfies(one -> {
                  assertThat(one.percent()).isEqualTo(3.0);
                  assertThat(one.blockPercent()).isEqualTo(20.0);
                });
            assertThat(main.blocks()).extracting(Block::periodFirst).containsExactly(3.0);
          });
      assertThat(database.text("SELECT source || ' ' || plan FROM quota_reading"))
          .isEqualTo("log plus");
    }
  }

  @Test
  void accountsAndOtherWindowsAreKeptApart() {
    intake.take(
        "acme",
        WINDOWS,
        List.of(
            reading("2026-05-12T10:00Z", "week", 3, END, "ada"),
            reading("2026-05-12T11:00Z", "week", 50, END, "bob"),
            reading("2026-05-12T12:00Z", "week", 4, END, "ada"),
            reading("2026-05-12T13:00Z", "month-x", 70, "2026-06-01T00:00Z", "ada"),
            reading("2026-05-12T13:00Z", "of-unknown-length", 8, END, "ada")));
    try (SqlDatabase database = file.open();
        QuotaStore store = new QuotaStore(file)) {
      assertThat(series(database))
          .extracting(one -> one.key().account() + " " + one.key().name())
          .containsExactlyInAnyOrder(
              "ada main", "bob main", "ada month-x", "ada of-unknown-length");
      assertThat(store.mains("acme"))
          .extracting(one -> one.key().account())
          .containsExactly("ada", "bob");
      assertThat(store.mains("acme").getFirst().readings())
          .extracting(Reading::percent)
          .containsExactly(3.0, 4.0);
      assertThat(Rederivation.differences(database)).isEmpty();
    }
  }

  @Test
  void whatCannotBeIsLeftOut() {
    intake.take(
        "acme",
        WINDOWS,
        List.of(
            new QuotaReading(1, Ledger.micros("2026-05-12T10:00Z"), "week", 3, null, null, null),
            reading("2026-05-12T10:00Z", "week", -1, END),
            reading("2026-05-12T10:01Z", "week", 1001, END),
            reading("2026-05-12T10:02Z", "week", 3, "2026-07-01T00:00Z"),
            reading("2026-05-12T10:03Z", "five", 3, "2026-05-12T08:00Z"),
            reading("2027-05-12T10:00Z", "week", 3, "2027-05-16T09:00Z")));
    assertThat(file.exists()).isFalse();
  }

  @Test
  void whatIsReadTwiceOrByTwoAtOnceIsStoredOnce() throws Exception {
    List<QuotaReading> readings = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String at = "2026-05-12T%02d:%02dZ".formatted(10 + i / 20, i % 20);
      readings.add(reading(at, "five", i, "2026-05-12T14:00Z"));
      readings.add(reading(at, "week", Math.floorDiv(i, 10), END));
    }
    intake.take("acme", WINDOWS, readings.subList(60, 120));
    List<Callable<@Nullable Object>> racers = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      racers.add(() -> {
        intake.take("acme", WINDOWS, readings);
        return null;
      });
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      for (Future<@Nullable Object> done : threads.invokeAll(racers)) {
        done.get();
      }
    }
    try (SqlDatabase database = file.open()) {
      assertThat(database.number("SELECT count(*) FROM quota_reading")).isEqualTo(60);
      assertThat(series(database).getFirst().blocks()).hasSize(1);
      assertThat(Rederivation.differences(database)).isEmpty();
    }
  }

  @Test
  void aHistoryOfTheFirstShapeIsBroughtIntoThePresentOne() {
    HistoryFile old =
        new HistoryFile(new DataDirectory(temp), Clock.systemUTC(), List.of(QuotaSchema.FIRST));
    try (SqlDatabase database = old.open()) {
      assertThat(database.number("PRAGMA user_version")).isEqualTo(1);
      new QuotaRecorder(database)
          .record(
              new QuotaTick(
                  QuotaStore.mainSeries("acme", "", WINDOWS.main()),
                  Ledger.micros("2026-05-12T10:00Z"),
                  3.0,
                  Ledger.micros(END),
                  null,
                  null,
                  "test",
                  null),
              new Ledger());
    }
    try (SqlDatabase database = file.open()) {
      assertThat(database.number("PRAGMA user_version")).isEqualTo(2);
      assertThat(series(database).getFirst().readings())
          .extracting(Reading::percent)
          .containsExactly(3.0);
      try (SqlStatement plan =
              database.prepare(
                  "EXPLAIN QUERY PLAN SELECT id FROM quota_reading WHERE standing = 1 AND period ="
                      + " 1 ORDER BY at_us DESC, id DESC LIMIT 1");
          SqlRows rows = plan.query()) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.text(3)).contains("USING COVERING INDEX quota_reading_latest");
        assertThat(rows.next()).as("nothing is sorted").isFalse();
      }
      assertThat(Rederivation.differences(database)).isEmpty();
    }
    assertThat(temp.resolve("backups"))
        .isDirectoryContaining(copy -> copy.getFileName().toString().startsWith("stats-v1-"));
  }
}
