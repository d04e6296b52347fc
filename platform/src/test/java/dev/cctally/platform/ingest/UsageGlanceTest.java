package dev.cctally.platform.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.platform.store.DataDirectory;
import dev.cctally.platform.store.SqlDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be learnt of the store without changing it, whatever state it is in. */
final class UsageGlanceTest {
  @TempDir Path folder;
  IngestFixture fixture;

  @BeforeEach
  void setUp() {
    fixture = new IngestFixture(folder);
    fixture.append("a.log", "session S\nuse - - - 100 m 1\nuse - - - 2000 m 2\n");
    fixture.append("b.log", "session T\nuse - - - 150 m 4\n");
    fixture.append("c.log", "session S\nuse - - - 90000 m 8\n");
  }

  private UsageGlance glance() {
    return new UsageGlance(new DataDirectory(fixture.data));
  }

  private long all() {
    UsageGlance glance = glance();
    return glance.whole(
        "lines",
        () -> {
          List<Long> inputs = new ArrayList<>();
          glance.cells("lines", UsageHistory.Range.ALL, cell -> inputs.add(cell.tokens().input()));
          return sum(inputs);
        });
  }

  private long session(String id) {
    UsageGlance glance = glance();
    return glance.whole(
        "lines",
        () -> {
          List<Long> inputs = new ArrayList<>();
          glance.session("lines", id, cell -> inputs.add(cell.tokens().input()));
          return sum(inputs);
        });
  }

  private static long sum(List<Long> inputs) {
    return inputs.stream().mapToLong(Long::longValue).sum();
  }

  /** Every file below the data directory with its time and content. */
  private String files() throws IOException {
    TreeMap<String, String> files = new TreeMap<>();
    if (!Files.exists(fixture.data)) {
      return "nothing";
    }
    try (Stream<Path> all = Files.walk(fixture.data)) {
      for (Path path : all.toList()) {
        files.put(
            path.toString(),
            Files.getLastModifiedTime(path)
                + (Files.isRegularFile(path)
                    ? HexFormat.of().formatHex(Files.readAllBytes(path))
                    : ""));
      }
    }
    return files.toString();
  }

  private Path store() {
    return fixture.data.resolve("cache.db");
  }

  @Test
  void seesWhatIsStoredAndChangesNothing() throws IOException {
    fixture.sync();
    String before = files();

    assertThat(all()).isEqualTo(15);
    assertThat(session("S")).isEqualTo(11);
    assertThat(session("T")).isEqualTo(4);
    assertThat(session("nobody")).isZero();
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void withoutAStoreThereIsNothingAndNoneIsMade() throws IOException {
    assertThat(all()).isZero();
    assertThat(session("S")).isZero();
    assertThat(files()).isEqualTo("nothing");
  }

  @Test
  void whatIsNotSyncedIsNotSeen() {
    fixture.sync();
    fixture.append("a.log", "use - - - 3000 m 32\n");

    assertThat(all()).isEqualTo(15);
  }

  @Test
  void seesWhatIsStillInTheLog() throws Exception {
    fixture.sync();
    fixture.append("a.log", "use - - - 3000 m 32\n");
    try (UsageStore store = fixture.open()) {
      store.sync("lines", UsageSync.Mode.UPDATE, Duration.ZERO, SyncProgress.NONE);
      assertThat(Files.size(fixture.data.resolve("cache.db-wal"))).isPositive();
      assertThat(all()).isEqualTo(47);
      assertThat(session("S")).isEqualTo(43);
    }
  }

  @Test
  void seesTheLogOfAProcessThatDied() throws Exception {
    fixture.sync();
    fixture.append("a.log", "use - - - 3000 m 32\n");
    Path copy = folder.resolve("copy");
    try (UsageStore store = fixture.open()) {
      store.sync("lines", UsageSync.Mode.UPDATE, Duration.ZERO, SyncProgress.NONE);
      Files.createDirectories(copy);
      for (String side : List.of("cache.db", "cache.db-wal", "cache.db-shm")) {
        Files.copy(fixture.data.resolve(side), copy.resolve(side));
      }
    }
    fixture = new IngestFixture(fixture.logs, copy);
    String before = files();

    assertThat(all()).isEqualTo(47);
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void aLogWithoutItsIndexIsLeftAlone() throws Exception {
    seesTheLogOfAProcessThatDied();
    Files.delete(fixture.data.resolve("cache.db-shm"));
    String before = files();

    assertThat(all()).isEqualTo(15);
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void readsWhileAnotherHoldsTheWriteLock() throws Exception {
    fixture.sync();
    try (SqlDatabase writer = SqlDatabase.open(store(), SqlDatabase.Durability.NORMAL)) {
      writer.begin();
      writer.execute("DELETE FROM rollup");
      long start = System.nanoTime();
      assertThat(all()).isEqualTo(15);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
      writer.rollback();
    }
  }

  @Test
  void readsWhileAnotherHoldsEveryLock() throws Exception {
    fixture.sync();
    try (SqlDatabase other = SqlDatabase.open(store(), SqlDatabase.Durability.NORMAL)) {
      other.execute("PRAGMA locking_mode = EXCLUSIVE");
      other.begin();
      other.execute("UPDATE meta SET value = value");
      assertThat(all()).isEqualTo(15);
      other.rollback();
    }
  }

  @Test
  void aHalfFilledStoreIsAsGoodAsNone() {
    fixture.sync();
    try (SqlDatabase database = SqlDatabase.open(store(), SqlDatabase.Durability.NORMAL)) {
      database.execute("DELETE FROM meta WHERE key = 'complete.lines'");
    }
    assertThat(all()).isZero();
  }

  @Test
  void anotherVersionIsAsGoodAsNone() throws IOException {
    fixture.sync();
    try (SqlDatabase database = SqlDatabase.open(store(), SqlDatabase.Durability.NORMAL)) {
      database.execute("PRAGMA user_version = 99");
    }
    String before = files();
    assertThat(all()).isZero();
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void anotherProductsFileIsAsGoodAsNone() throws IOException {
    Files.createDirectories(fixture.data);
    try (SqlDatabase database = SqlDatabase.open(store(), SqlDatabase.Durability.NORMAL)) {
      database.execute("CREATE TABLE rollup (x)");
    }
    assertThat(all()).isZero();
  }

  @Test
  void damageIsAsGoodAsNone() throws IOException {
    fixture.sync();
    byte[] whole = Files.readAllBytes(store());
    for (int length : new int[] {0, 10, 100, 4096, 5000, whole.length / 2}) {
      Files.write(store(), java.util.Arrays.copyOf(whole, length));
      String before = files();
      assertThat(all()).as("%d bytes", length).isIn(0L, 15L);
      assertThat(files()).isEqualTo(before);
    }
    for (int at = 512; at < whole.length; at += 512) {
      byte[] damaged = whole.clone();
      java.util.Arrays.fill(damaged, at, Math.min(at + 64, damaged.length), (byte) 0xA5);
      Files.write(store(), damaged);
      assertThat(all()).as("damage at %d", at).isIn(0L, 15L);
    }
    Files.delete(store());
    Files.createDirectory(store());
    assertThat(all()).isZero();
  }

  @Test
  void aFolderThatCannotBeWrittenIsReadAllTheSame() throws IOException {
    fixture.sync();
    Files.setPosixFilePermissions(fixture.data, PosixFilePermissions.fromString("r-x------"));
    try {
      assertThat(all()).isEqualTo(15);
    } finally {
      Files.setPosixFilePermissions(fixture.data, PosixFilePermissions.fromString("rwx------"));
    }
  }
}
