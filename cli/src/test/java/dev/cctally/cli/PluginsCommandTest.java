package dev.cctally.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.cli.RealProgram.Result;
import dev.cctally.cli.fake.PluginJarBuilder;
import dev.cctally.cli.fake.VendorSource;
import dev.cctally.platform.plugin.PluginJars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands about plugins, with real jars and a real child process. */
final class PluginsCommandTest {
  private static final String AGENT = "test.ingest.agent";

  @TempDir private Path folder;
  private RealProgram program;

  @BeforeEach
  void install() throws IOException {
    program = new RealProgram(folder);
    program.log("agent", "2026-05-18T10:00:00Z 500 50");
  }

  private Path agent(String version) throws IOException {
    return PluginJarBuilder.good(AGENT, "agent")
        .attribute("Plugin-Version", version)
        .attribute("Cctally-Permissions", "fs-read:~/.agent")
        .build(folder.resolve("agent-" + version + ".jar"));
  }

  private Result installs(Path jar, String... more) throws IOException {
    String[] words = {"plugins", "install", jar.toString(), "--yes", "--sha256", sha256(jar)};
    return program.run(concat(words, more));
  }

  private static String sha256(Path jar) throws IOException {
    return PluginJars.sha256(jar);
  }

  private static String[] concat(String[] one, String[] two) {
    String[] all = java.util.Arrays.copyOf(one, one.length + two.length);
    System.arraycopy(two, 0, all, one.length, two.length);
    return all;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list",
        "list --all",
        "list --json",
        "info " + RealProgram.STEADY,
        "verify",
        "verify --json",
        "--help",
        "install --help"
      })
  void lookingCreatesNothing(String words) {
    Result result = program.run(("plugins " + words).split(" "));

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(program.data).doesNotExist();
  }

  @Test
  void listsAsJson() throws IOException {
    Result result = program.run("plugins", "list", "--json");

    Path jar = program.bundled().resolve("steady.jar");
    assertThat(result.out())
        .isEqualTo(
            """
            {
              "schema_version": 1,
              "spi_version": "1.0.0",
              "plugins": [
                {
                  "id": "test.ingest.steady",
                  "version": "1.0.0",
                  "kind": "ingest",
                  "origin": "bundled",
                  "state": "loaded",
                  "enabled": true,
                  "requires": ">=1.0.0 & <2.0.0",
                  "compatible": true,
                  "sha256": "%s",
                  "trusted": true,
                  "path": "%s",
                  "extensions": [
                    "sample.Sample"
                  ],
                  "error": null
                }
              ]
            }
            """
                .formatted(sha256(jar), jar));
  }

  @Test
  void installsAndReports() throws IOException {
    Result result = installs(agent("1.0.0"));

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).isEqualTo("installed plugin test.ingest.agent 1.0.0, switched on\n");
    assertThat(result.err()).contains("permissions  fs-read:~/.agent", "signer       not signed");
    Path jar = program.users().resolve("test.ingest.agent-1.0.0.jar");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(jar)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(program.data.resolve("plugin-trust.json")))
        .contains(
            "\"_schema\": 1",
            "\"sha256\": \"" + sha256(jar) + "\"",
            "\"source\": \"" + folder.resolve("agent-1.0.0.jar") + "\"",
            "\"signer\": null",
            "\"trusted_at_utc\": \"");
    Result report = program.run("agent", "daily", "--json");
    assertThat(report.exitCode()).isZero();
    assertThat(report.err()).isEmpty();
    assertThat(report.out()).contains("\"total\": 550", "0.0015");
    assertThat(program.run("plugins", "verify").exitCode()).isZero();
    assertThat(program.run("plugins", "info", AGENT).out())
        .contains("State         loaded\n", "Trusted       yes\n", "fs-read:~/.agent");
  }

  @Test
  void asksAtATerminal() throws IOException {
    Path jar = agent("1.0.0");
    program.types("", "n", "yes", "y");

    for (int i = 0; i < 2; i++) {
      Result declined = program.run("plugins", "install", jar.toString());
      assertThat(declined.exitCode()).isEqualTo(3);
      assertThat(declined.err())
          .contains(
              "This code will run with your user rights and can read your transcripts."
                  + " Trust it? [y/N] ",
              "nothing was installed");
      assertThat(program.data.resolve("plugin-trust.json")).doesNotExist();
      assertThat(program.users()).isEmptyDirectory();
    }
    assertThat(program.run("plugins", "install", jar.toString()).exitCode()).isZero();
    Result removed = program.run("plugins", "remove", AGENT);
    assertThat(removed.exitCode()).isZero();
    assertThat(removed.err()).isEqualTo("Remove plugin test.ingest.agent 1.0.0? [y/N] ");
  }

  @Test
  void needsFlagsWhereNobodyCanBeAsked() throws IOException {
    Path jar = agent("1.0.0");

    for (String[] words :
        new String[][] {
          {"plugins", "install", jar.toString()},
          {"plugins", "install", jar.toString(), "--yes"},
          {"plugins", "install", jar.toString(), "--sha256", sha256(jar)}
        }) {
      Result result = program.run(words);
      assertThat(result.exitCode()).isEqualTo(2);
      assertThat(result.err()).contains("--yes and --sha256 are required");
    }
    assertThat(program.data).doesNotExist();
  }

  @Test
  void refusesAnotherChecksum() throws IOException {
    Path jar = agent("1.0.0");
    String other = "0".repeat(64);

    Result result = program.run("plugins", "install", jar.toString(), "--yes", "--sha256", other);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains(sha256(jar), "not the one given");
    assertThat(program.users()).isEmptyDirectory();
    Result nonsense = program.run("plugins", "install", jar.toString(), "--yes", "--sha256", "12");
    assertThat(nonsense.exitCode()).isEqualTo(2);
    assertThat(nonsense.err()).contains("64 hexadecimal digits are accepted");
  }

  @Test
  void leavesItSwitchedOffIfAsked() throws IOException {
    Result result = installs(agent("1.0.0"), "--no-enable");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains("switched off", "run `cctally plugins enable " + AGENT + "`");
    assertThat(program.data.resolve("config.json")).doesNotExist();
    assertThat(program.run("plugins", "list").out()).contains("disabled");
    assertThat(program.run("plugins", "enable", AGENT).out())
        .isEqualTo("plugin test.ingest.agent 1.0.0 is now switched on\n");
    assertThat(program.run("agent", "daily", "--json").out()).contains("\"total\": 550");
  }

  @Test
  void undoesEverythingIfItDoesNotStart() throws IOException {
    Files.createDirectories(program.data);
    Files.writeString(program.data.resolve("config.json"), "{\"display\": {\"tz\": \"utc\"}}");
    Path jar =
        PluginJarBuilder.vendor(
                AGENT,
                VendorSource.of("agent")
                    .at("init", "throw new IllegalStateException(\"no licence\");"))
            .build(folder.resolve("bad.jar"));

    Result result = installs(jar);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains("plugin test.ingest.agent 1.0.0 does not start:", "no licence")
        .contains("nothing was installed");
    assertThat(program.users()).isEmptyDirectory();
    assertThat(program.data.resolve("plugin-trust.json")).doesNotExist();
    assertThat(program.data.resolve("config.json")).hasContent("{\"display\": {\"tz\": \"utc\"}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          init    | System.exit(0);                        | it tried to end the program
          init    | Runtime.getRuntime().halt(7);          | it ended the process with exit code 7
          info    | while (true) { }                       | it took longer than 2 s
          prices  | System.out.println("{"); return null;  | it returned nothing
          sources | throw new StackOverflowError();        | it ran out of stack
          """)
  void namesWhyItDoesNotStart(String place, String statements, String reason) throws IOException {
    Path jar =
        PluginJarBuilder.vendor(AGENT, VendorSource.of("agent").at(place, statements))
            .build(folder.resolve("bad.jar"));

    Result result = installs(jar);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("does not start:", reason);
    assertThat(program.users()).isEmptyDirectory();
  }

  @Test
  void updatesAndKeepsTheOldJar() throws IOException {
    installs(agent("1.0.0"));
    program.run("plugins", "disable", AGENT);
    Path jar = agent("1.1.0");

    Result result =
        program.run(
            "plugins", "update", AGENT, "--from", jar.toString(), "--yes", "--sha256", sha256(jar));

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.err()).contains("replaces     1.0.0");
    assertThat(result.out()).contains("installed plugin test.ingest.agent 1.1.0, switched off");
    assertThat(program.users().resolve("removed/test.ingest.agent-1.0.0.jar")).exists();
    assertThat(program.users().resolve("test.ingest.agent-1.0.0.jar")).doesNotExist();
    assertThat(program.run("plugins", "verify").exitCode()).isZero();
    // The same version again, for a rebuilt jar.
    assertThat(
            program
                .run(
                    "plugins", "update", "--from", jar.toString(), "--yes", "--sha256", sha256(jar))
                .exitCode())
        .isZero();
  }

  @Test
  void saysThatAnUpdateGoesBack() throws IOException {
    installs(agent("1.10.0"));
    Path jar = agent("1.9.0");

    Result result =
        program.run(
            "plugins", "update", "--from", jar.toString(), "--yes", "--sha256", sha256(jar));

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.err()).contains("replaces     1.10.0, which is the newer one");
  }

  @Test
  void removesStrayCopiesToo() throws IOException {
    installs(agent("1.0.0"));
    Files.copy(agent("1.1.0"), program.users().resolve("copied-by-hand.jar"));

    Result removed = program.run("plugins", "remove", AGENT, "--yes");

    assertThat(removed.exitCode()).as(removed.err()).isZero();
    assertThat(removed.out())
        .contains(
            "removed plugin test.ingest.agent 1.0.0; its jar is now "
                + program.users().resolve("removed/test.ingest.agent-1.0.0.jar"))
        .contains(
            "removed plugin test.ingest.agent 1.1.0; its jar is now "
                + program.users().resolve("removed/copied-by-hand.jar"));
    assertThat(program.run("plugins", "list", "--all").out()).doesNotContain(AGENT);
  }

  @Test
  void keepsTheOldOneIfTheNewOneDoesNotStart() throws IOException {
    installs(agent("1.0.0"));
    Path jar =
        PluginJarBuilder.vendor(
                AGENT, VendorSource.of("agent").at("info", "throw new RuntimeException(\"x\");"))
            .attribute("Plugin-Version", "2.0.0")
            .build(folder.resolve("bad.jar"));

    Result result =
        program.run(
            "plugins", "update", "--from", jar.toString(), "--yes", "--sha256", sha256(jar));

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(program.run("plugins", "verify").exitCode()).isZero();
    assertThat(program.run("agent", "daily", "--json").out()).contains("\"total\": 550");
  }

  @Test
  void refusesToUpdateWhatIsNotThere() throws IOException {
    Path jar = agent("1.0.0");
    String[] tail = {"--from", jar.toString(), "--yes", "--sha256", sha256(jar)};

    assertThat(program.run(concat(new String[] {"plugins", "update"}, tail)).exitCode())
        .isEqualTo(1);
    assertThat(program.run(concat(new String[] {"plugins", "update", AGENT}, tail)).err())
        .contains("no plugin has the id 'test.ingest.agent'");
    assertThat(
            program.run(concat(new String[] {"plugins", "update", RealProgram.STEADY}, tail)).err())
        .contains("is bundled");
    installs(jar);
    Result again = installs(jar);
    assertThat(again.exitCode()).isEqualTo(2);
    assertThat(again.err()).contains("is already installed (1.0.0)", "cctally plugins update");
  }

  @Test
  void removes() throws IOException {
    installs(agent("1.0.0"));

    Result bundled = program.run("plugins", "remove", RealProgram.STEADY, "--yes");
    assertThat(bundled.exitCode()).isEqualTo(2);
    Result unknown = program.run("plugins", "remove", "test.none", "--yes");
    assertThat(unknown.exitCode()).isEqualTo(1);
    Result unasked = program.run("plugins", "remove", AGENT);
    assertThat(unasked.exitCode()).isEqualTo(2);
    Result removed = program.run("plugins", "remove", AGENT, "--yes", "--json");

    Path kept = program.users().resolve("removed/test.ingest.agent-1.0.0.jar");
    assertThat(removed.exitCode()).isZero();
    assertThat(removed.out())
        .isEqualTo(
            """
            {
              "schema_version": 1,
              "removed": "test.ingest.agent",
              "version": "1.0.0",
              "kept": [
                "%s"
              ]
            }
            """
                .formatted(kept));
    assertThat(kept).exists();
    assertThat(Files.readString(program.data.resolve("config.json"))).doesNotContain(AGENT);
    assertThat(Files.readString(program.data.resolve("plugin-trust.json"))).doesNotContain(AGENT);
    assertThat(program.run("plugins", "list").out()).doesNotContain(AGENT);
  }

  @Test
  void switchesOffAndOn() throws IOException {
    installs(agent("1.0.0"));

    assertThat(program.run("plugins", "disable", AGENT, RealProgram.STEADY).exitCode())
        .isEqualTo(2); // no vendor would be left
    Result off = program.run("plugins", "disable", RealProgram.STEADY, "--json");
    assertThat(off.exitCode()).isZero();
    assertThat(off.out()).contains("\"changed\": [\n    \"test.ingest.steady\"", "\"disabled\"");
    assertThat(Files.readString(program.data.resolve("config.json")))
        .contains(
            "\"disabled\": [\"test.ingest.steady\"]", "\"enabled_user\": [\"" + AGENT + "\"]");
    Result needed = program.run("plugins", "disable", AGENT);
    assertThat(needed.exitCode()).isZero(); // it is not bundled
    assertThat(program.run("plugins", "enable", "test.none").exitCode()).isEqualTo(1);
    assertThat(program.run("plugins", "enable", RealProgram.STEADY, AGENT).exitCode()).isZero();
    Result twice = program.run("plugins", "enable", RealProgram.STEADY);
    assertThat(twice.out()).contains("was already switched on");
    Result last = program.run("plugins", "disable", RealProgram.STEADY, AGENT, "--force");
    assertThat(last.exitCode()).isZero();
  }

  @Test
  void touchesNoBrokenConfiguration() throws IOException {
    Files.createDirectories(program.data);
    Path config = program.data.resolve("config.json");
    Files.writeString(config, "{\"budget\": 1");

    Result result = program.run("plugins", "disable", RealProgram.STEADY, "--force");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .contains("is not valid JSON (line 1 column 13)", "fix it or move it aside");
    assertThat(config).hasContent("{\"budget\": 1");
    Result install = installs(agent("1.0.0"));
    assertThat(install.exitCode()).isEqualTo(2);
    assertThat(program.users()).isEmptyDirectory();
    assertThat(config).hasContent("{\"budget\": 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          plugins                      | the following arguments are required: <command>
          plugins lst                  | did you mean 'list'?
          plugins info                 | the following arguments are required: ID
          plugins enable               | the following arguments are required: ID
          plugins install              | the following arguments are required: SRC
          plugins update               | the following arguments are required: --from
          plugins list x               | unrecognized arguments: x
          plugins verify --jsn         | unrecognized arguments: --jsn
          """)
  void saysWhatIsWrongWithACommandLine(String words, String message) {
    Result result = program.run(words.split(" "));

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"info", "verify"})
  void knowsNoOtherPlugin(String command) {
    Result result = program.run("plugins", command, "test.none");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .isEqualTo("Error: no plugin has the id 'test.none'; run `cctally plugins list --all`\n");
  }
}
