package dev.cctally.platform.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {
  private static final Migration FIRST =
      new Migration("001_first", List.of("CREATE TABLE one (a INTEGER) STRICT"));
  private static final Migration SECOND =
      new Migration("002_second", List.of("ALTER TABLE one ADD COLUMN b INTEGER"));
  private static final Migration FAILING =
      new Migration("002_second", List.of("CREATE TABLE two (a INTEGER)", "CREATE nonsense"));
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-05-12T10:00:00Z"), ZoneOffset.UTC);

  @TempDir Path temp;

  private HistoryFile file(Migration... registry) {
    return new HistoryFile(new DataDirectory(temp.resolve("data")), CLOCK, List.of(registry));
  }

  @Test
  void readingMakesNothing() {
    try (SqlDatabase empty = file(FIRST).openForReading()) {
      assertEquals(0, empty.number("SELECT count(*) FROM one"));
    }
    assertFalse(Files.exists(temp.resolve("data")));
  }

  @Test
  void isPrivateAndOurs() throws IOException {
    try (SqlDatabase database = file(FIRST).open()) {
      assertEquals(0x63637473, database.number("PRAGMA application_id"));
      assertEquals(1, database.number("PRAGMA user_version"));
      assertEquals("001_first", database.text("SELECT name FROM migration"));
    }
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(file(FIRST).path())));
  }

  @Test
  void migratesAfterMakingBackup() throws IOException {
    try (SqlDatabase database = file(FIRST).open()) {
      database.update("INSERT INTO one VALUES (7)");
    }
    try (SqlDatabase database = file(FIRST, SECOND).openForReading()) {
      assertEquals(7, database.number("SELECT a FROM one WHERE b IS NULL"));
      assertEquals(2, database.number("PRAGMA user_version"));
    }
    Path copy = temp.resolve("data/backups/stats-v1-20260512T100000Z.db");
    try (SqlDatabase backup = SqlDatabase.open(copy, SqlDatabase.Durability.FULL)) {
      assertEquals(7, backup.number("SELECT a FROM one"));
      assertEquals(1, backup.number("PRAGMA user_version"));
    }
  }

  @Test
  void keepsTheNewestFiveBackups() throws IOException {
    DataDirectory directory = new DataDirectory(temp.resolve("data"));
    try (SqlDatabase database = file(FIRST).open()) {
      for (int i = 0; i < 7; i++) {
        Clock later = Clock.offset(CLOCK, Duration.ofMinutes(i));
        new HistoryBackups(directory, later).take(database, 1 + i % 2);
      }
    }
    try (Stream<Path> copies = Files.list(temp.resolve("data/backups"))) {
      List<String> names = copies.map(copy -> copy.getFileName().toString()).sorted().toList();
      assertEquals(5, names.size());
      assertTrue(
          names.stream().noneMatch(name -> name.contains("T1000") || name.contains("T1001")));
    }
  }

  @Test
  void failedMigrationLeavesEverythingAsItWas() {
    file(FIRST).open().close();
    AppException e = assertThrows(AppException.class, () -> file(FIRST, FAILING).open());
    assertEquals(ErrorKind.EXTERNAL, e.kind());
    try (SqlDatabase database = file(FIRST).open()) {
      assertEquals(1, database.number("PRAGMA user_version"));
      assertEquals(0, database.number("SELECT count(*) FROM sqlite_master WHERE name = 'two'"));
    }
  }

  @Test
  void laterVersionIsRefusedAndUntouched() throws IOException {
    file(FIRST, SECOND).open().close();
    byte[] before = Files.readAllBytes(file(FIRST).path());
    AppException e = assertThrows(AppException.class, () -> file(FIRST).open());
    assertEquals(ErrorKind.DATA, e.kind());
    assertTrue(
        String.valueOf(e.getMessage())
            .startsWith("stats.db is at version 2 but this cctally only knows up to 1."),
        e.getMessage());
    assertArrayEquals(before, Files.readAllBytes(file(FIRST).path()));
  }

  @Test
  void damagedFileIsRefusedAndUntouched() throws IOException {
    Path path = file(FIRST).path();
    Files.createDirectories(path.getParent());
    byte[] garbage =
        "this is not a database, and never was one".repeat(200).getBytes(StandardCharsets.UTF_8);
    Files.write(path, garbage);
    AppException e = assertThrows(AppException.class, () -> file(FIRST).open());
    assertEquals(ErrorKind.EXTERNAL, e.kind());
    assertTrue(String.valueOf(e.getMessage()).contains("is damaged"), e.getMessage());
    assertThrows(AppException.class, () -> file(FIRST).openForReading());
    assertArrayEquals(garbage, Files.readAllBytes(path));
  }

  @Test
  void otherProductsFileIsRefusedAndUntouched() throws IOException {
    Path path = file(FIRST).path();
    Files.createDirectories(path.getParent());
    try (SqlDatabase other = SqlDatabase.open(path, SqlDatabase.Durability.FULL)) {
      other.execute("CREATE TABLE theirs (a INTEGER)");
    }
    AppException e = assertThrows(AppException.class, () -> file(FIRST).open());
    assertEquals(ErrorKind.DATA, e.kind());
  }

  @Test
  void registryMustBeComplete() {
    assertThrows(IllegalArgumentException.class, () -> file(SECOND));
    assertThrows(IllegalArgumentException.class, () -> new Migration("1_x", List.of()));
  }

  /** As it is for somebody who may not write it. */
  private HistoryFile unwritable(Migration... registry) {
    return unwritable(temp.resolve("data"), registry);
  }

  private static HistoryFile unwritable(Path folder, Migration... registry) {
    return new HistoryFile(new DataDirectory(folder), CLOCK, List.of(registry), WriteAccess::new);
  }

  @Test
  void whatCannotBeWrittenIsNotOpenedForIt() throws IOException {
    file(FIRST).open().close();
    byte[] before = Files.readAllBytes(file(FIRST).path());
    AppException e = assertThrows(AppException.class, () -> unwritable(FIRST).open());
    assertEquals(ErrorKind.EXTERNAL, e.kind());
    String path = file(FIRST).path().toString();
    assertTrue(
        String.valueOf(e.getMessage())
            .startsWith("nothing can be stored: " + path + " cannot be written: it belongs"),
        e.getMessage());
    assertFalse(unwritable(FIRST).writable());
    assertTrue(file(FIRST).writable());
    assertArrayEquals(before, Files.readAllBytes(file(FIRST).path()));
  }

  @Test
  void whatCannotBeWrittenIsReadWholeAndNothingIsMadeBesideIt() throws IOException {
    Path folder = temp.resolve("data");
    Path afterCrash = Files.createDirectories(temp.resolve("crashed"));
    try (SqlDatabase database = file(FIRST).open()) {
      database.update("INSERT INTO one VALUES (7)");
      assertRead(7, folder); // from the log and its index
      for (String name : List.of("stats.db", "stats.db-wal")) {
        Files.copy(folder.resolve(name), afterCrash.resolve(name));
      }
    }
    assertRead(7, afterCrash); // from a log without index
    assertEquals(List.of("stats.db", "stats.db-wal"), names(afterCrash));
    assertRead(7, folder); // from the file alone
    assertEquals(List.of("stats.db", "stats.db.lock"), names(folder));
  }

  private static void assertRead(long expected, Path folder) {
    try (SqlDatabase read = unwritable(folder, FIRST).openForReading()) {
      assertEquals(expected, read.number("SELECT a FROM one"));
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void anOlderOneThatCannotBeWrittenIsRefusedWithTheReason() throws IOException {
    file(FIRST).open().close();
    byte[] before = Files.readAllBytes(file(FIRST).path());
    AppException e =
        assertThrows(AppException.class, () -> unwritable(FIRST, SECOND).openForReading());
    assertTrue(
        String.valueOf(e.getMessage())
            .contains("is of version 1 and must be brought to version 2 before it can be read. "),
        e.getMessage());
    assertArrayEquals(before, Files.readAllBytes(file(FIRST).path()));
  }

  @Test
  void anEmptyFileThatCannotBeWrittenIsAnEmptyHistory() throws IOException {
    Path path = file(FIRST).path();
    Files.createDirectories(path.getParent());
    Files.createFile(path);
    try (SqlDatabase empty = unwritable(FIRST).openForReading()) {
      assertEquals(0, empty.number("SELECT count(*) FROM one"));
    }
  }

  @Test
  void damageFoundLaterNamesTheFileAndTheRemedy() throws IOException {
    try (SqlDatabase database = file(FIRST).open()) {
      database.execute("CREATE TABLE filled (a TEXT) STRICT");
      for (int i = 0; i < 400; i++) {
        database.update("INSERT INTO filled VALUES (?)", "x".repeat(400));
      }
    }
    Path path = file(FIRST).path();
    byte[] bytes = Files.readAllBytes(path);
    Arrays.fill(bytes, 6 * 4096, bytes.length, (byte) 0x55);
    Files.write(path, bytes);
    for (HistoryFile file : List.of(file(FIRST), unwritable(FIRST))) {
      try (SqlDatabase database = file.openForReading()) {
        AppException e =
            assertThrows(
                AppException.class, () -> database.number("SELECT sum(length(a)) FROM filled"));
        assertTrue(
            String.valueOf(e.getMessage()).startsWith(path + " is damaged ("), e.getMessage());
        assertTrue(
            String.valueOf(e.getMessage()).contains("restore a copy from " + temp), e.getMessage());
      }
    }
    assertArrayEquals(bytes, Files.readAllBytes(path));
  }

  @Test
  void firstStartsWaitForEachOther() throws Exception {
    Path path = file(FIRST).path();
    Files.createDirectories(path.getParent());
    Path lock = Files.createFile(path.resolveSibling("stats.db.lock"));
    CountDownLatch taken = new CountDownLatch(1);
    Thread other =
        Thread.ofPlatform()
            .start(() -> {
              try (ProcessLock _ = ProcessLock.take(lock, Duration.ZERO).orElseThrow()) {
                taken.countDown();
                Thread.sleep(5_500); // many that start at once take longer than a single one
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    taken.await();
    try (SqlDatabase database = file(FIRST).open()) {
      assertEquals(1, database.number("PRAGMA user_version"));
    }
    other.join();
  }
}
