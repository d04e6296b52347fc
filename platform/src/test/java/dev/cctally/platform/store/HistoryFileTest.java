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
import java.util.List;
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
}
