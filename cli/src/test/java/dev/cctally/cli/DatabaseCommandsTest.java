package dev.cctally.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.platform.alert.engine.AlertSchema;
import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.SqlDatabase.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code db status}, {@code skip}, {@code unskip} and {@code recover}. */
final class DatabaseCommandsTest {
  private static final int KNOWN = AlertSchema.HISTORY.size();
  private static final String FIRST = AlertSchema.HISTORY.getFirst().name();
  private static final String LAST = AlertSchema.HISTORY.getLast().name();

  @TempDir private Path folder;
  private WholeProgram program;
  private Path stats;
  private Path cache;

  @BeforeEach
  void start() {
    program = new WholeProgram(folder.resolve("home"), folder.resolve("data"));
    stats = program.data.resolve("stats.db");
    cache = program.data.resolve("cache.db");
  }

  private WholeProgram used() throws IOException {
    program = QuotaStory.s1(folder.resolve("used"), "UTC").program;
    stats = program.data.resolve("stats.db");
    cache = program.data.resolve("cache.db");
    return program;
  }

  private WholeProgram.Result run(int exitCode, String line) {
    WholeProgram.Result result = program.run(line.split(" "));
    assertThat(result.exitCode()).as(line + "\n" + result.out() + result.err()).isEqualTo(exitCode);
    return result;
  }

  private static void change(Path file, String... statements) {
    try (SqlDatabase database = SqlDatabase.open(file, Durability.FULL)) {
      List.of(statements).forEach(database::execute);
    }
  }

  private static long number(Path file, String query) {
    try (SqlDatabase database = SqlDatabase.copyInMemory(file)) {
      return database.number(query);
    }
  }

  private static Object at(String json, String path) {
    return QuotaStory.at(json, path);
  }

  private static Path damaged(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "this is no database, nor was it ever one; ".repeat(40));
  }

  private static Path foreign(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    try (SqlDatabase database = SqlDatabase.inMemory()) {
      database.execute("CREATE TABLE song (name TEXT)");
      database.update("VACUUM INTO ?", file.toString());
    }
    return file;
  }

  /** What a later version may leave behind. */
  private void ahead() {
    change(
        stats,
        "INSERT INTO migration VALUES ('%03d_future', 1)".formatted(KNOWN + 1),
        "CREATE TABLE future (a INTEGER)",
        "PRAGMA user_version = " + (KNOWN + 1));
  }

  private List<Path> files() throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  void whereNothingIsEverythingIsPendingAndNothingIsMade() throws IOException {
    String text = run(0, "db status").out();
    assertThat(text)
        .contains(
            "stats.db (" + stats + ")  version 0 / " + KNOWN + " known  there is none yet",
            "  · " + FIRST + " ",
            " pending",
            "cache.db (" + cache + ")  version 0 / ");
    String json = run(0, "db status --json").out();
    assertThat(Schemas.problems("db-status", json)).isEmpty();
    assertThat(json).contains("\"status\": \"pending\"", "\"condition\": \"absent\"");
    assertThat(files()).isEmpty();
    assertThat(program.data).doesNotExist();
  }

  @Test
  void whatIsKeptIsCounted() throws IOException {
    used();
    List<Path> before = files();
    String text = run(0, "db status --check").out();
    assertThat(text)
        .contains("stats.db (" + stats + ")  version " + KNOWN + " / " + KNOWN + " known\n")
        .containsPattern("  ✓ " + FIRST + " +applied 20")
        .containsPattern("    quota_reading +[1-9]")
        .contains("  integrity: ok\n");
    String json = run(0, "db status --json --check").out();
    assertThat(Schemas.problems("db-status", json)).isEmpty();
    assertThat(json)
        .contains("\"name\": \"quota_reading\"", "\"integrity\": \"ok\"", "\"applied_at\": \"20");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void whatIsNoDatabaseIsSaidAndLeftAlone() throws IOException {
    damaged(stats);
    damaged(cache);
    byte[] before = Files.readAllBytes(stats);
    assertThat(run(1, "db status").out()).contains("PROBLEM: ");
    String json = run(1, "db status --json").out();
    assertThat(Schemas.problems("db-status", json)).isEmpty();
    assertThat(json).contains("\"condition\": \"damaged\"");
    assertThat(run(1, "db skip " + LAST).err()).contains("stats.db is damaged", "backups");
    assertThat(run(1, "db unskip " + LAST).err()).contains("stats.db is damaged");
    assertThat(run(1, "db recover --db stats --yes").err()).contains("stats.db is damaged");
    assertThat(run(1, "db recover --db cache").err()).contains("cache-sync --rebuild");
    assertThat(Files.readAllBytes(stats)).isEqualTo(before);
    assertThat(Files.readAllBytes(cache)).isEqualTo(before);
  }

  @Test
  void whatIsNotOursIsLeftAlone() throws IOException {
    byte[] before = Files.readAllBytes(foreign(stats));
    foreign(cache);
    String json = run(0, "db status --json").out();
    assertThat(Schemas.problems("db-status", json)).isEmpty();
    assertThat(json).contains("\"condition\": \"foreign\"").doesNotContain("song");
    assertThat(run(2, "db skip " + LAST).err()).contains("was not made by this product");
    assertThat(run(2, "db recover --db stats --yes").err()).contains("not made by this product");
    assertThat(run(2, "db recover --db cache").err()).contains("not made by this product");
    assertThat(Files.readAllBytes(stats)).isEqualTo(before);
    assertThat(Files.readAllBytes(cache)).isEqualTo(before);
  }

  @Test
  void aSkippedMigrationIsLeftOutUntilItIsUnskipped() throws IOException {
    String index = "SELECT count(*) FROM sqlite_master WHERE name = 'quota_reading_latest'";
    String step = "002_reading_order";
    run(0, "db skip stats.db:" + step + " --reason small-disk");
    assertThat(run(1, "db skip " + step).err())
        .contains("cctally: " + step + " is already skipped.");
    String json = run(0, "db status --json").out();
    assertThat(Schemas.problems("db-status", json)).isEmpty();
    assertThat(json).contains("\"status\": \"skipped\"", "\"reason\": \"small-disk\"");

    program.now = java.time.Instant.parse("2026-05-12T10:00:00Z");
    run(0, "record-usage --percent 5 --resets-at " + QuotaStory.seconds("2026-05-16T09:00"));
    assertThat(number(stats, index)).isZero();
    assertThat(number(stats, "SELECT count(*) FROM quota_reading")).isEqualTo(1);
    assertThat(run(0, "db status").out())
        .contains(" known (1 skipped)\n", "  ~ " + step + " ", "    Reason: small-disk\n");
    assertThat(run(1, "db skip " + FIRST).err())
        .contains("cctally: " + FIRST + " is already applied; nothing to skip.");

    assertThat(run(0, "db unskip " + step).out())
        .isEqualTo("Unskipped: " + step + " (will run on next open).\n");
    assertThat(run(0, "db unskip " + step).out()).contains(" is not skipped; nothing to do.");
    run(0, "record-usage --percent 6 --resets-at " + QuotaStory.seconds("2026-05-16T09:00"));
    assertThat(number(stats, index)).isEqualTo(1);
    assertThat(number(stats, "SELECT count(*) FROM quota_reading")).isEqualTo(2);
    assertThat(number(stats, "PRAGMA user_version")).isEqualTo(KNOWN);
    assertThat(program.data.resolve("backups")).isNotEmptyDirectory();
  }

  @Test
  void whatNobodyKnowsCannotBeSkipped() {
    for (String name : List.of("002_nothing", "cache.db:" + FIRST, "stats.db:")) {
      assertThat(run(1, "db skip " + name).err())
          .startsWith("cctally: unknown migration '" + name + "'.");
      assertThat(run(1, "db unskip " + name).err()).contains("unknown migration");
    }
    assertThat(run(2, "db skip").err()).contains("required: NAME");
    assertThat(run(0, "db unskip " + FIRST).out()).contains("is not skipped; nothing to do.");
    assertThat(program.data).doesNotExist();
  }

  @Test
  void aFailedMigrationIsLoggedAndShownUntilItSucceeds() throws IOException {
    String step = "002_reading_order";
    run(0, "db skip " + step);
    program.now = java.time.Instant.parse("2026-05-12T10:00:00Z");
    String tick = "record-usage --percent 5 --resets-at " + QuotaStory.seconds("2026-05-16T09:00");
    run(0, tick);
    change(stats, "CREATE INDEX quota_reading_latest ON quota_reading (at_us)");
    run(0, "db unskip " + step);
    assertThat(run(1, tick).err()).contains("[migration stats.db:" + step + "] failed: ");
    Path log = program.data.resolve("logs/migration-errors.log");
    assertThat(log).content().contains("] stats.db:" + step + "\n  ");
    assertThat(run(0, "db status").out()).contains("  ✗ " + step, "FAILED last at ", "See " + log);
    String json = run(0, "db status --json").out();
    assertThat(Schemas.problems("db-status", json)).isEmpty();
    assertThat(json).contains("\"status\": \"failed\"", "\"last_failure_at\": ", "\"log_path\": ");

    change(stats, "DROP INDEX quota_reading_latest");
    run(0, tick);
    assertThat(log).doesNotExist();
    assertThat(run(0, "db status").out()).doesNotContain("FAILED");
  }

  @Test
  void thereIsNothingToRecoverWhereNothingIsAhead() throws IOException {
    for (String name : List.of("stats", "cache")) {
      assertThat(run(0, "db recover --db " + name).out())
          .isEqualTo("cctally: " + name + ".db not present; nothing to recover.\n");
    }
    assertThat(program.data).doesNotExist();
    used();
    assertThat(run(0, "db recover --db stats --yes").out())
        .isEqualTo(
            "cctally: stats.db is at version %d (≤ known %d); nothing to recover.\n"
                .formatted(KNOWN, KNOWN));
    assertThat(run(2, "db recover").err()).contains("required: --db");
    assertThat(run(2, "db recover --db music").err()).contains("invalid choice: 'music'");
  }

  @Test
  void aHistoryFromTheFutureIsRefusedAndComesBackIfTheUserAgrees() throws IOException {
    used();
    String before = run(0, "report --json").out();
    ahead();
    WholeProgram.Result refused = run(2, "report --json");
    assertThat(refused.err())
        .contains("only knows up to " + KNOWN, "cctally db recover --db stats");
    assertThat(run(0, "db status").out()).contains("written by a newer cctally");

    WholeProgram.Result asked = run(2, "db recover --db stats");
    assertThat(asked.err()).contains("Re-run with --yes to proceed");
    assertThat(asked.out()).isEmpty();
    assertThat(run(0, "db recover --db stats --dry-run").out())
        .isEqualTo(
            "cctally: would revert stats.db v%d → v%d and drop 1 unknown marker(s).\n"
                .formatted(KNOWN + 1, KNOWN));
    assertThat(number(stats, "PRAGMA user_version")).isEqualTo(KNOWN + 1);
    assertThat(number(stats, "SELECT count(*) FROM migration")).isEqualTo(KNOWN + 1);

    assertThat(run(0, "db recover --db stats --yes").out())
        .startsWith(
            "cctally: reverted stats.db v%d → v%d, dropped 1 unknown marker(s)."
                .formatted(KNOWN + 1, KNOWN));
    assertThat(number(stats, "SELECT count(*) FROM future")).isZero(); // stays
    assertThat(program.data.resolve("backups"))
        .isDirectoryContaining(
            copy -> copy.getFileName().toString().startsWith("stats-v" + (KNOWN + 1) + "-"));
    assertThat(run(0, "report --json").out()).isEqualTo(before);
    assertThat(run(0, "db status").out()).contains("backups: 1, the latest ");
  }

  @Test
  void whatIsMissingIsAppliedAfterwards() throws IOException {
    used();
    ahead();
    change(stats, "DELETE FROM migration WHERE name = '" + LAST + "'");
    String json = run(0, "db recover --db stats --yes --json").out();
    assertThat(Schemas.problems("db-recover", json)).isEmpty();
    assertThat(json).contains("\"outcome\": \"reverted\"", "\"to_version\": 0", "stats-v");
    assertThat(at(json, "dropped_markers")).isEqualTo(at("{\"v\":1}", "v"));
    assertThat(run(0, "db status").out()).contains("  · " + LAST + " ");
  }

  @Test
  void aCacheFromTheFutureComesBackByItself() throws IOException {
    used();
    run(0, "daily");
    long known = number(cache, "PRAGMA user_version");
    change(cache, "PRAGMA user_version = " + (known + 3));
    assertThat(run(0, "db recover --db cache --dry-run").out()).contains("would revert cache.db");
    assertThat(number(cache, "PRAGMA user_version")).isEqualTo(known + 3);
    String json = run(0, "db recover --db cache --json").out();
    assertThat(Schemas.problems("db-recover", json)).isEmpty();
    assertThat(json).contains("\"outcome\": \"reverted\"");
    assertThat(number(cache, "PRAGMA user_version")).isEqualTo(known);

    change(cache, "ALTER TABLE rollup ADD COLUMN mood TEXT", "PRAGMA user_version = 99");
    WholeProgram.Result anew = run(0, "db recover --db cache");
    assertThat(anew.out()).contains("reverted cache.db v99 → v" + known + "; it was made anew");
    assertThat(anew.err()).contains("the old file is kept as ");
  }
}
