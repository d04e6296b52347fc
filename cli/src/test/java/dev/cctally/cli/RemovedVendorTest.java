package dev.cctally.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.cli.RealProgram.Result;
import dev.cctally.cli.fake.PluginJarBuilder;
import dev.cctally.cli.fake.VendorSource;
import dev.cctally.platform.store.SqlDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was read by a plugin that is gone stays readable, and every report says what it lacks. */
final class RemovedVendorTest {
  private static final String GONE = "test.ingest.gone";
  private static final String NOTICE =
      "plugin test.ingest.gone 1.0.0 for vendor 'gone' is not there any more; install it again by"
          + " `cctally plugins install`; until then this shows what is stored";

  @TempDir private Path folder;
  private RealProgram program;

  @BeforeEach
  void read() throws IOException {
    program = new RealProgram(folder);
    program.log("gone", "2026-05-18T10:00:00Z 500 50");
    program.installUnseen(
        PluginJarBuilder.vendor(
            GONE,
            VendorSource.of("gone")
                .at(
                    "line",
                    "if (to - from > 28) { sink.accept(new UsageEvent(offset,"
                        + " 1779100000000000L, \"m1\", new TokenCounts(7, 0, 0, 0, 0, 0),"
                        + " SpeedTier.UNSPECIFIED, Money.ofPico(3_000_000_000_000L),"
                        + " EventIdentity.UNIQUE, 0, \"\", null)); return; }")),
        GONE);
    Result before = program.run("gone", "daily", "--json");
    assertThat(before.out())
        .as(before.err())
        .contains("\"total\": 550", "\"cost\": 0.0015", "\"warnings\": []");
  }

  private void remove() {
    assertThat(program.run("plugins", "remove", GONE, "--yes").exitCode()).isZero();
  }

  private static void saidOnce(Result result, String notice) {
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.err().lines().filter(line -> line.contains(notice)))
        .as(result.err())
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gone daily",
        "gone monthly",
        "gone weekly",
        "gone session",
        "daily --vendor gone",
        "session --vendor gone",
        "gone project --since 2026-05-01",
        "gone cache-report --days 30",
        "gone range-cost -s 2026-05-01 --breakdown",
        "range-cost -s 2026-05-01 --vendor gone --breakdown"
      })
  void itsReportsShowWhatIsStored(String words) {
    remove();
    Result table = program.run(words.split(" "));
    saidOnce(table, NOTICE);
    assertThat(table.out()).contains("m1").containsAnyOf("500", "550");

    Result json = program.run((words + " --json").split(" "));
    assertThat(json.exitCode()).as(json.err()).isZero();
    assertThat(json.out()).contains("test.ingest.gone", NOTICE).containsAnyOf("500", "550");
  }

  @Test
  void itKeepsItsNameAndWhatItsDollarsMean() {
    remove();
    assertThat(program.run("gone", "daily", "--json").out())
        .contains(
            "\"id\": \"gone\"",
            "\"name\": \"The gone\"",
            "\"costBasis\": \"actual\"",
            "\"unpricedModels\": [\n    \"m1\"\n  ]");
  }

  @Test
  void itIsPartOfAllVendors() {
    remove();
    Result all = program.run("daily", "--all", "--json");
    saidOnce(all, NOTICE);
    assertThat(all.out())
        .contains("\"vendor\": \"gone\"", "\"total\": 550", "\"total\": 1200", NOTICE)
        .contains("\"costBasis\": \"actual\"");
    Result named = program.run("monthly", "--vendor", "steady,gone", "--json");
    saidOnce(named, NOTICE);
    assertThat(named.out()).contains("\"total\": 550", "\"total\": 4300");
  }

  @Test
  void costsThatItsLogRecordedStay() throws IOException {
    program.log("gone", "2026-05-18T10:00:00Z 500 50", "2026-05-18T10:00:01Z 0000007 0000000 ");
    program.run("gone", "daily");
    remove();
    assertThat(program.run("gone", "daily", "--json").out()).contains("\"cost\": 3");
  }

  @Test
  void pricesOfTheUserCount() throws IOException {
    Files.writeString(
        program.data.resolve("config.json"),
        """
        {"pricing": {"overrides": {"models": [
          {"vendor": "gone", "model": "m1", "input": 2, "output": 10}]}}}
        """);
    Files.delete(program.users().resolve(GONE + ".jar"));
    Result report = program.run("gone", "daily", "--json");
    assertThat(report.out()).contains("\"cost\": 0.0015", "\"unpricedModels\": []");
  }

  @Test
  void theJarMayBeDeletedOrDamaged() throws IOException {
    Path jar = program.users().resolve(GONE + ".jar");
    Files.writeString(jar, "no jar any more");
    Result damaged = program.run("gone", "daily", "--json");
    saidOnce(damaged, NOTICE);
    assertThat(damaged.out())
        .contains("\"total\": 550", "plugin file test.ingest.gone.jar cannot be read");
    Files.delete(jar);
    saidOnce(program.run("gone", "daily", "--json"), NOTICE);
  }

  @Test
  void safeModeSaysSo() {
    Result safe = program.run("--no-user-plugins", "gone", "daily", "--json");
    saidOnce(
        safe,
        "plugin test.ingest.gone 1.0.0 for vendor 'gone' is left out in safe mode; run it without"
            + " --no-user-plugins and CCTALLY_SAFE_MODE");
    assertThat(safe.out()).contains("\"total\": 550");
  }

  @Test
  void itsLogsCannotBeRead() {
    remove();
    Result sync = program.run("cache-sync", "--source", "gone");
    assertThat(sync.exitCode()).isEqualTo(2);
    assertThat(sync.err())
        .isEqualTo(
            "cctally: plugin test.ingest.gone 1.0.0 for vendor 'gone' is not there any more;"
                + " install it again by `cctally plugins install`; what is stored of it stays as it"
                + " is\n");
    Result all = program.run("cache-sync", "--rebuild");
    assertThat(all.exitCode()).as(all.err()).isZero();
    assertThat(program.run("gone", "daily", "--json").out()).contains("\"total\": 550");
  }

  @Test
  void aDamagedStoreIsHealedWithItsName() throws IOException {
    remove();
    Files.delete(program.home.resolve(".gone/one.log"));
    try (var database =
        SqlDatabase.open(program.data.resolve("cache.db"), SqlDatabase.Durability.NORMAL)) {
      database.execute("DROP TABLE verdict");
      database.execute("PRAGMA user_version = 99");
    }
    Result first = program.run("steady", "daily");
    assertThat(first.err()).contains("carried over the usage of 1 deleted log file(s)");
    assertThat(program.run("gone", "daily", "--json").out())
        .contains("\"name\": \"The gone\"", "\"costBasis\": \"actual\"");
  }

  @Test
  void withoutAnyPluginTheStoreIsStillRead() throws IOException {
    program.run("steady", "daily");
    remove();
    Files.delete(program.bundled().resolve("steady.jar"));
    Files.delete(program.bundled().resolve("index.json"));
    Result all = program.run("daily", "--all", "--json");
    assertThat(all.exitCode()).as(all.err()).isZero();
    assertThat(all.out()).contains("\"total\": 550", "\"vendor\": \"steady\"");
  }

  @Test
  void whereNothingIsStoredNothingIsMade() throws IOException {
    RealProgram fresh = new RealProgram(folder.resolve("fresh"));
    for (String words :
        List.of("gone daily", "daily --vendor gone", "cache-sync --source gone", "--help")) {
      Result result = fresh.run(words.split(" "));
      assertThat(result.exitCode()).isEqualTo(words.equals("--help") ? 0 : 2);
      assertThat(fresh.files()).isEmpty();
    }
  }
}
