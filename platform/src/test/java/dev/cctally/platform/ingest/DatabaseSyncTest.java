package dev.cctally.platform.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseSyncTest {
  @TempDir Path folder;
  IngestFixture fixture;
  DatabaseSource source;

  @BeforeEach
  void setUp() {
    fixture = twin("a");
    source = (DatabaseSource) fixture.vendor.sources.getFirst();
  }

  /** Another store that reads the same databases. */
  private IngestFixture twin(String name) {
    IngestFixture twin = new IngestFixture(folder.resolve("logs"), folder.resolve(name));
    twin.vendor.sources = List.of(new DatabaseSource(twin.logs));
    return twin;
  }

  private EventTable table(String name) throws SQLException {
    return new EventTable(fixture.logs.resolve(name), "WAL");
  }

  @ParameterizedTest
  @ValueSource(strings = {"WAL", "DELETE"})
  void readsOnlyNewAndChangedRows(String mode) throws SQLException {
    try (EventTable table = new EventTable(fixture.logs.resolve("t.db"), mode)) {
      for (int i = 1; i <= 100; i++) {
        table.put(i, "s" + i % 3, "use g" + i + " k" + i + " - 100 m 1");
      }
      SyncOutcome first = fixture.sync();
      assertThat(first.errors()).isEmpty();
      assertThat(first.processed()).isEqualTo(1);
      assertThat(first.rowsChanged()).isEqualTo(100);
      assertThat(first.lines()).isEqualTo(100);
      assertThat(fixture.sync().skipped()).isEqualTo(1);
      assertThat(source.reads).as("unchanged, not even opened").hasValue(1);
      table.put(101, "s1", "use g101 k101 - 200 m 50");
      table.put(7, "s1", "use g7 k7 - 150 m 1000");
      SyncOutcome second = fixture.sync();
      assertThat(second.rowsChanged()).isEqualTo(2);
      assertThat(second.reset()).isZero();
      assertThat(source.rows).hasValue(100 + 3);
      assertThat(fixture.report())
          .contains("entry 150 m 1000 t.db /hinted null t.db:")
          .contains("entry 200 m 50 ")
          .contains("entry 100 m 1 ");
      assertThat(source.reads).hasValue(2);
    }
    assertThat(fixture.report()).isEqualTo(twin("clean").report());
  }

  @Test
  void noticesAChangeThatIsInTheLogOnly() throws SQLException {
    try (EventTable table = table("t.db")) {
      table.execute("PRAGMA wal_autocheckpoint = 0");
      table.put(1, "", "use - - - 100 m 1");
      fixture.sync();
      table.put(2, "", "use - - - 100 m 2");
      assertThat(fixture.report()).contains("n2 in3 ");
    }
  }

  @Test
  void aRowThatAppearsAgainReplacesWhatItSaidBefore() throws SQLException {
    try (EventTable table = table("t.db")) {
      table.put(1, "a", "session A");
      table.put(2, "b", "session B");
      table.put(3, "a", "use g1 k1 - 100 m 10");
      table.put(4, "a", "use g2 k2 - 100 m 20");
      table.put(5, "b", "use g1 k1 s 100 m 99");
      assertThat(fixture.report()).contains("n2 in119").contains("entry 100 m 99 A");
      table.put(3, "b", "use - - - 5000 n 1"); // other session, time, model, and no identity
      assertThat(fixture.report())
          .contains("entry 5000 n 1 B ")
          .contains("entry 100 m 99 B ")
          .contains("entry 100 m 20 A ")
          .isEqualTo(twin("clean").report());
      table.put(4, "a", "rubbish"); // what it said before stays: no event says otherwise
      table.put(5, "b", "use g1 k1 - 100 m 0");
      assertThat(fixture.report()).contains("entry 100 m 20 A ").contains("entry 100 m 0 B ");
    }
  }

  @Test
  void twoRowsOfOneResponseCountOnceAndEachMayChange() throws SQLException {
    try (EventTable table = table("t.db")) {
      table.put(1, "", "use g k - 100 m 10");
      table.put(2, "", "use g k - 110 m 90");
      assertThat(fixture.report()).contains("n1 in90");
      table.put(2, "", "use g k - 110 m 5");
      assertThat(fixture.report()).contains("n1 in10").isEqualTo(twin("clean").report());
      table.put(1, "", "use h l - 100 m 10");
      assertThat(fixture.report()).contains("n2 in15").isEqualTo(twin("clean2").report());
    }
  }

  @Test
  void rowsThatTheToolDeletesKeepCounting() throws SQLException {
    try (EventTable table = table("t.db")) {
      table.put(1, "", "use - - - 100 m 10");
      table.put(2, "", "use - - - 100 m 20");
      fixture.sync();
      table.delete(1);
      table.put(3, "", "use - - - 100 m 5");
    }
    assertThat(fixture.report()).contains("n3 in35");
    fixture.sync(UsageSync.Mode.REBUILD);
    assertThat(fixture.report()).as("vendors prune, users keep").contains("n3 in35");
    fixture.sync(UsageSync.Mode.REBUILD_AND_PRUNE);
    assertThat(fixture.report()).contains("n2 in25").isEqualTo(twin("clean").report());
  }

  @Test
  void aDeletedDatabaseKeepsCountingAndANewOneInItsPlaceAdds() throws Exception {
    try (EventTable table = table("t.db")) {
      table.put(1, "", "use - - - 100 m 10");
      table.put(2, "", "use - - - 100 m 20");
    }
    fixture.sync();
    Path file = fixture.logs.resolve("t.db");
    Files.move(file, folder.resolve("away.db")); // keeps its number in the file system taken
    assertThat(fixture.sync().vanished()).isEqualTo(1);
    assertThat(fixture.report()).contains("n2 in30");
    try (EventTable table = table("t.db")) {
      table.put(9, "", "use - - - 100 m 5"); // a smaller change number than was seen
    }
    assertThat(fixture.report()).contains("n3 in35");
    fixture.delete("t.db");
    fixture.sync(UsageSync.Mode.PRUNE);
    assertThat(fixture.report()).isEmpty();
  }

  @Test
  void followsARenamedDatabase() throws Exception {
    try (EventTable table = table("a.db")) {
      table.put(1, "", "use - - - 100 m 10");
    }
    fixture.sync();
    Files.move(fixture.logs.resolve("a.db"), fixture.logs.resolve("b.db"));
    assertThat(fixture.sync().vanished()).isZero();
    assertThat(fixture.report()).contains("n1 in10 ").contains("b.db").doesNotContain("a.db");
  }

  @Test
  void readsEverythingAgainWhenTheReadersRulesChange() throws SQLException {
    try (EventTable table = table("t.db")) {
      for (int i = 0; i < 40; i++) {
        table.put(i, "", "use - - - 100 m 1");
      }
    }
    fixture.limits = ParseLimits.small(256, 1 << 12, 7, 500);
    fixture.sync();
    source.version = 2;
    source.reader =
        (session, state, sink) -> {
          byte[] after = source.lines(session, state, sink);
          throw new IOException("and then the disk fails after " + after.length);
        };
    assertThat(fixture.sync().errors()).hasSize(1);
    assertThat(fixture.report()).contains("n40 in40");
    // The new rules see every second row only.
    source.reader =
        (session, state, sink) -> {
          assertThat(state).isNull();
          session.query(
              "SELECT id, line FROM event WHERE id % 2 = 0",
              List.of(),
              row ->
                  LineVendor.event(
                      String.valueOf(row.text(1)),
                      DatabaseSource.position(row.number(0)),
                      "",
                      0,
                      sink));
          return new byte[0];
        };
    assertThat(fixture.report()).contains("n20 in20").doesNotContain("n40");
  }

  @Test
  void countsABadRowOnceHoweverOftenItIsReadAndNotWhenItIsRepaired() throws SQLException {
    try (EventTable table = table("t.db")) {
      table.put(1, "", "use - - - 100 m 1");
      table.put(2, "", "rubbish");
      assertThat(fixture.sync().rejected()).containsEntry("malformed-json", 1L);
      table.put(3, "", "use - - - 100 m 2000000000"); // reads row 2 again
      assertThat(fixture.sync().rejected())
          .containsEntry("malformed-json", 1L)
          .containsEntry("bad-number", 1L);
      table.put(2, "", "use - - - 100 m 2");
      assertThat(fixture.sync().rejected())
          .containsEntry("bad-number", 1L)
          .doesNotContainKey("malformed-json");
      table.put(3, "", "rubbish");
      assertThat(fixture.sync().rejected()).containsOnly(Map.entry("malformed-json", 1L));
      fixture.sync(UsageSync.Mode.REBUILD);
      assertThat(fixture.sync().rejected()).containsOnly(Map.entry("malformed-json", 1L));
      fixture.sync(UsageSync.Mode.REBUILD_AND_PRUNE);
      assertThat(fixture.sync().rejected()).containsOnly(Map.entry("malformed-json", 1L));
    }
  }

  @Test
  void aDamagedOrForeignFileIsNamedAndLosesNothing() throws Exception {
    try (EventTable table = table("t.db")) {
      table.put(1, "", "use - - - 100 m 10");
    }
    Files.writeString(fixture.logs.resolve("other.db"), "no database at all, only text\n");
    SyncOutcome outcome = fixture.sync();
    assertThat(outcome.errors())
        .singleElement()
        .asString()
        .endsWith("other.db: it is not an SQLite database");
    assertThat(fixture.report()).contains("n1 in10");
    Path file = fixture.logs.resolve("t.db");
    byte[] good = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(good, good.length / 2));
    assertThat(fixture.sync().errors()).hasSize(2);
    assertThat(fixture.report()).contains("n1 in10");
    Files.write(file, good);
    assertThat(fixture.sync().errors()).hasSize(1);
    assertThat(fixture.report()).contains("n1 in10");
    assertThat(fixture.plugins.warnings()).isEmpty();
  }

  @Test
  void anotherVersionsTablesAreNamed() throws SQLException {
    try (EventTable table = table("t.db")) {
      table.execute("ALTER TABLE event RENAME TO message");
      table.execute("INSERT INTO message VALUES (1, 1, '', 'use - - - 100 m 10')");
    }
    assertThat(fixture.sync().errors())
        .singleElement()
        .asString()
        .contains("t.db: ")
        .contains("no such table: event");
    assertThat(fixture.sync().errors()).as("said until it is so no more").hasSize(1);
  }

  @Test
  void nothingBesideADatabaseIsTouched() throws Exception {
    try (EventTable table = table("t.db")) {
      table.put(1, "", "use - - - 100 m 10");
      fixture.sync();
      table.put(2, "", "use - - - 100 m 10");
      Map<String, String> before = snapshot();
      assertThat(before).hasSize(3);
      fixture.sync();
      assertThat(snapshot()).isEqualTo(before);
    }
    Map<String, String> before = snapshot();
    assertThat(before).hasSize(1);
    fixture.sync(UsageSync.Mode.REBUILD);
    assertThat(snapshot()).isEqualTo(before);
    assertThat(fixture.report()).contains("n2 in20");
  }

  private Map<String, String> snapshot() throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (var files = Files.list(fixture.logs)) {
      for (Path file : files.toList()) {
        all.put(
            String.valueOf(file.getFileName()),
            // Inside one process SQLite shares the index; see ForeignDatabaseTest for two.
            file.toString().endsWith("-shm")
                ? ""
                : Files.getLastModifiedTime(file)
                    + java.util.HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
    }
    return all;
  }

  @Test
  void aReaderThatThrowsHangsOrReturnsNonsenseDegradesItsVendor() throws Exception {
    try (EventTable table = table("t.db")) {
      table.put(1, "", "use - - - 100 m 10");
    }
    fixture.limits = ParseLimits.STANDARD.patience(Duration.ofMillis(1200));
    for (DatabaseSource.Reader reader : defects()) {
      IngestFixture other = twin("defect" + other());
      other.limits = fixture.limits;
      ((DatabaseSource) other.vendor.sources.getFirst()).reader = reader;
      other.sync();
      assertThat(other.plugins.warnings()).hasSize(1);
      assertThat(other.plugins.warnings().toString()).contains("its reader ").contains("t.db");
    }
    assertThat(fixture.report()).contains("n1 in10");
  }

  private int others;

  private int other() {
    return others++;
  }

  private static List<DatabaseSource.Reader> defects() {
    return List.of(
        (_, _, _) -> {
          throw new AssertionError("a defect");
        },
        (_, _, _) -> new byte[(64 << 10) + 1],
        (session, _, _) -> {
          session.query("SELECT ?", List.of(List.of()), _ -> {});
          return new byte[0];
        },
        (_, _, _) -> {
          try {
            Thread.sleep(60_000);
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
          return new byte[0];
        });
  }

  @Test
  void aQueryWithoutEndIsGivenUpWithoutDegrading() throws Exception {
    try (EventTable table = table("t.db")) {
      table.put(1, "", "use - - - 100 m 10");
    }
    fixture.limits = ParseLimits.STANDARD.patience(Duration.ofMillis(1200));
    source.reader =
        (session, _, _) -> {
          try {
            session.query(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i)"
                    + " FROM n",
                List.of(),
                _ -> {});
          } catch (IOException e) {
            assertThat(e).isNotNull(); // swallowed; the platform remembers
          }
          return new byte[0];
        };
    assertThat(fixture.sync().errors()).singleElement().asString().contains("took too long");
    assertThat(fixture.plugins.warnings()).isEmpty();
    source.reader = source::lines;
    assertThat(fixture.report()).contains("n1 in10");
  }

  @Test
  void aDatabaseWrittenWhileItIsReadWithoutLocksIsReadAgain() throws Exception {
    try (EventTable table = table("t.db")) {
      for (int i = 0; i < 30; i++) {
        table.put(i, "", "use - - - 100 m 1");
      }
      table.put(30, "", "rubbish");
    }
    fixture.limits = ParseLimits.small(256, 1 << 12, 7, 500);
    source.reader =
        (session, state, sink) -> {
          byte[] after = source.lines(session, state, sink);
          if (source.reads.get() == 1) {
            try (EventTable table = table("t.db")) {
              table.put(5, "", "use - - - 100 m 100");
            } catch (SQLException e) {
              throw new IOException(e);
            }
          }
          return after;
        };
    SyncOutcome outcome = fixture.sync();
    assertThat(outcome.errors()).isEmpty();
    assertThat(source.reads).hasValue(2);
    assertThat(outcome.rejected()).containsEntry("malformed-json", 1L);
    assertThat(fixture.report()).contains("n30 in129").isEqualTo(twin("clean").report());
  }

  @Test
  void aDatabaseAndLegacyDocumentsOfOneVendorAreOneHistory() throws Exception {
    fixture.vendor.sources = List.of(source, new DocumentSource(fixture.logs));
    fixture.replace(
        "old.doc",
        "session S\nuse g k - 100 m 10\nuse h l - 100 m 7\nend\n",
        IngestFixture.NOW.minusSeconds(90));
    assertThat(fixture.report()).contains("n2 in17");
    try (EventTable table = table("t.db")) {
      table.put(1, "s", "session S");
      table.put(2, "s", "use g k - 100 m 11");
      assertThat(fixture.report())
          .contains("entry 100 m 11 S ")
          .contains("entry 100 m 7 S ")
          .contains("n2 in18");
      table.put(3, "s", "use h l - 100 m 8"); // the log's time moves on, the order stays
      assertThat(fixture.report()).contains("entry 100 m 8 S ").contains("n2 in19");
    }
  }

  /** Any order of inserts, updates and syncs ends with the rows of one clean reading. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void anyHistoryOfSyncsEndsWithTheSameRows(long seed) throws Exception {
    Random random = new Random(seed);
    Corpus corpus = Corpus.random(random, 3, 60);
    fixture.limits = ParseLimits.small(256, 1 << 12, 1 + random.nextInt(9), 300);
    List<Integer> open = shuffled(corpus, random);
    while (!open.isEmpty()) {
      int count = Math.min(open.size(), 1 + random.nextInt(20));
      write(corpus, open.subList(0, count), random, seed);
      open.subList(0, count).clear();
      if (random.nextInt(3) > 0) {
        fixture.sync();
      }
    }
    finish(corpus);
    assertThat(fixture.report()).as("seed " + seed).isEqualTo(twin("clean").report()).isNotEmpty();
    fixture.sync(UsageSync.Mode.REBUILD);
    assertThat(fixture.report()).as("rebuilt, seed " + seed).isEqualTo(twin("clean2").report());
    fixture.sync(UsageSync.Mode.REBUILD_AND_PRUNE);
    assertThat(fixture.report()).as("pruned, seed " + seed).isEqualTo(twin("clean3").report());
  }

  private static List<Integer> shuffled(Corpus corpus, Random random) {
    List<Integer> all = new ArrayList<>();
    for (int file = 0; file < corpus.files.size(); file++) {
      for (int line = 0; line < lines(corpus, file).size(); line++) {
        all.add(file * 1000 + line);
      }
    }
    Collections.shuffle(all, random);
    return all;
  }

  private static List<String> lines(Corpus corpus, int file) {
    // A row that was good never becomes bad here: no event says what then becomes of it.
    return new String(corpus.files.get(file), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith("use") || line.startsWith("session"))
        .toList();
  }

  /** Writes rows, some of them with other rows' lines first. */
  private void write(Corpus corpus, List<Integer> ids, Random random, long seed)
      throws SQLException {
    for (int id : ids) {
      int file = id / 1000;
      List<String> lines = lines(corpus, file);
      String line = lines.get(id % 1000);
      if (random.nextInt(3) == 0 && line.startsWith("use")) {
        String other = lines.get(random.nextInt(lines.size()));
        line = other.startsWith("use") ? other : line;
      }
      try (EventTable table =
          new EventTable(
              fixture.logs.resolve("f" + file + ".db"), seed % 2 == 0 ? "WAL" : "DELETE")) {
        table.put(id, "k" + id % 4, line);
      }
    }
  }

  /** Brings every row to its last state, in the order of its id. */
  private void finish(Corpus corpus) throws Exception {
    for (int file = 0; file < corpus.files.size(); file++) {
      Path path = fixture.logs.resolve("f" + file + ".db");
      try (EventTable table = new EventTable(path, "WAL")) {
        List<String> lines = lines(corpus, file);
        table.execute("BEGIN");
        for (int line = 0; line < lines.size(); line++) {
          table.put(file * 1000L + line, "k" + line % 4, lines.get(line));
        }
        table.execute("COMMIT");
      }
      Files.setLastModifiedTime(path, java.nio.file.attribute.FileTime.from(corpus.modified(file)));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aProcessThatDiesAnywhereLosesAndDoublesNothing(long seed) throws Exception {
    Random random = new Random(seed);
    Corpus corpus = Corpus.random(random, 4, 80);
    fixture.limits = ParseLimits.small(256, 1 << 12, 1 + random.nextInt(9), 500);
    List<Integer> open = shuffled(corpus, random);
    UsageSync.Mode[] modes = UsageSync.Mode.values();
    for (int death = 0; death < 12; death++) {
      int count = Math.min(open.size(), 40);
      write(corpus, open.subList(0, count), random, seed);
      open.subList(0, count).clear();
      int after = random.nextInt(12);
      int[] seen = {0};
      try (UsageStore store = fixture.open()) {
        store.sync(
            "lines",
            random.nextInt(3) == 0 ? modes[random.nextInt(modes.length)] : UsageSync.Mode.UPDATE,
            Duration.ZERO,
            (_, _, _, _, _) -> {
              if (seen[0]++ == after) {
                throw new Death();
              }
            });
      } catch (Death e) {
        assertThat(seen[0]).isPositive();
      }
    }
    finish(corpus);
    assertThat(fixture.report()).as("seed " + seed).isEqualTo(twin("clean").report()).isNotEmpty();
  }

  private static final class Death extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void twoProcessesAtOnceGiveTheRowsOfOne() throws Exception {
    Corpus corpus = Corpus.random(new Random(42), 5, 200);
    finish(corpus);
    String clean = twin("clean").report();
    List<String> reports = Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      threads.add(Thread.ofPlatform().start(() -> reports.add(fixture.report())));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(reports).hasSize(4).containsOnly(clean);
    assertThat(clean).isNotEmpty();
  }
}
