package dev.cctally.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.cli.fake.PluginJarBuilder;
import dev.cctally.cli.fake.VendorSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plugins that hang or eat all memory, in the program as it is shipped. */
final class HostilePluginsIT {
  private static final String LAUNCHER =
      Path.of(Objects.requireNonNull(System.getProperty("cctally.dist"), "cctally.dist"))
          .resolve("bin/cctally")
          .toString();
  private static final String BAD = "test.ingest.bad";

  /**
   * The longest documented deadline is 30 seconds; a machine that does much else is allowed for.
   */
  private static final Duration LONGEST = Duration.ofSeconds(45);

  @TempDir private Path folder;

  /** A user with logs of a bundled vendor and of the bad one, whose plugin he trusts. */
  private final class User {
    private final Path home;

    User(String name, VendorSource source) throws Exception {
      home = Files.createDirectories(folder.resolve(name));
      write(
          ".codex/sessions/2026/05/18/rollout-2026-05-18T09-00-00-one.jsonl",
          "{\"timestamp\":\"2026-05-18T09:00:00Z\",\"type\":\"event_msg\",\"payload\":{\"type\":"
              + "\"token_count\",\"info\":{\"total_token_usage\":{\"input_tokens\":4321,"
              + "\"output_tokens\":1,\"total_tokens\":4322}}}}\n");
      write(".bad/one.log", "2026-05-18T10:00:00Z 500 50\n");
      Path jar = home.resolve("data/plugins/bad.jar");
      Files.createDirectories(jar.getParent());
      PluginJarBuilder.vendor(BAD, source).build(jar);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
      write(
          "data/plugin-trust.json",
          "{\"_schema\": 1, \"plugins\": {\"%s\": {\"version\": \"1.0.0\", \"sha256\": \"%s\"}}}"
              .formatted(BAD, HexFormat.of().formatHex(digest)));
      write("data/config.json", "{\"plugins\": {\"enabled_user\": [\"" + BAD + "\"]}}");
    }

    private void write(String file, String text) throws IOException {
      Path path = home.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
    }

    Run run(String... words) throws IOException, InterruptedException {
      Map<String, String> environment = new HashMap<>();
      environment.put("HOME", home.toString());
      environment.put("CCTALLY_DATA_DIR", home.resolve("data").toString());
      environment.put("TZ", "UTC");
      String[] command = new String[words.length + 1];
      command[0] = LAUNCHER;
      System.arraycopy(words, 0, command, 1, words.length);
      return Run.of(home, environment, command);
    }
  }

  /** The others' rows are there, and one line says whose plugin it was and what to do. */
  private static void assertOnlyItsOwnHarm(Run all, String message) {
    assertThat(all.status()).as(all.err()).isZero();
    assertThat(all.out()).startsWith("{").endsWith("}\n").contains("4321", "\"warnings\"");
    assertThat(all.err().lines().filter(line -> line.contains(message)).toList())
        .as(all.err())
        .singleElement()
        .satisfies(line ->
            assertThat(line).contains("plugin " + BAD, "; run `cctally plugins info " + BAD + "`"));
  }

  @Test
  void nothingHangsLongerThanDocumented() throws Exception {
    Map<String, String> places = new LinkedHashMap<>();
    places.put("members", "failed to start: it took longer than 2 s");
    places.put("init", "failed to start: it took longer than 2 s");
    places.put("discover", "failed: it did not answer within 10 s");
    places.put("prices", "failed: it did not answer within 10 s");
    places.put("quote", "failed: it did not answer within 10 s");
    places.put("hint", "failed: its reader does not get on with");
    places.put("line", "failed: its reader does not get on with");
    Map<String, Future<Run>> runs = new LinkedHashMap<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(places.size())) {
      for (String place : places.keySet()) {
        String statements =
            place.equals("members")
                ? "static { if (System.nanoTime() != 1) " + VendorSource.HANG + " }"
                : VendorSource.HANG;
        User user = new User(place, VendorSource.of("bad").at(place, statements));
        Callable<Run> work =
            () -> {
              long start = System.nanoTime();
              Run run = user.run("daily", "--all", "--json");
              assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST);
              return run;
            };
        runs.put(place, threads.submit(work));
      }
      for (Map.Entry<String, String> place : places.entrySet()) {
        assertOnlyItsOwnHarm(
            Objects.requireNonNull(runs.get(place.getKey())).get(), place.getValue());
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          big, kept    | line     | while (true) KEPT.add(new byte[5_000_000]);
          small, kept  | line     | while (true) KEPT.add(new byte[40]);
          strings      | line     | String s = "x"; while (true) s = s + s;
          at a start   | init     | while (true) KEPT.add(new byte[1000]);
          in discovery | discover | while (true) KEPT.add(new byte[1000]);
          events       | line     | while (true) sink.accept(new SessionFacts("" + System.nanoTime(), null, "y".repeat(10000), null));
          """)
  void memoryWithoutEnd(String name, String place, String statements) throws Exception {
    User user =
        new User(
            "memory",
            VendorSource.of("bad")
                .at("members", "static final List<Object> KEPT = new ArrayList<>();")
                .at(place, statements));

    assertOnlyItsOwnHarm(user.run("daily", "--all", "--json"), "plugin " + BAD + " 1.0.0 failed");
    Run other = user.run("codex", "daily", "--json");
    assertThat(other.status()).isZero();
    assertThat(other.err()).doesNotContain(BAD);
  }

  @Test
  void whatItPrintsIsNotPartOfAReport() throws Exception {
    User user =
        new User(
            "noise",
            VendorSource.of("bad")
                .at("members", "static { System.out.println(\"}}} noise\"); }")
                .at("line", "System.out.print(\"}}} noise\"); System.out.flush();"));

    Run report = user.run("bad", "daily", "--json");

    assertThat(report.status()).isZero();
    assertThat(report.out()).startsWith("{").endsWith("}\n").doesNotContain("noise");
    assertThat(report.err()).contains("noise");
  }

  @Test
  void installsStartsAndReports() throws Exception {
    User user = new User("install", VendorSource.of("bad"));
    Path jar =
        PluginJarBuilder.good("test.ingest.agent", "agent").build(folder.resolve("agent.jar"));
    user.write(".agent/one.log", "2026-05-18T10:00:00Z 7000 50\n");
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
    String sha256 = HexFormat.of().formatHex(digest);

    Run install = user.run("plugins", "install", jar.toString(), "--yes", "--sha256", sha256);

    assertThat(install.status()).as(install.err()).isZero();
    Run report = user.run("agent", "daily", "--json");
    assertThat(report.err()).isEmpty();
    assertThat(report.out()).contains("7050");
    assertThat(user.run("plugins", "verify").status()).isZero();
    Run quitting =
        user.run(
            "plugins",
            "install",
            PluginJarBuilder.vendor(
                    "test.ingest.quit", VendorSource.of("quit").at("init", "System.exit(0);"))
                .build(folder.resolve("quit.jar"))
                .toString(),
            "--yes");
    assertThat(quitting.status()).isEqualTo(2); // nobody there to ask, and no checksum
  }
}
