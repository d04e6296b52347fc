package dev.cctally.platform.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.store.ProcessLock;
import dev.cctally.platform.store.SqlDatabase;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreDamageTest {
  @TempDir Path folder;
  IngestFixture fixture;
  Path cache;

  @BeforeEach
  void setUp() {
    fixture = new IngestFixture(folder.resolve("a"));
    cache = fixture.data.resolve("cache.db");
    fixture.append("kept.log", "session K\n" + "use - - - 100 m 10\n".repeat(300));
    fixture.append("gone.log", "session G\n" + "use - - - 200 m 1\n".repeat(300));
  }

  private record Answer(String report, List<String> notices) {}

  private Answer answer() {
    try (UsageStore store = fixture.open()) {
      store.refresh("lines", SyncProgress.NONE);
      String report = IngestFixture.describe(store);
      return new Answer(report, store.takeNotices());
    }
  }

  private List<String> asideFiles() throws IOException {
    try (var files = Files.list(fixture.data)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name ->
              name.startsWith("cache.db.corrupt-")
                  && !name.endsWith("-wal")
                  && !name.endsWith("-shm"))
          .toList();
    }
  }

  @Test
  void replacesAFileThatIsNoDatabase() throws Exception {
    String before = fixture.report();
    Files.writeString(cache, "this is not a database, whatever its name says ".repeat(300));
    Answer answer = answer();
    assertThat(answer.report()).isEqualTo(before);
    assertThat(answer.notices())
        .singleElement()
        .asString()
        .contains("recreating")
        .contains("corrupt-");
    assertThat(asideFiles()).hasSize(1);
    assertThat(answer().notices()).isEmpty();
  }

  @Test
  void replacesAnEmptyFileSilently() throws Exception {
    String before = fixture.report();
    Files.write(cache, new byte[0]);
    assertThat(answer()).isEqualTo(new Answer(before, List.of()));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void survivesDamagedPages(long seed) throws Exception {
    String before = fixture.report();
    Random random = new Random(seed);
    try (RandomAccessFile file = new RandomAccessFile(cache.toFile(), "rw")) {
      for (int i = 0; i < 8; i++) {
        byte[] garbage = new byte[4096];
        random.nextBytes(garbage);
        file.seek(4096L * (1 + random.nextInt((int) (file.length() / 4096) - 1)));
        file.write(garbage);
      }
    }
    fixture.append("kept.log", "use - - - 300 m 10\n");
    Answer answer = answer();
    assertThat(answer.report()).as("seed " + seed).contains("n301 in3010").contains("n300 in300");
    assertThat(before).contains("n300 in3000");
  }

  @Test
  void carriesDeletedLogsOverFromADamagedFile() throws Exception {
    fixture.report();
    fixture.delete("gone.log");
    String before = fixture.report();
    assertThat(before).contains("n300 in300 ");
    // Damage that leaves most pages readable: a page of the rollup is overwritten.
    long page;
    try (SqlDatabase database = SqlDatabase.copyInMemory(cache)) {
      page = database.number("SELECT rootpage FROM sqlite_master WHERE name = 'rollup'");
    }
    try (RandomAccessFile file = new RandomAccessFile(cache.toFile(), "rw")) {
      file.seek((page - 1) * 4096);
      file.write(new byte[4096]);
    }
    Answer answer = answer();
    assertThat(answer.report()).isEqualTo(before);
    assertThat(answer.notices())
        .anyMatch(notice -> notice.contains("carried over the usage of 1 "));
  }

  /**
   * Whatever page is damaged: the report is right, and deleted logs are kept or named as missing.
   */
  @Test
  void carriesOverWhatItCanWhicheverPageIsDamaged() throws Exception {
    fixture.report();
    fixture.delete("gone.log");
    String whole = fixture.report();
    byte[] good = Files.readAllBytes(cache);
    int lost = 0;
    for (int page = 1; page < good.length / 4096; page++) {
      try (var files = Files.list(fixture.data)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      byte[] bad = good.clone();
      Arrays.fill(bad, page * 4096, (page + 1) * 4096, (byte) 0x5A);
      Files.write(cache, bad);
      List<String> notices;
      String report;
      try (UsageStore store = fixture.open()) {
        store.sync("lines", UsageSync.Mode.REBUILD, Duration.ZERO, SyncProgress.NONE);
        report = IngestFixture.describe(store);
        notices = store.takeNotices();
      }
      assertThat(report).as("page " + page).contains("n300 in3000");
      if (!report.equals(whole)) {
        lost++;
        assertThat(notices)
            .as("page " + page)
            .anyMatch(notice -> notice.contains("may be missing"));
      }
    }
    // The only copy of where the file lay, of its session, or of its rows.
    assertThat(lost).isBetween(1, 6);
  }

  /** Damage that no sync meets, since nothing has changed, is met by the report. */
  @Test
  void aReportIsRightWhicheverPageIsDamaged() throws Exception {
    String whole = fixture.report();
    byte[] good = Files.readAllBytes(cache);
    int healed = 0;
    for (int page = 1; page < good.length / 4096; page++) {
      try (var files = Files.list(fixture.data)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      byte[] bad = good.clone();
      Arrays.fill(bad, page * 4096, (page + 1) * 4096, (byte) 0);
      Files.write(cache, bad);
      try (UsageStore store = fixture.open()) {
        store.refresh("lines", SyncProgress.NONE);
        assertThat(store.whole("lines", () -> IngestFixture.describe(store)))
            .as("page " + page)
            .isEqualTo(whole);
        List<String> notices = store.takeNotices();
        assertThat(notices.isEmpty()).as("page " + page).isEqualTo(asideFiles().isEmpty());
        healed += notices.isEmpty() ? 0 : 1;
      }
      assertThat(fixture.report()).as("after page " + page).isEqualTo(whole);
    }
    assertThat(healed).isGreaterThan(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "meta",
        "root",
        "file",
        "rejected",
        "session",
        "pack",
        "claim",
        "verdict",
        "replay",
        "rollup"
      })
  void makesANewFileWhenATableIsMissing(String table) throws Exception {
    String before = fixture.report();
    sql("DROP TABLE " + table);
    fixture.append("kept.log", "use - - - 300 m 10\n");
    assertThat(answer().report()).contains("n301 in3010");
    assertThat(fixture.sync(UsageSync.Mode.REBUILD).errors()).isEmpty();
    assertThat(before).contains("n300 in3000");
  }

  @Test
  void goesOnWithANewerFileThatStillFits() throws Exception {
    String before = fixture.report();
    sql("PRAGMA user_version = 7");
    Answer answer = answer();
    assertThat(answer.report()).isEqualTo(before);
    assertThat(answer.notices())
        .singleElement()
        .asString()
        .contains("was ahead (v7 > known v" + CacheSchema.VERSION + ")");
  }

  @Test
  void makesANewFileWhenANewerOneDoesNotFit() throws Exception {
    String before = fixture.report();
    sql("ALTER TABLE pack ADD COLUMN surprise TEXT NOT NULL DEFAULT 'x'");
    sql("PRAGMA user_version = 7");
    Answer answer = answer();
    assertThat(answer.report()).isEqualTo(before);
    assertThat(asideFiles()).hasSize(1);
  }

  @Test
  void leavesAnotherProductsFileAlone() throws Exception {
    Files.createDirectories(fixture.data);
    sql("CREATE TABLE session_entries (id INTEGER PRIMARY KEY)");
    byte[] before = Files.readAllBytes(cache);
    assertThatThrownBy(this::answer)
        .isInstanceOfSatisfying(
            AppException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.DATA))
        .hasMessageContaining("CCTALLY_DATA_DIR");
    assertThat(Files.readAllBytes(cache)).isEqualTo(before);
  }

  private void sql(String statement) throws IOException {
    Files.createDirectories(fixture.data);
    try (SqlDatabase database = SqlDatabase.open(cache, SqlDatabase.Durability.NORMAL)) {
      database.execute(statement);
    }
  }

  @Test
  void answersFromMemoryWhenTheDataDirectoryCannotBeMade() throws Exception {
    String before = fixture.report();
    Path file = Files.writeString(folder.resolve("file"), "a file, not a folder");
    IngestFixture blocked = new IngestFixture(fixture.logs, file.resolve("data"));
    try (UsageStore store = blocked.open()) {
      store.refresh("lines", SyncProgress.NONE);
      assertThat(IngestFixture.describe(store)).isEqualTo(before);
      assertThat(store.takeNotices())
          .singleElement()
          .asString()
          .startsWith("[cache] unavailable (")
          .endsWith("); falling back to direct JSONL parse");
    }
  }

  @Test
  void servesWhatIsStoredWhileAnotherProcessSyncs() throws Exception {
    String before = fixture.report();
    fixture.append("kept.log", "use - - - 300 m 10\n");
    Path lock = fixture.data.resolve("cache.db.lines.lock");
    try (ProcessLock _ = ProcessLock.take(lock, Duration.ZERO).orElseThrow()) {
      assertThat(answer()).isEqualTo(new Answer(before, List.of()));
    }
  }

  @Test
  void neverReportsFromAHalfFilledStore() throws Exception {
    String whole = fixture.report();
    sql("DELETE FROM pack WHERE file_id = (SELECT id FROM file WHERE path LIKE '%gone%')");
    sql("DELETE FROM rollup");
    sql("DELETE FROM meta WHERE key LIKE 'complete%'");
    sql(
        "UPDATE file SET size = 0, cursor = 0, head_print = 0, tail_print = 0 WHERE path LIKE"
            + " '%gone%'");
    Path lock = fixture.data.resolve("cache.db.lines.lock");
    try (ProcessLock _ = ProcessLock.take(lock, Duration.ZERO).orElseThrow()) {
      Answer answer = answer();
      assertThat(answer.report()).isEqualTo(whole);
      assertThat(answer.notices())
          .anyMatch(n -> n.contains("falling back to direct JSONL parse for correctness"));
    }
  }

  @Test
  void saysWhenASyncIsRefusedBecauseOfAnother() throws Exception {
    fixture.report();
    Path lock = fixture.data.resolve("cache.db.lines.lock");
    try (ProcessLock _ = ProcessLock.take(lock, Duration.ZERO).orElseThrow()) {
      assertThat(fixture.sync(UsageSync.Mode.REBUILD).lockContended()).isTrue();
    }
  }

  @Test
  void aReaderThatThrowsDegradesItsVendorAndKeepsWhatIsStored() {
    String before = fixture.report();
    fixture.append("kept.log", "use - - - 300 m 10\n");
    fixture.vendor.beforeLine =
        () -> {
          throw new IllegalStateException("broken on purpose");
        };
    assertThat(answer().report()).isEqualTo(before);
    assertThat(fixture.plugins.warnings())
        .singleElement()
        .satisfies(w -> assertThat(w.error()).contains("kept.log").contains("broken on purpose"));
    fixture.vendor.beforeLine = null;
    assertThat(answer().report()).contains("n301 in3010");
  }

  @Test
  void aReaderThatExhaustsMemoryDegradesItsVendor() {
    String before = fixture.report();
    fixture.append("kept.log", "use - - - 300 m 10\n");
    fixture.vendor.beforeLine =
        () -> {
          for (long[][] hoard = {}; ; ) {
            hoard = Arrays.copyOf(hoard, hoard.length + 1);
            hoard[hoard.length - 1] = new long[1 << 26];
          }
        };
    assertThat(answer().report()).isEqualTo(before);
    assertThat(fixture.plugins.warnings()).hasSize(1);
  }

  @Test
  void aReaderThatHangsDegradesItsVendor() {
    String before = fixture.report();
    fixture.append("kept.log", "use - - - 300 m 10\n");
    fixture.limits =
        ParseLimits.small(1 << 16, 1 << 20, 1000, 1 << 20).patience(Duration.ofMillis(1500));
    CountDownLatch never = new CountDownLatch(1);
    fixture.vendor.beforeLine =
        () -> {
          while (never.getCount() > 0) {
            LockSupport.parkNanos(1_000_000); // deaf to interruption, as real code can be
          }
        };
    assertThat(answer().report()).isEqualTo(before);
    assertThat(fixture.plugins.warnings())
        .singleElement()
        .satisfies(w -> assertThat(w.error()).contains("kept.log").contains("does not get on"));
  }

  @Test
  void unreadableAndMisnamedThingsAreCountedAndNothingElseSuffers() throws Exception {
    String before = fixture.report();
    Files.createDirectories(fixture.logs.resolve("folder.log"));
    Files.createSymbolicLink(fixture.logs.resolve("dangling.log"), folder.resolve("nowhere"));
    Files.createSymbolicLink(fixture.logs.resolve("loop"), fixture.logs);
    SyncOutcome outcome = fixture.sync();
    assertThat(outcome.errors()).isEmpty();
    assertThat(answer().report()).isEqualTo(before);
  }

  @Test
  void aHugeLineNeitherFailsNorHidesTheRest() throws Exception {
    fixture.limits = ParseLimits.small(1 << 12, 1 << 16, 1000, 1 << 20);
    byte[] line = new byte[3 << 20];
    Arrays.fill(line, (byte) 'x');
    line[line.length - 1] = '\n';
    fixture.write("kept.log", line, IngestFixture.NOW.minusSeconds(5), true);
    fixture.append("kept.log", "use - - - 300 m 10\n", IngestFixture.NOW.minusSeconds(4));
    try (UsageStore store = fixture.open()) {
      SyncOutcome outcome = store.refresh("lines", SyncProgress.NONE);
      assertThat(outcome.rejected()).containsEntry("too-long", 1L);
      assertThat(IngestFixture.describe(store)).contains("n301 in3010");
    }
  }
}
