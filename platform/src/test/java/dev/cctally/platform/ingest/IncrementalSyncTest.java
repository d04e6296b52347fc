package dev.cctally.platform.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.platform.store.SqlDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncrementalSyncTest {
  @TempDir Path folder;
  IngestFixture fixture;

  @BeforeEach
  void setUp() {
    fixture = new IngestFixture(folder.resolve("a"));
  }

  private IngestFixture twin(String name) {
    return new IngestFixture(fixture.logs, folder.resolve(name));
  }

  @Test
  void readsWhatIsThereAndThenOnlyWhatIsNew() {
    fixture.append("s.log", "session S\nproject /p\nuse g1 k1 - 100 m 10\n");
    SyncOutcome first = fixture.sync();
    assertThat(first.processed()).isEqualTo(1);
    assertThat(first.rowsChanged()).isEqualTo(1);
    SyncOutcome second = fixture.sync();
    assertThat(second.processed()).isZero();
    assertThat(second.skipped()).isEqualTo(1);
    fixture.append("s.log", "use g2 k2 - 200 m 20\n");
    SyncOutcome third = fixture.sync();
    assertThat(third.lines()).isEqualTo(1);
    assertThat(fixture.report())
        .contains("entry 100 m 10 S /p null s.log:21")
        .contains("entry 200 m 20 S /p null s.log:42")
        .contains("n2 in30 out2");
  }

  @Test
  void holdsBackALastLineUntilItIsComplete() {
    fixture.append("s.log", "use - - - 100 m 10\nuse - - - 200 m 1");
    assertThat(fixture.report()).contains("in10 ").doesNotContain("entry 200");
    fixture.append("s.log", "00\n");
    assertThat(fixture.report()).contains("entry 200 m 100 ");
  }

  @Test
  void countsALastLineWithoutLineEndOnceTheFileIsADayOld() {
    // Only a complete JSON object counts as a finished last line, so this one never does …
    fixture.append("s.log", "use - - - 100 m 10\nuse - - - 200 m 20");
    fixture.wall = IngestFixture.NOW.plus(Duration.ofHours(25));
    assertThat(fixture.report()).contains("in10 ").doesNotContain("entry 200");
    // … while this one is complete, even if it says nothing.
    fixture.append("t.log", "use - - - 300 m 30\n{\"a\":1}");
    fixture.report();
    try (UsageStore store = fixture.open()) {
      assertThat(
              store
                  .sync("lines", UsageSync.Mode.UPDATE, Duration.ZERO, SyncProgress.NONE)
                  .rejected())
          .containsEntry("malformed-json", 1L);
    }
  }

  @Test
  void keepsTheFullestAccountOfAResponseAcrossSyncs() {
    fixture.append("s.log", "use g k - 100 m 10\n");
    fixture.sync();
    fixture.append("s.log", "use g k - 105 m 90\nuse g k - 110 m 50\n");
    assertThat(fixture.report())
        .contains("entry 105 m 90")
        .contains("n1 in90")
        .doesNotContain("n2");
  }

  @Test
  void countsACopiedResponseOnceForTheOlderFile() {
    fixture.append(
        "b/new.log", "session N\nuse g k - 100 m 99\n", IngestFixture.NOW.minusSeconds(50));
    fixture.sync();
    fixture.append(
        "a/old.log", "session O\nuse g k - 100 m 1\n", IngestFixture.NOW.minusSeconds(90));
    assertThat(fixture.report())
        .contains("entry 100 m 99 O /hinted null new.log:")
        .contains("cell 0 O m tier0 false n1 in99");
  }

  @Test
  void dropsAShadowWhenTheSessionItselfTellsOfTheResponse() {
    fixture.append("sub.log", "session S\nuse g k2 s 100 m 10\nuse h k3 s 100 m 7\n");
    assertThat(fixture.report()).contains("n2 in17");
    fixture.append("main.log", "session S\nuse g k1 - 100 m 10\n");
    assertThat(fixture.report()).contains("n1 in10").contains("n1 in7").doesNotContain("n2 in17");
  }

  @Test
  void readsATruncatedFileAgainWithoutLosingWhatOthersTell() {
    fixture.append(
        "a.log",
        "session A\nuse g k - 100 m 10\nuse h l - 100 m 5\n",
        IngestFixture.NOW.minusSeconds(90));
    fixture.append("b.log", "session B\nuse g k - 100 m 10\n");
    assertThat(fixture.report()).contains("n2 in15");
    fixture.replace("a.log", "session A\nuse i i - 100 m 1\n", IngestFixture.NOW.minusSeconds(80));
    SyncOutcome outcome = fixture.sync();
    assertThat(outcome.reset()).isEqualTo(1);
    assertThat(fixture.report())
        .contains("0 A m tier0 false n1 in1 ")
        .contains("0 B m tier0 false n1 in10 ");
    assertThat(fixture.report()).isEqualTo(twin("clean").report());
  }

  @Test
  void noticesAFileThatWasReplacedByALargerOne() {
    fixture.append("a.log", "session A\nuse g k - 100 m 10\n");
    fixture.sync();
    fixture.replace(
        "a.log",
        "session Z\nuse x y - 100 m 3\nuse x2 y2 - 100 m 4\n",
        IngestFixture.NOW.minusSeconds(1));
    assertThat(fixture.report()).isEqualTo(twin("clean").report()).contains("n2 in7");
  }

  @Test
  void keepsWhatIsStoredWhenARebuildCannotReadIt() {
    fixture.append("a.log", "use g k - 100 m 10\n");
    fixture.append("b.log", "use h l - 200 m 20\n");
    String before = fixture.report();
    fixture.vendor.beforeLine =
        () -> {
          throw new IllegalStateException("the reader is broken");
        };
    fixture.sync(UsageSync.Mode.REBUILD);
    fixture.delete("a.log"); // the vendor deletes it while the reader is broken
    fixture.vendor.beforeLine = null;
    assertThat(before).contains("entry 100 m 10").contains("entry 200 m 20");
    assertThat(fixture.report()).isEqualTo(before);
  }

  @Test
  void noticesARewriteOfTheSameSize() {
    fixture.append("a.log", "use g k - 100 m 10\n");
    fixture.sync();
    fixture.replace("a.log", "use g k - 100 m 77\n", IngestFixture.NOW.minusSeconds(1));
    assertThat(fixture.report()).contains("in77 ").doesNotContain("in10 ");
  }

  @Test
  void readsAnUnfinishedLineThatWasReplacedByAsManyBytes() {
    String line = "use g k - 100 m 10\n";
    fixture.append("a.log", "x".repeat(line.length()));
    assertThat(fixture.report()).isEmpty();
    fixture.replace("a.log", line, IngestFixture.NOW.minusSeconds(1));
    assertThat(fixture.report()).contains("in10 ");
  }

  @Test
  void followsARenamedFile() throws Exception {
    fixture.append("a.log", "session A\nuse - - - 100 m 10\n");
    fixture.sync();
    Files.move(fixture.logs.resolve("a.log"), fixture.logs.resolve("b.log"));
    SyncOutcome outcome = fixture.sync();
    assertThat(outcome.processed()).isZero();
    assertThat(outcome.vanished()).isZero();
    assertThat(fixture.report()).contains("n1 in10").contains("b.log").doesNotContain("a.log");
  }

  @Test
  void followsAFileThatWasMovedByCopyingAndGrew() throws Exception {
    String text = "session A\n" + "use - - - 100 m 10\n".repeat(400);
    fixture.append("a.log", text);
    fixture.sync();
    fixture.delete("a.log");
    fixture.append("b.log", text + "use - - - 200 m 1\n");
    SyncOutcome outcome = fixture.sync();
    assertThat(outcome.lines()).isEqualTo(1);
    assertThat(fixture.report()).contains("n401 in4001");
  }

  @Test
  void keepsTheUsageOfDeletedFilesUntilPruned() {
    fixture.append("a.log", "session A\nuse g k - 100 m 10\n");
    fixture.append("b.log", "session B\nuse h l - 100 m 20\n");
    fixture.sync();
    fixture.delete("a.log");
    assertThat(fixture.sync().vanished()).isEqualTo(1);
    assertThat(fixture.report()).contains("n1 in10");
    assertThat(fixture.sync(UsageSync.Mode.REBUILD).processed()).isEqualTo(1);
    assertThat(fixture.report()).contains("n1 in10").contains("n1 in20");
    fixture.sync(UsageSync.Mode.PRUNE);
    assertThat(fixture.report()).doesNotContain("n1 in10").contains("n1 in20");
    assertThat(fixture.sync().vanished()).isZero();
  }

  @Test
  void forgetsNothingThatLiesWhereItCannotLook() throws Exception {
    Path root = fixture.logs.resolve("disk");
    fixture.append("disk/a.log", "session A\nuse g k - 100 m 10\n");
    fixture.append("elsewhere/b.log", "session B\nuse h l - 100 m 20\n");
    Path link = Files.createSymbolicLink(root.resolve("linked"), fixture.logs.resolve("elsewhere"));
    fixture.vendor.setRoots(root);
    assertThat(fixture.report()).contains("n1 in10", "n1 in20");

    // The target of a link is away, such as a disk that is not mounted.
    Path away = Files.move(fixture.logs.resolve("elsewhere"), fixture.logs.resolve("away"));
    assertThat(fixture.sync(UsageSync.Mode.PRUNE).vanished()).isZero();
    assertThat(fixture.report()).contains("n1 in10", "n1 in20");
    Files.delete(link);
    assertThat(fixture.sync().vanished()).isEqualTo(1);
    Files.createSymbolicLink(link, Files.move(away, fixture.logs.resolve("elsewhere")));
    assertThat(fixture.sync().vanished()).isZero();

    // The root itself is away.
    away = Files.move(root, fixture.logs.resolve("away"));
    assertThat(fixture.sync(UsageSync.Mode.PRUNE).vanished()).isZero();
    assertThat(fixture.sync(UsageSync.Mode.REBUILD_AND_PRUNE).errors()).isEmpty();
    assertThat(fixture.report()).contains("n1 in10", "n1 in20");
    Files.move(away, root);
    Files.delete(root.resolve("a.log"));
    fixture.sync(UsageSync.Mode.PRUNE);
    assertThat(fixture.report()).contains("n1 in20").doesNotContain("n1 in10");
  }

  @Test
  void whatLiesBelowAFolderThatCannotBeListedIsNotGone() {
    SyncPlan plan =
        new SyncPlanner(
                Map.of(),
                List.of(Path.of("/logs/secret")),
                Clock.fixed(IngestFixture.NOW, ZoneOffset.UTC),
                false,
                false)
            .plan(
                List.of(),
                List.of(known(1, "/logs/secret/deep/s.log"), known(2, "/logs/secrets.log")),
                Set.of(1));
    assertThat(plan.missing()).extracting(KnownFile::id).containsExactly(2);
    assertThat(plan.vanished()).extracting(KnownFile::id).containsExactly(2);
  }

  private static KnownFile known(int id, String path) {
    return new KnownFile(id, 1, path, 0, 0, 9, 0, 9, 0, 0, 1, null, TailState.OPEN, false);
  }

  @Test
  void aFileThatComesBackIsNotCountedTwice() {
    fixture.append("a.log", "session A\nuse - - - 100 m 10\n");
    fixture.sync();
    fixture.delete("a.log");
    fixture.sync();
    fixture.append("a.log", "session A\nuse - - - 100 m 10\n");
    assertThat(fixture.report()).contains("n1 in10 ");
    assertThat(fixture.sync().vanished()).isZero();
  }

  @Test
  void countsOnlyWhatLiesBelowCurrentRoots() {
    Path one = fixture.logs.resolve("one");
    Path two = fixture.logs.resolve("two");
    fixture.append(
        "one/a.log",
        "session S\nuse g k - 100 m 10\nuse - - - 100 m 1\n",
        IngestFixture.NOW.minusSeconds(90));
    fixture.append("two/b.log", "session S\nuse g k - 100 m 10\nuse - - - 100 m 2\n");
    fixture.vendor.setRoots(one);
    assertThat(fixture.report()).contains("n2 in11 ");
    fixture.vendor.setRoots(two);
    assertThat(fixture.report()).contains("n2 in12 ").doesNotContain("a.log");
    fixture.vendor.setRoots(one, two);
    assertThat(fixture.report()).contains("n2 in11 ").contains("n1 in2 ");
    fixture.vendor.setRoots(one);
    assertThat(fixture.report()).contains("n2 in11 ").doesNotContain("b.log");
    fixture.vendor.setRoots();
    assertThat(fixture.report()).isEmpty();
  }

  @Test
  void readsFilesAgainWhenTheReadersRulesChange() {
    fixture.append("a.log", "use g k - 100 m 10\n");
    fixture.sync();
    fixture.vendor.readerVersion = 2;
    assertThat(fixture.sync().processed()).isEqualTo(1);
    assertThat(fixture.report()).contains("n1 in10 ");
  }

  @Test
  void sortsStoredUsageIntoNewPriceTiers() {
    fixture.append("a.log", "use - - - 100 m 600\n");
    assertThat(fixture.report()).contains("tier0");
    fixture.vendor.thresholds = List.of(500L, 1000L);
    assertThat(fixture.report()).contains("tier1");
  }

  private static final String CACHED_AND_NOT =
      "use - - - 100 m 600\nuse - - - 101 m 1 - - 70\nuse - - - 102 m 2 - - 80\n";

  @Test
  void keepsUsesOfACacheApart() {
    fixture.append("a.log", CACHED_AND_NOT);
    try (UsageStore store = fixture.open()) {
      store.refresh("lines", SyncProgress.NONE);
      List<String> cells = new ArrayList<>();
      store.cells(
          "lines",
          UsageHistory.Range.ALL,
          cell ->
              cells.add(cell.entries() + " " + cell.tokens().prompt() + " " + cell.usedCache()));
      assertThat(cells).containsExactlyInAnyOrder("1 600 false", "2 153 true");
    }
  }

  @Test
  void makesSumsAnewThatWereDividedOtherwise() throws Exception {
    fixture.append("a.log", CACHED_AND_NOT);
    String right = fixture.report();
    try (SqlDatabase cache =
        SqlDatabase.open(fixture.data.resolve("cache.db"), SqlDatabase.Durability.NORMAL)) {
      cache.execute("DELETE FROM rollup");
      cache.execute("UPDATE meta SET key = 'thresholds.lines' WHERE key = 'cells.lines'");
    }
    fixture.delete("a.log"); // from what is stored, not from the log
    assertThat(fixture.report()).isEqualTo(right);
  }

  @Test
  void cutsCellsAtTheEdgesOfARange() {
    fixture.append(
        "a.log",
        "session S\nuse - - - 100 m 1\nuse - - - 200 m 2\nuse - - - 300 m 4\nuse - - - 2000 m 8\n");
    try (UsageStore store = fixture.open()) {
      store.refresh("lines", SyncProgress.NONE);
      assertThat(inputs(store, 100, 2000)).isEqualTo(15);
      assertThat(inputs(store, 101, 300)).isEqualTo(6);
      assertThat(inputs(store, 200, 200)).isEqualTo(2);
      assertThat(inputs(store, 201, 299)).isZero();
      assertThat(inputs(store, 300, 100)).isZero();
    }
  }

  @Test
  void dividesCellsAtInstantsInsideARange() {
    fixture.append(
        "a.log",
        """
        session S
        use - - - 100 m 1
        use - - - 200 m 2
        use - - - 200 n 16
        use - - - 300 m 4
        use - - - 2000 m 8
        """);
    fixture.append("b.log", "session T\nuse - - - 150 m 32\n");
    try (UsageStore store = fixture.open()) {
      store.refresh("lines", SyncProgress.NONE);
      long[] none = {};
      assertThat(parts(store, 0, 3000, none))
          .containsExactly("m 1+2+4 100..300", "m 8 2000..2000", "m T32 150..150", "n 16 200..200");
      assertThat(parts(store, 0, 3000, 200))
          .containsExactly(
              "m 1 100..100",
              "m 2+4 200..300",
              "m 8 2000..2000",
              "m T32 150..150",
              "n 16 200..200");
      assertThat(parts(store, 150, 299, 201, 299, 5000, 0))
          .containsExactly("m 2 200..200", "m T32 150..150", "n 16 200..200");
      assertThat(parts(store, 100, 300, 101, 300, 300))
          .containsExactly(
              "m 1 100..100", "m 2 200..200", "m 4 300..300", "m T32 150..150", "n 16 200..200");
      // The general way gives the same.
      assertThat(parts(plainly(store), 100, 300, 101, 300, 300))
          .isEqualTo(parts(store, 100, 300, 101, 300, 300));
    }
  }

  /** The same history, asked part by part. */
  private static UsageHistory plainly(UsageHistory history) {
    return new UsageHistory() {
      @Override
      public void cells(String vendorId, Range range, Consumer<UsageCell> sink) {
        history.cells(vendorId, range, sink);
      }

      @Override
      public void entries(String vendorId, Range range, Consumer<UsageEntry> sink) {
        history.entries(vendorId, range, sink);
      }

      @Override
      public List<String> vendors() {
        return history.vendors();
      }
    };
  }

  private static List<String> parts(
      UsageHistory history, long fromSeconds, long toSeconds, long... cutSeconds) {
    Map<Long, String> names = Map.of(7L, "1+2+4", 6L, "2+4", 32L, "T32");
    List<String> parts = new ArrayList<>();
    history.cells(
        "lines",
        new UsageHistory.Range(fromSeconds * 1_000_000, toSeconds * 1_000_000),
        Arrays.stream(cutSeconds).map(second -> second * 1_000_000).toArray(),
        cell ->
            parts.add(
                cell.model()
                    + " "
                    + names.getOrDefault(cell.tokens().input(), "" + cell.tokens().input())
                    + " "
                    + cell.firstMicros() / 1_000_000
                    + ".."
                    + cell.lastMicros() / 1_000_000));
    parts.sort(null);
    return parts;
  }

  private static long inputs(UsageStore store, long fromSeconds, long toSeconds) {
    List<Long> inputs = new ArrayList<>();
    store.cells(
        "lines",
        new UsageHistory.Range(fromSeconds * 1_000_000, toSeconds * 1_000_000),
        cell -> inputs.add(cell.tokens().input()));
    return inputs.stream().mapToLong(Long::longValue).sum();
  }

  @Test
  void takesWhatIsThereAwayFromOthers() throws Exception {
    fixture.append("a.log", "use - - - 100 m 600\n");
    fixture.sync();
    Path cache = fixture.data.resolve("cache.db");
    Files.setPosixFilePermissions(fixture.data, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rw-r--r--"));
    fixture.sync();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fixture.data)))
        .isEqualTo("rwx------");
  }

  @Test
  void makesEverythingPrivateFromTheStart() throws Exception {
    fixture.append("a.log", "use - - - 100 m 600\n");
    try (UsageStore store = fixture.open()) {
      store.refresh("lines", SyncProgress.NONE);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fixture.data)))
          .isEqualTo("rwx------");
      try (var files = Files.list(fixture.data)) {
        List<Path> all = files.toList();
        assertThat(all).hasSizeGreaterThanOrEqualTo(2);
        for (Path file : all) {
          assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
              .as(file.toString())
              .isEqualTo("rw-------");
        }
      }
    }
  }

  @Test
  void understandsLineEndsBlankLinesAndAByteOrderMark() {
    byte[] text =
        "\uFEFFsession S\r\n\r\n   \nuse - - - 100 m 5\r\n".getBytes(StandardCharsets.UTF_8);
    fixture.write("a.log", text, IngestFixture.NOW.minusSeconds(9), true);
    SyncOutcome outcome = fixture.sync();
    assertThat(outcome.lines()).isEqualTo(2);
    assertThat(outcome.rejected()).isEmpty();
    assertThat(fixture.report()).contains("entry 100 m 5 S ");
  }

  /** Any split into appended pieces, any order of arrival and small buffers give the same rows. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void anyHistoryOfSyncsEndsWithTheSameRows(long seed) {
    Random random = new Random(seed);
    Corpus corpus = Corpus.random(random, 6, 60);
    fixture.limits =
        ParseLimits.small(64 + random.nextInt(200), 1 << 12, 1 + random.nextInt(9), 300);
    int[] written = new int[corpus.files.size()];
    while (true) {
      List<Integer> open = new ArrayList<>();
      for (int i = 0; i < written.length; i++) {
        if (written[i] < corpus.files.get(i).length) {
          open.add(i);
        }
      }
      if (open.isEmpty()) {
        break;
      }
      Collections.shuffle(open, random);
      for (int i : open.subList(0, 1 + random.nextInt(open.size()))) {
        byte[] all = corpus.files.get(i);
        int to = Math.min(all.length, written[i] + 1 + random.nextInt(300));
        fixture.write(
            corpus.name(i), Arrays.copyOfRange(all, written[i], to), corpus.modified(i), true);
        written[i] = to;
      }
      fixture.sync();
    }
    assertThat(fixture.report()).as("seed " + seed).isEqualTo(twin("clean").report()).isNotEmpty();
    fixture.sync(UsageSync.Mode.REBUILD);
    assertThat(fixture.report()).as("rebuilt, seed " + seed).isEqualTo(twin("clean2").report());
  }

  /** A process that dies anywhere leaves a state from which the next sync goes on. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aProcessThatDiesAnywhereLosesAndDoublesNothing(long seed) {
    Random random = new Random(seed);
    Corpus corpus = Corpus.random(random, 5, 80);
    fixture.limits = ParseLimits.small(256, 1 << 12, 1 + random.nextInt(5), 500);
    for (int i = 0; i < corpus.files.size(); i++) {
      fixture.write(corpus.name(i), corpus.files.get(i), corpus.modified(i), true);
    }
    for (int death = 0; death < 12; death++) {
      int after = random.nextInt(6);
      int[] seen = {0};
      try (UsageStore store = fixture.open()) {
        store.sync(
            "lines",
            UsageSync.Mode.UPDATE,
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
    assertThat(fixture.report()).as("seed " + seed).isEqualTo(twin("clean").report()).isNotEmpty();
  }

  private static final class Death extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void twoProcessesAtOnceGiveTheRowsOfOne() throws Exception {
    Random random = new Random(42);
    Corpus corpus = Corpus.random(random, 8, 200);
    for (int i = 0; i < corpus.files.size(); i++) {
      fixture.write(corpus.name(i), corpus.files.get(i), corpus.modified(i), true);
    }
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
  }
}
