package dev.cctally.platform.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.vendor.Malformed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentSyncTest {
  @TempDir Path folder;
  IngestFixture fixture;
  DocumentSource source;

  @BeforeEach
  void setUp() {
    fixture = twin("a");
    source = (DocumentSource) fixture.vendor.sources.getFirst();
  }

  /** Another store that reads the same documents. */
  private IngestFixture twin(String name) {
    IngestFixture twin = new IngestFixture(folder.resolve("logs"), folder.resolve(name));
    twin.vendor.sources = List.of(new DocumentSource(twin.logs));
    return twin;
  }

  private void document(String name, String... lines) {
    document(name, IngestFixture.NOW.minusSeconds(60), lines);
  }

  private void document(String name, Instant modified, String... lines) {
    fixture.replace(name, String.join("\n", lines) + "\nend\n", modified);
  }

  @Test
  void readsADocumentOnceAndAgainWhenItWasRewritten() {
    document("s.doc", "session S", "use g1 k1 - 100 m 10");
    document("t.doc", "session T", "use g2 k2 - 100 m 5");
    assertThat(fixture.sync().processed()).isEqualTo(2);
    assertThat(source.reads).hasValue(2);
    assertThat(fixture.sync().skipped()).isEqualTo(2);
    assertThat(source.reads).hasValue(2);
    document("s.doc", "session S", "use g1 k1 - 100 m 10", "use g3 k3 - 200 m 20");
    SyncOutcome outcome = fixture.sync();
    assertThat(source.reads).hasValue(3);
    assertThat(outcome.reset()).as("a rewritten document is nothing to warn of").isZero();
    assertThat(outcome.errors()).isEmpty();
    assertThat(fixture.report())
        .contains("entry 100 m 10 S /hinted null s.doc:1")
        .contains("n2 in30")
        .contains("n1 in5");
    assertThat(source.reads).hasValue(3);
  }

  @Test
  void anEventThatADocumentNoLongerHoldsNoLongerCounts() {
    document("s.doc", "use g1 k1 - 100 m 10", "use - - - 200 m 20", "use g3 k3 - 300 m 30");
    assertThat(fixture.report()).contains("n3 in60");
    document("s.doc", "use g1 k1 - 100 m 10");
    assertThat(fixture.report()).contains("n1 in10").isEqualTo(twin("clean").report());
  }

  @Test
  void aResponseThatAnotherDocumentStillTellsOfCounts() {
    document("a.doc", IngestFixture.NOW.minusSeconds(90), "session A", "use g k - 100 m 10");
    document("b.doc", "session B", "use g k - 100 m 10");
    assertThat(fixture.report()).contains("0 A m tier0 false n1 in10").doesNotContain("0 B ");
    document("a.doc", IngestFixture.NOW.minusSeconds(80), "session A");
    assertThat(fixture.report()).contains("0 B m tier0 false n1 in10").doesNotContain("0 A ");
  }

  @Test
  void keepsTheUsageOfDeletedDocumentsUntilPruned() {
    document("a.doc", "session A", "use g k - 100 m 10");
    document("b.doc", "session B", "use h l - 100 m 20");
    fixture.sync();
    fixture.delete("a.doc");
    assertThat(fixture.sync().vanished()).isEqualTo(1);
    fixture.sync(UsageSync.Mode.REBUILD);
    assertThat(fixture.report()).contains("n1 in10").contains("n1 in20");
    document("a.doc", "session A", "use g k - 100 m 10");
    assertThat(fixture.sync().vanished()).isZero();
    assertThat(fixture.report()).contains("n1 in10").contains("n1 in20");
    fixture.delete("a.doc");
    fixture.sync(UsageSync.Mode.PRUNE);
    assertThat(fixture.report()).doesNotContain("n1 in10").contains("n1 in20");
  }

  @Test
  void aTornDocumentKeepsWhatIsStoredUntilItIsWhole() {
    document("s.doc", "use g1 k1 - 100 m 10");
    fixture.sync();
    fixture.replace("s.doc", "use g1 k1 - 100 m 10\nuse g2", IngestFixture.NOW.minusSeconds(5));
    SyncOutcome torn = fixture.sync();
    assertThat(torn.errors())
        .singleElement()
        .asString()
        .contains("could not read ")
        .endsWith("s.doc: the document is cut off");
    assertThat(torn.rejected()).containsEntry("malformed-json", 1L);
    assertThat(fixture.report()).contains("n1 in10");
    document("s.doc", IngestFixture.NOW, "use g1 k1 - 100 m 10", "use g2 k2 - 200 m 20");
    SyncOutcome whole = fixture.sync();
    assertThat(whole.errors()).isEmpty();
    assertThat(whole.rejected()).isEmpty();
    assertThat(fixture.report()).isEqualTo(twin("clean").report()).contains("n2 in30");
  }

  @Test
  void aDocumentThatStaysBrokenIsToldOfOnceAndNotReadAgain() {
    fixture.replace("s.doc", "rubbish\n", IngestFixture.NOW.minusSeconds(5));
    assertThat(fixture.sync().errors()).hasSize(1);
    SyncOutcome again = fixture.sync();
    assertThat(again.errors()).isEmpty();
    assertThat(again.rejected()).containsEntry("malformed-json", 1L);
    fixture.replace("s.doc", "rubbish\n", IngestFixture.NOW.minusSeconds(4)); // only touched
    fixture.sync();
    assertThat(source.reads).hasValue(1);
    fixture.replace("s.doc", "more rubbish\n", IngestFixture.NOW.minusSeconds(3));
    assertThat(fixture.sync().rejected()).containsEntry("malformed-json", 1L);
    assertThat(source.reads).hasValue(2);
  }

  @Test
  void aRebuildKeepsWhatATornDocumentToldBefore() {
    document("s.doc", "use g1 k1 - 100 m 10");
    fixture.sync();
    fixture.replace("s.doc", "use g1", IngestFixture.NOW.minusSeconds(5));
    fixture.sync(UsageSync.Mode.REBUILD);
    assertThat(fixture.report()).contains("n1 in10");
  }

  @Test
  void aDocumentThatIsWrittenWhileItIsReadIsReadAgainAtOnce() {
    document("s.doc", "use g1 k1 - 100 m 10");
    fixture.sync();
    document("s.doc", IngestFixture.NOW.minusSeconds(5), "use g2 k2 - 100 m 20");
    int[] reads = {0};
    source.reader =
        (content, sink) -> {
          DocumentSource.lines(content, sink);
          if (reads[0]++ == 0) {
            document("s.doc", IngestFixture.NOW, "use g3 k3 - 300 m 30");
          }
        };
    assertThat(fixture.sync().errors()).isEmpty();
    assertThat(reads[0]).isEqualTo(2);
    assertThat(fixture.report())
        .isEqualTo(twin("clean").report())
        .contains("entry 300 m 30")
        .doesNotContain("entry 100");
  }

  @Test
  void aDocumentThatNeverComesToRestIsLeftForTheNextSync() {
    document("s.doc", "use g1 k1 - 100 m 10");
    fixture.sync();
    int[] reads = {0};
    source.reader =
        (content, sink) -> {
          DocumentSource.lines(content, sink);
          String line = "use g2 k2 - 200 m " + ++reads[0];
          document("s.doc", IngestFixture.NOW.plusSeconds(reads[0]), line);
        };
    document("s.doc", "use g1 k1 - 100 m 10", "use g2 k2 - 200 m 0");
    assertThat(fixture.sync().errors()).singleElement().asString().contains("being written");
    source.reader = DocumentSource::lines;
    assertThat(fixture.report()).contains("entry 200 m " + reads[0] + " ").contains("n1 ");
  }

  @Test
  void aReaderThatTripsOverAHalfWrittenDocumentIsNoBrokenPlugin() {
    document("s.doc", "use g1 k1 - 100 m 10");
    int[] reads = {0};
    source.reader =
        (content, sink) -> {
          if (reads[0]++ == 0) {
            document("s.doc", IngestFixture.NOW, "use g3 k3 - 300 m 30");
            throw new IllegalStateException("this cannot be");
          }
          DocumentSource.lines(content, sink);
        };
    fixture.sync();
    assertThat(fixture.plugins.warnings()).isEmpty();
    assertThat(fixture.report()).contains("entry 300 m 30");
  }

  @Test
  void aReaderThatThrowsDegradesItsVendorAndLosesNothing() {
    document("s.doc", "use g1 k1 - 100 m 10");
    fixture.sync();
    document("s.doc", "use g1 k1 - 100 m 10", "use g2 k2 - 100 m 20");
    source.reader =
        (_, _) -> {
          throw new AssertionError("a defect");
        };
    fixture.sync();
    assertThat(fixture.plugins.warnings())
        .singleElement()
        .asString()
        .contains("its reader failed at ")
        .contains("a defect");
    source.reader = DocumentSource::lines;
    assertThat(fixture.report()).contains("n2 in30");
  }

  @Test
  void aReaderThatHangsDegradesItsVendor() {
    fixture.limits = ParseLimits.STANDARD.patience(Duration.ofMillis(1200));
    document("s.doc", "use g1 k1 - 100 m 10");
    source.reader =
        (_, _) -> {
          try {
            Thread.sleep(60_000);
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
        };
    fixture.sync();
    assertThat(fixture.plugins.warnings())
        .singleElement()
        .asString()
        .contains("does not get on with ");
  }

  @Test
  void aReaderThatSwallowsAReadErrorStoresNothingOfIt() throws IOException {
    document("s.doc", "use g1 k1 - 100 m 10");
    fixture.sync();
    document("s.doc", "use g1 k1 - 100 m 10", "use g2 k2 - 200 m 20");
    source.reader =
        (content, _) -> {
          content.close(); // as good as a disk that fails
          try {
            content.readAllBytes();
          } catch (IOException e) {
            assertThat(e).isNotNull();
          }
        };
    assertThat(fixture.sync().errors()).hasSize(1);
    source.reader = DocumentSource::lines;
    assertThat(fixture.report()).contains("n2 in30");
  }

  @Test
  void aDocumentBeyondTheLimitsIsCountedAndLeftAlone() {
    fixture.limits = ParseLimits.STANDARD.documents(200, 3);
    document("large.doc", "use - - - 100 m 1", "x".repeat(200));
    document("many.doc", "rubbish", "use - - - 100 m 1", "rubbish", "use - - - 100 m 1");
    document("fits.doc", "use - - - 100 m 1", "use - - - 100 m 1", "rubbish");
    SyncOutcome outcome = fixture.sync();
    assertThat(outcome.errors())
        .hasSize(2)
        .anyMatch(e -> e.contains("large.doc: it has 223 bytes, and 200 are read at most"))
        .anyMatch(e -> e.contains("many.doc: it has more than 3 events"));
    assertThat(outcome.rejected())
        .containsEntry(Malformed.Reason.TOO_LONG.key(), 2L)
        .containsEntry(Malformed.Reason.BAD_SYNTAX.key(), 1L);
    assertThat(fixture.report()).contains("n2 in2 ");
    assertThat(fixture.sync().errors()).isEmpty();
  }

  @Test
  void aHugeDocumentPassesThroughASmallWindow() throws IOException {
    Path file = fixture.logs.resolve("huge.doc");
    long size = 300L << 20;
    fixture.limits = ParseLimits.STANDARD.documents(size, 10);
    try (var channel =
        Files.newByteChannel(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.position(size - 1); // a hole: takes no room on the disk
      channel.write(java.nio.ByteBuffer.wrap(new byte[] {'\n'}));
    }
    long[] seen = {0};
    int[] most = {0};
    source.reader =
        (content, sink) -> {
          byte[] part = new byte[1 << 20];
          for (int read; (read = content.read(part)) > 0; ) {
            seen[0] += read;
            most[0] = Math.max(most[0], read + content.available());
          }
          LineVendor.event("use - - - 100 m 7", 0, "", 0, sink);
        };
    assertThat(fixture.report()).contains("n1 in7");
    assertThat(seen[0]).isEqualTo(size);
    assertThat(most[0]).isLessThanOrEqualTo(64 * 1024);
  }

  @Test
  void aTouchedDocumentIsNotReadAgain() throws IOException {
    document("s.doc", "use g1 k1 - 100 m 10");
    fixture.sync();
    Files.setLastModifiedTime(fixture.logs.resolve("s.doc"), FileTime.from(IngestFixture.NOW));
    assertThat(fixture.sync().skipped()).isEqualTo(1);
    assertThat(source.reads).hasValue(1);
    assertThat(fixture.report()).isEqualTo(twin("clean").report());
  }

  @Test
  void noticesAChangeInTheMiddleOfADocumentOfTheSameSize() {
    String around = "x".repeat(9000);
    document("s.doc", around, "use g k - 100 m 10", around);
    fixture.sync();
    document("s.doc", IngestFixture.NOW, around, "use g k - 100 m 77", around);
    assertThat(fixture.report()).contains("in77 ").doesNotContain("in10 ");
  }

  @Test
  void followsARenamedDocumentButNotAnotherOneInItsPlace() throws IOException {
    document("a.doc", "use - - - 100 m 10");
    fixture.sync();
    Files.move(fixture.logs.resolve("a.doc"), fixture.logs.resolve("b.doc"));
    assertThat(fixture.sync().vanished()).isZero();
    assertThat(source.reads).hasValue(1);
    assertThat(fixture.report()).contains("n1 in10").contains("b.doc").doesNotContain("a.doc");
    // The same file in the file system, with another name and other content: another document.
    Files.move(fixture.logs.resolve("b.doc"), fixture.logs.resolve("c.doc"));
    document("c.doc", "use - - - 5000 m 5");
    assertThat(fixture.sync().vanished()).isEqualTo(1);
    assertThat(fixture.report()).contains("n1 in10").contains("n1 in5 ");
  }

  @Test
  void readsDocumentsAgainWhenTheReadersRulesChange() {
    document("s.doc", "use g1 k1 - 100 m 10");
    fixture.sync();
    source.version = 2;
    fixture.sync();
    assertThat(source.reads).hasValue(2);
    assertThat(fixture.report()).contains("n1 in10");
  }

  @Test
  void documentsAndGrowingLogsOfOneVendorAreOneHistory() {
    IngestFixture both = new IngestFixture(fixture.logs, folder.resolve("both"));
    both.vendor.sources = List.of(new DocumentSource(both.logs), both.vendor.sources.getFirst());
    document("a.doc", IngestFixture.NOW.minusSeconds(90), "session S", "use g k - 100 m 10");
    fixture.append("b.log", "session S\nuse g k - 100 m 99\nuse h l - 100 m 1\n");
    assertThat(both.report())
        .contains("entry 100 m 99 S /hinted null b.log:10")
        .contains("n1 in99")
        .contains("n1 in1 ")
        .doesNotContain("in10 ");
  }

  /** Whatever was written in between and read when, the last state of the documents counts. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void anyHistoryOfRewritesEndsWithTheSameRows(long seed) {
    Random random = new Random(seed);
    Corpus corpus = Corpus.random(random, 6, 40);
    for (int round = 0; round < 12; round++) {
      for (int i = 0; i < corpus.files.size(); i++) {
        if (random.nextInt(3) == 0) {
          rewrite(corpus, i, random);
        }
      }
      fixture.sync();
    }
    for (int i = 0; i < corpus.files.size(); i++) {
      write(corpus, i, corpus.files.get(i));
    }
    assertThat(fixture.report()).as("seed " + seed).isEqualTo(twin("clean").report()).isNotEmpty();
    fixture.sync(UsageSync.Mode.REBUILD);
    assertThat(fixture.report()).as("rebuilt, seed " + seed).isEqualTo(twin("clean2").report());
  }

  /** Shorter, longer, torn or other than before. */
  private void rewrite(Corpus corpus, int file, Random random) {
    List<String> lines =
        new ArrayList<>(
            new String(corpus.files.get(file), StandardCharsets.UTF_8).lines().toList());
    Collections.shuffle(lines, random);
    String text = String.join("\n", lines.subList(0, random.nextInt(lines.size()))) + "\nend\n";
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int length = random.nextInt(4) == 0 ? random.nextInt(bytes.length) : bytes.length;
    replace(corpus, file, java.util.Arrays.copyOf(bytes, length));
  }

  private void write(Corpus corpus, int file, byte[] lines) {
    replace(
        corpus,
        file,
        (new String(lines, StandardCharsets.UTF_8) + "\nend\n").getBytes(StandardCharsets.UTF_8));
  }

  private void replace(Corpus corpus, int file, byte[] bytes) {
    String name = corpus.name(file).replace(".log", ".doc");
    Path path = fixture.logs.resolve(name);
    try {
      Files.createDirectories(path.getParent());
      if (file % 2 == 0) {
        Files.write(path, bytes); // in place
      } else {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        Files.write(fresh, bytes);
        Files.move(fresh, path, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      }
      // Not the same time twice with other content, as a clock would have it.
      Files.setLastModifiedTime(
          path, FileTime.from(corpus.modified(file).plusNanos(1000L * ++writes)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int writes;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void aProcessThatDiesAnywhereLosesAndDoublesNothing(long seed) {
    Random random = new Random(seed);
    Corpus corpus = Corpus.random(random, 9, 60);
    for (int i = 0; i < corpus.files.size(); i++) {
      write(corpus, i, corpus.files.get(i));
    }
    for (int death = 0; death < 8; death++) {
      int after = random.nextInt(6);
      int[] seen = {0};
      rewrite(corpus, random.nextInt(corpus.files.size()), random);
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
    for (int i = 0; i < corpus.files.size(); i++) {
      write(corpus, i, corpus.files.get(i));
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
      write(corpus, i, corpus.files.get(i));
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
