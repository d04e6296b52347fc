package dev.cctally.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.cli.fake.DatabaseVendor;
import dev.cctally.cli.fake.DocumentVendor;
import dev.cctally.platform.plugin.ReportShape;
import dev.cctally.plugins.claude.ClaudeVendor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Vendors whose tools keep documents or a database, from files to reports. */
final class OtherSourcesTest {
  @TempDir private Path folder;
  private Path home;
  private WholeProgram program;

  @BeforeEach
  void setUp() {
    home = folder.resolve("home");
    program = new WholeProgram(home, folder.resolve("data"));
    program.plugins =
        () ->
            new ClassPathPlugins(new ClaudeVendor())
                .add(new DocumentVendor(), ReportShape.GENERAL, Map.of())
                .add(new DatabaseVendor(), ReportShape.GENERAL, Map.of());
  }

  private String out(String... args) {
    WholeProgram.Result result = program.run(args);
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.err()).isEmpty();
    return result.out().replaceAll("\\s+", " ");
  }

  private Path document(String name, String text) throws IOException {
    Path file = home.resolve(".chat/tmp/1a2b/chats/" + name + ".json");
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return file;
  }

  private static String answer(String id, String at, int input, int cached, int output) {
    return "{\"id\": \"%s\", \"type\": \"answer\", \"timestamp\": \"%s\", \"model\": \"gpt-5\","
            .formatted(id, at)
        + " \"tokens\": {\"input\": %d, \"cached\": %d, \"output\": %d, \"thoughts\": 50}}"
            .formatted(input, cached, output);
  }

  private static String session(String id, String... messages) {
    return "{\n \"sessionId\": \"%s\",\n \"projectPath\": \"/srv/app\",\n \"messages\": [%s]\n}"
        .formatted(id, String.join(",\n", messages));
  }

  @Test
  void documentsBecomeReportsAndFollowTheirRewrites() throws IOException {
    String prompt = "{\"id\": \"m0\", \"type\": \"user\", \"content\": \"hello\"}";
    String first = answer("m1", "2026-05-18T10:00:00Z", 1000, 400, 150);
    document("session-a", session("A", prompt, first));
    document("session-b", session("B", answer("m1", "2026-05-19T10:00:00Z", 10, 0, 0)));
    // 600 input, 400 cached, 200 output with 50 thoughts: 750 + 50 + 2000 millionths of a dollar.
    assertThat(out("chat", "daily", "--json"))
        .contains("\"period\": \"2026-05-18\"")
        .contains("\"input\": 600")
        .contains("\"cacheRead\": 400")
        .contains("\"output\": 200")
        .contains("0.0028");
    document(
        "session-a",
        session("A", prompt, first, answer("m2", "2026-05-18T11:00:00Z", 4000, 0, 50)));
    assertThat(out("chat", "session", "--json"))
        .contains("\"sessionId\": \"A\"")
        .contains("\"sessionId\": \"B\"")
        .contains("\"projectPath\": \"/srv/app\"")
        .contains("\"input\": 4600");
  }

  @Test
  void aDocumentCaughtHalfWrittenIsNamedAndKeepsItsUsage() throws IOException {
    String whole = session("A", answer("m1", "2026-05-18T10:00:00Z", 1000, 0, 150));
    Path file = document("session-a", whole);
    String before = out("chat", "daily", "--json");
    document("session-a", whole.substring(0, whole.length() - 40));
    WholeProgram.Result torn = program.run("chat", "daily", "--json");
    assertThat(torn.exitCode()).isZero();
    assertThat(torn.out().replaceAll("\\s+", " ")).isEqualTo(before);
    assertThat(torn.err())
        .isEqualTo(
            "[cache] could not read "
                + file
                + ": it is no complete JSON document"
                + System.lineSeparator());
    document("session-a", whole);
    assertThat(out("chat", "daily", "--json")).isEqualTo(before);
  }

  private Connection database() throws IOException, SQLException {
    Path file = home.resolve(".local/share/bench/bench.db");
    Files.createDirectories(file.getParent());
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    execute(connection, "PRAGMA journal_mode = WAL");
    execute(
        connection,
        "CREATE TABLE session (id TEXT PRIMARY KEY, parent_id TEXT, directory TEXT)",
        "CREATE TABLE message (id TEXT PRIMARY KEY, session_id TEXT, time_updated INTEGER,"
            + " data TEXT)",
        "INSERT INTO session VALUES ('ses_root', NULL, '/srv/app'),"
            + " ('ses_child', 'ses_root', '/srv/app')");
    return connection;
  }

  private static void execute(Connection connection, String... statements) throws SQLException {
    for (String sql : statements) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }
  }

  private static String message(String id, String session, long updated, String tokens) {
    return "INSERT OR REPLACE INTO message VALUES ('%s', '%s', %d,".formatted(id, session, updated)
        + " '{\"role\": \"assistant\", \"providerID\": \"gateway\", \"modelID\": \"gpt-5\","
        + " \"time\": {\"created\": 1779098400000}, "
        + tokens
        + "}')";
  }

  private static String tokens(int input, int output, String cost) {
    return "\"cost\": %s, \"tokens\": {\"input\": %d, \"output\": %d, \"reasoning\": 5,"
            .formatted(cost, input, output)
        + " \"cache\": {\"read\": 30, \"write\": 40}}";
  }

  @Test
  void aDatabaseInUseBecomesReportsAndFollowsItsRows() throws Exception {
    try (Connection tool = database()) {
      execute(
          tool,
          message("msg_1", "ses_root", 1, tokens(100, 15, "0.25")),
          message("msg_2", "ses_child", 2, tokens(1000, 95, "0.5")),
          message("msg_3", "ses_root", 3, "\"cost\": 0"));
      assertThat(out("bench", "session", "--json"))
          .contains("\"sessionId\": \"ses_root\"")
          .doesNotContain("ses_child")
          .contains("\"input\": 1100")
          .contains("\"output\": 120")
          .contains("0.75");
      execute(
          tool,
          message("msg_3", "ses_root", 4, tokens(7, 0, "0.125")),
          message("msg_1", "ses_root", 5, tokens(101, 15, "0.25")));
      assertThat(out("bench", "daily", "--json"))
          .contains("\"period\": \"2026-05-18\"")
          .contains("\"input\": 1108")
          .contains("0.875");
      execute(tool, "DELETE FROM message");
      assertThat(out("bench", "daily", "--json")).contains("\"input\": 1108");
    }
    String closed = out("bench", "daily", "--json");
    assertThat(closed).contains("\"input\": 1108");
    WholeProgram.Result rebuilt = program.run("cache-sync", "--rebuild", "--source", "bench");
    assertThat(rebuilt.exitCode()).as(rebuilt.err()).isZero();
    assertThat(out("bench", "daily", "--json")).isEqualTo(closed);
  }

  @Test
  void aDatabaseOfAnotherVersionIsNamedAndNothingBesideItChanges() throws Exception {
    try (Connection tool = database()) {
      execute(tool, "ALTER TABLE message RENAME TO entry");
    }
    Map<String, String> before = files();
    WholeProgram.Result result = program.run("bench", "daily");
    assertThat(result.exitCode()).isZero();
    assertThat(result.err())
        .startsWith("[cache] could not read ")
        .contains("bench.db: ")
        .contains("no such table: message");
    assertThat(files()).isEqualTo(before);
    Files.writeString(
        home.resolve(".local/share/bench/bench.db"),
        "rubbish",
        StandardOpenOption.TRUNCATE_EXISTING);
    assertThat(program.run("bench", "daily").err()).contains("bench.db: it is not an SQLite");
  }

  private Map<String, String> files() throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (var files = Files.list(home.resolve(".local/share/bench"))) {
      for (Path file : files.toList()) {
        all.put(
            String.valueOf(file.getFileName()),
            Files.getLastModifiedTime(file)
                + java.util.HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
    }
    return all;
  }

  @Test
  void bothStandBesideTheOthersInCombinedReports() throws Exception {
    document("session-a", session("A", answer("m1", "2026-05-18T10:00:00Z", 1000, 400, 150)));
    try (Connection tool = database()) {
      execute(tool, message("msg_1", "ses_root", 1, tokens(100, 15, "0.25")));
      assertThat(out("daily", "--all", "--json"))
          .contains("\"chat\"")
          .contains("\"bench\"")
          .contains("0.0028")
          .contains("0.25");
    }
  }
}
