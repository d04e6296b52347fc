package dev.cctally.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.plugins.claude.ClaudeVendor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The jar of a vendor that none of our modules knows, put into the plugin folder of the product.
 */
final class StrangersVendorIT {
  private static final String LAUNCHER =
      Path.of(Objects.requireNonNull(System.getProperty("cctally.dist"), "cctally.dist"))
          .resolve("bin/cctally")
          .toString();
  private static final Path BUILT =
      Path.of(Objects.requireNonNull(System.getProperty("cctally.strangers"), "cctally.strangers"));
  private static final Path TEMPLATE =
      BUILT.resolve("vendor-template/target/cctally-vendor-gemini-1.0.0.jar");
  private static final Path MADE = BUILT.resolve("made/target/cctally-vendor-my-agent-1.0.0.jar");
  private static final Path GUIDED =
      BUILT.resolve("guided/target/cctally-vendor-my-agent-1.0.0.jar");
  private static final String CHAT =
      """
      {"sessionId":"s1","projectHash":"p","startTime":"2026-05-10T10:00:00.000Z"}
      {"id":"g1","timestamp":"2026-05-10T10:00:05.000Z","type":"gemini","content":"","tokens":{"input":1000000,"output":100,"cached":0,"thoughts":0,"tool":0,"total":1000100},"model":"gemini-2.5-flash"}
      """;

  @TempDir private Path folder;
  private Path home;

  @BeforeEach
  void writeLogs() throws IOException {
    home = folder.resolve("home");
    new ClaudeVendor()
        .sampleLogs()
        .orElseThrow()
        .write(Files.createDirectories(home), Instant.parse("2026-05-20T12:00:00Z"));
    chat("gemini", CHAT);
  }

  private void chat(String vendor, String text) throws IOException {
    Path chats = Files.createDirectories(home.resolve("." + vendor + "/tmp/p/chats"));
    Files.writeString(chats.resolve("session-1.jsonl"), text);
  }

  private Run run(String... command) throws IOException, InterruptedException {
    Map<String, String> environment =
        Map.of(
            "HOME",
            home.toString(),
            "CCTALLY_DATA_DIR",
            folder.resolve("data").toString(),
            "TZ",
            "UTC");
    String[] line = Stream.concat(Stream.of(LAUNCHER), Stream.of(command)).toArray(String[]::new);
    return Run.of(folder, environment, line);
  }

  private String out(String... command) throws IOException, InterruptedException {
    Run run = run(command);
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    return run.out();
  }

  private void install(Path jar) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
    Run run =
        run(
            "plugins",
            "install",
            jar.toString(),
            "--yes",
            "--sha256",
            HexFormat.of().formatHex(digest));
    assertThat(run.status()).as(run.err()).isZero();
  }

  @Test
  void hasReportsAndLeavesNoTraceInThoseOfOthers() throws Exception {
    String claude = out("claude", "daily", "--json");
    install(TEMPLATE);

    String own = out("gemini", "daily", "--json");
    assertThat(own)
        .contains("\"period\": \"2026-05-10\"", "\"input\": 1000000", "\"cost\": 0.30025")
        .contains("\"name\": \"Gemini CLI\"");
    assertThat(out("gemini", "daily")).contains("2026-05-10", "gemini-2.5-flash", "$0.30");
    String all = out("daily", "--all", "--json");
    assertThat(all).contains("\"vendor\": \"gemini\"", "\"vendor\": \"claude\"");
    assertThat(out("claude", "daily", "--json")).isEqualTo(claude);

    Run removed = run("plugins", "remove", "org.example.gemini", "--yes");
    assertThat(removed.status()).as(removed.err()).isZero();
    assertThat(out("claude", "daily", "--json")).isEqualTo(claude);
    readsHistoryWithoutItsPlugin();

    // Its logs are gone, too: what was read from them is still in the store.
    Files.delete(home.resolve(".gemini/tmp/p/chats/session-1.jsonl"));
    Files.delete(home.resolve(".gemini/tmp/p/chats"));
    Files.delete(home.resolve(".gemini/tmp/p"));
    Files.delete(home.resolve(".gemini/tmp"));
    out("claude", "daily", "--json");
    readsHistoryWithoutItsPlugin();
    install(TEMPLATE);
    assertThat(out("gemini", "daily", "--json")).isEqualTo(own);
    assertThat(out("daily", "--all", "--json")).isEqualTo(all);
  }

  private void readsHistoryWithoutItsPlugin() throws Exception {
    for (String report : new String[] {"daily", "monthly", "weekly", "session"}) {
      Run stored = run("gemini", report, "--json");
      assertThat(stored.status()).as(stored.err()).isZero();
      assertThat(stored.out())
          .contains("\"input\": 1000000", "\"name\": \"Gemini CLI\"")
          .contains("\"plugin\": \"org.example.gemini\"", "is not there any more");
      assertThat(stored.err().lines().filter(line -> line.startsWith("[plugins]"))).hasSize(1);
    }
    Run all = run("daily", "--all", "--json");
    assertThat(all.status()).as(all.err()).isZero();
    assertThat(all.out())
        .contains("\"vendor\": \"claude\"", "gemini-2.5-flash", "\"input\": 1000000");
  }

  @Test
  void canBeMadeByTheScript() throws Exception {
    chat("my-agent", CHAT.replace("gemini", "my-agent"));
    install(MADE);

    assertThat(out("my-agent", "daily", "--json"))
        .contains("\"id\": \"my-agent\"", "\"name\": \"MyAgent\"", "\"cost\": 0.30025");
  }

  @Test
  void canBeWrittenByTheGuide() throws Exception {
    Path usage = Files.createDirectories(home.resolve(".my-agent/usage"));
    Files.writeString(
        usage.resolve("one.ndjson"),
        """
        {"session":"s1","folder":"/w/app"}
        {"id":"r1","at":1778407205,"model":"agent-large","prompt":1200,"cached":200,"completion":80}
        """);
    install(GUIDED);

    assertThat(out("my-agent", "daily", "--json"))
        .contains("\"period\": \"2026-05-10\"", "\"cacheRead\": 200", "\"cost\": 0.00268");
  }

  @Test
  void carriesNothingOfOurs() throws Exception {
    try (JarFile jar = new JarFile(TEMPLATE.toFile())) {
      assertThat(jar.stream().map(JarEntry::getName))
          .contains("META-INF/extensions.idx", "org/example/gemini/GeminiVendor.class")
          .noneMatch(name -> name.startsWith("dev/cctally") || name.startsWith("org/pf4j"));
    }
  }
}
