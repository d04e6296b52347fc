package dev.cctally.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cctally.platform.store.ForeignDatabase.Reading;
import dev.cctally.platform.store.ForeignFailure.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignDatabaseTest {
  private static final Duration SHORT = Duration.ofMillis(200);

  @TempDir Path folder;
  Path file;
  ToolProcess tool;

  @BeforeEach
  void setUp() throws IOException {
    file = folder.resolve("a ?#%20.db");
    tool = new ToolProcess(file);
  }

  @AfterEach
  void tearDown() {
    tool.close();
  }

  private void make(String journalMode) {
    assertThat(tool.run("PRAGMA journal_mode = " + journalMode)).isEqualTo("done");
    run("CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT)");
    run("INSERT INTO t (b) VALUES ('one')");
  }

  private void run(String sql) {
    assertThat(tool.run(sql)).as(sql).isEqualTo("done");
  }

  private static List<String> texts(ForeignDatabase database) throws IOException {
    List<String> texts = new ArrayList<>();
    database
        .session(Duration.ofSeconds(5), () -> {})
        .query("SELECT b FROM t ORDER BY a", List.of(), row -> texts.add(row.text(0)));
    return texts;
  }

  private List<String> texts(boolean thorough) throws IOException {
    try (ForeignDatabase database = ForeignDatabase.open(file, new Reading(SHORT, thorough))) {
      List<String> texts = texts(database);
      assertThat(database.undisturbed()).isTrue();
      return texts;
    }
  }

  /** Every file in the folder: its bytes and when it was changed. */
  private Map<String, String> folder() throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (var files = Files.list(folder)) {
      for (Path each : files.toList()) {
        all.put(
            String.valueOf(each.getFileName()),
            Files.getLastModifiedTime(each) + HexFormat.of().formatHex(Files.readAllBytes(each)));
      }
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(strings = {"WAL", "DELETE", "TRUNCATE", "PERSIST"})
  void readsWhatARunningProgramHasCommittedAndChangesNothing(String mode) throws Exception {
    make(mode);
    run("PRAGMA wal_autocheckpoint = 0");
    for (boolean thorough : new boolean[] {true, false}) {
      Map<String, String> before = folder();
      assertThat(texts(thorough)).containsExactly("one");
      assertThat(folder()).isEqualTo(before);
    }
    run("INSERT INTO t (b) VALUES ('two')");
    Map<String, String> before = folder();
    assertThat(texts(false)).containsExactly("one", "two");
    assertThat(folder()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"WAL", "DELETE"})
  void readsADatabaseThatNobodyUsesAndLeavesNothingBeside(String mode) throws Exception {
    make(mode);
    tool.close();
    Map<String, String> before = folder();
    assertThat(before).hasSize(1);
    assertThat(texts(true)).containsExactly("one");
    assertThat(texts(false)).containsExactly("one");
    assertThat(folder()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void readsTheLogThatACrashHasLeft(boolean indexed) throws Exception {
    make("WAL");
    run("INSERT INTO t (b) VALUES ('in the log')");
    tool.kill();
    if (!indexed) {
      Files.delete(ForeignFiles.beside(file, "-shm"));
    }
    Map<String, String> before = folder();
    assertThat(before).hasSize(indexed ? 3 : 2);
    assertThat(texts(true)).containsExactly("one", "in the log");
    assertThat(folder()).isEqualTo(before);
  }

  @Test
  void readsWhatWasCommittedBeforeACrashInTheMiddleOfATransaction() throws Exception {
    make("DELETE");
    run("PRAGMA cache_size = 1");
    run("PRAGMA cache_spill = 1");
    run("BEGIN");
    run(
        "INSERT INTO t (b) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
            + " WHERE i < 2000) SELECT hex(randomblob(500)) FROM n");
    tool.kill();
    Map<String, String> before = folder();
    assertThat(before).hasSize(2);
    assertThat(texts(false)).containsExactly("one");
    assertThat(folder()).isEqualTo(before);
  }

  @Test
  void doesNotKeepAProgramFromWritingWhileMuchIsRead() throws Exception {
    make("DELETE");
    run("PRAGMA busy_timeout = 0");
    try (ForeignDatabase database = ForeignDatabase.open(file, new Reading(SHORT, true))) {
      database
          .session(SHORT, () -> {})
          .query("SELECT b FROM t", List.of(), _ -> run("INSERT INTO t (b) VALUES ('x')"));
      assertThat(texts(database)).containsExactly("one");
    }
    make2("WAL");
    try (ForeignDatabase database = ForeignDatabase.open(file, new Reading(SHORT, false))) {
      run("INSERT INTO t (b) VALUES ('y')");
      assertThat(texts(database)).containsExactly("one", "x");
    }
    assertThat(texts(false)).containsExactly("one", "x", "y");
  }

  private void make2(String mode) {
    run("PRAGMA journal_mode = " + mode);
    run("UPDATE t SET b = b");
  }

  @Test
  void saysThatADatabaseIsLocked() throws Exception {
    make("DELETE");
    run("BEGIN EXCLUSIVE");
    assertThatThrownBy(() -> texts(false))
        .isInstanceOfSatisfying(
            ForeignFailure.class, e -> assertThat(e.kind()).isEqualTo(Kind.LOCKED));
    run("COMMIT");
    assertThat(texts(false)).containsExactly("one");
  }

  @Test
  void readsADatabaseWhoseProgramKeepsTheIndexToItself() throws Exception {
    run("PRAGMA locking_mode = EXCLUSIVE");
    make("WAL");
    Map<String, String> before = folder();
    assertThat(before).hasSize(2);
    assertThat(texts(false)).containsExactly("one");
    assertThat(folder()).isEqualTo(before);
  }

  @Test
  void noticesThatSomebodyWroteToADatabaseReadWithoutLocks() throws Exception {
    make("WAL");
    tool.close();
    try (ForeignDatabase database = ForeignDatabase.open(file, new Reading(SHORT, true))) {
      assertThat(database.undisturbed()).isTrue();
      try (ToolProcess other = new ToolProcess(file)) {
        other.run("INSERT INTO t (b) VALUES ('two')");
        assertThat(database.undisturbed()).isFalse();
      }
    }
    assertThat(texts(true)).containsExactly("one", "two");
  }

  @Test
  void saysThatAFileIsNoDatabaseOrDamaged() throws Exception {
    Path text = folder.resolve("text.db");
    Files.writeString(text, "this is text, and rather long for what it says\n".repeat(50));
    assertThatThrownBy(() -> ForeignDatabase.open(text, new Reading(SHORT, true)))
        .isInstanceOfSatisfying(
            ForeignFailure.class, e -> assertThat(e.kind()).isEqualTo(Kind.DAMAGED));
    make("DELETE");
    run(
        "INSERT INTO t (b) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
            + " WHERE i < 900) SELECT hex(randomblob(50)) FROM n");
    tool.close();
    byte[] bytes = Files.readAllBytes(file);
    java.util.Arrays.fill(bytes, 8192, bytes.length, (byte) 0xA5);
    Files.write(file, bytes);
    assertThatThrownBy(() -> texts(true))
        .isInstanceOfSatisfying(
            ForeignFailure.class, e -> assertThat(e.kind()).isEqualTo(Kind.DAMAGED));
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
  }

  @Test
  void refusesWhatIsNoQueryAndStaysUsable() throws Exception {
    make("DELETE");
    try (ForeignDatabase database = ForeignDatabase.open(file, new Reading(SHORT, false))) {
      ForeignSession session = database.session(SHORT, () -> {});
      for (String sql :
          List.of(
              "INSERT INTO t (b) VALUES ('x')",
              "WITH a AS (SELECT 1) DELETE FROM t",
              "ATTACH DATABASE 'other.db' AS o",
              "VACUUM INTO 'other.db'",
              "PRAGMA journal_mode = WAL",
              "PRAGMA user_version = 7",
              "PRAGMA wal_checkpoint",
              "/* SELECT */ DROP TABLE t",
              "")) {
        assertThatThrownBy(() -> session.query(sql, List.of(), _ -> {}))
            .as(sql)
            .isInstanceOfSatisfying(
                ForeignFailure.class, e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED));
      }
      List<String> columns = new ArrayList<>();
      session.query("PRAGMA table_info(t)", List.of(), row -> columns.add(row.text(1)));
      session.query("-- what\n SELECT 1", List.of(), row -> columns.add(row.text(0)));
      assertThat(columns).containsExactly("a", "b", "1");
      session.check();
    }
    assertThat(texts(true)).containsExactly("one");
  }

  @Test
  void handsOverEveryKindOfValue() throws Exception {
    make("DELETE");
    run("CREATE TABLE v (a, b, c, d, e)");
    run("INSERT INTO v VALUES (9007199254740993, 1.5, 'ü', x'00ff', NULL)");
    try (ForeignDatabase database = ForeignDatabase.open(file, new Reading(SHORT, false))) {
      database
          .session(SHORT, () -> {})
          .query(
              "SELECT a, b, c, d, e FROM v WHERE a = ? AND b = ? AND c = ?",
              List.of(9007199254740993L, 1.5, "ü"),
              row -> {
                assertThat(row.number(0)).isEqualTo(9007199254740993L);
                assertThat(row.real(1)).isEqualTo(1.5);
                assertThat(row.text(2)).isEqualTo("ü");
                assertThat(row.bytes(3)).containsExactly(0, 0xff);
                assertThat(row.isNull(0)).isFalse();
                assertThat(row.isNull(4)).isTrue();
                assertThat(row.text(4)).isNull();
                assertThat(row.bytes(4)).isNull();
                assertThat(row.number(4)).isZero();
                assertThat(row.real(4)).isZero();
              });
    }
  }

  @Test
  void endsAQueryThatDoesNotGetOn() throws Exception {
    make("DELETE");
    try (ForeignDatabase database = ForeignDatabase.open(file, new Reading(SHORT, false))) {
      int[] beats = {0};
      ForeignSession session = database.session(SHORT, () -> beats[0]++);
      assertThatThrownBy(() ->
              session.query(
                  "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
                      + " SELECT count(*) FROM n",
                  List.of(),
                  _ -> {}))
          .isInstanceOfSatisfying(
              ForeignFailure.class, e -> assertThat(e.kind()).isEqualTo(Kind.SLOW));
      assertThat(beats[0]).isPositive();
      assertThatThrownBy(session::check).isInstanceOf(ForeignFailure.class);
    }
  }

  @Test
  void aMissingTableIsSaidByItsName() throws Exception {
    make("DELETE");
    try (ForeignDatabase database = ForeignDatabase.open(file, new Reading(SHORT, false))) {
      ForeignSession session = database.session(SHORT, () -> {});
      assertThatThrownBy(() -> session.query("SELECT a FROM message", List.of(), _ -> {}))
          .hasMessageContaining("no such table: message");
      session.check();
    }
  }
}
