package dev.cctally.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.cli.RealProgram.Result;
import dev.cctally.cli.fake.PluginJarBuilder;
import dev.cctally.cli.fake.TestKeys;
import dev.cctally.platform.plugin.PluginJars;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who signed a plugin is shown, pinned and asked about. */
final class SignedPluginTest {
  private static final String AGENT = "test.ingest.agent";

  @TempDir private Path folder;
  private RealProgram program;
  private TestKeys ours;

  @BeforeEach
  void keys() throws Exception {
    program = new RealProgram(folder);
    ours = TestKeys.make(folder, "ours");
  }

  private Path plain(String version) throws IOException {
    return PluginJarBuilder.good(AGENT, "agent")
        .attribute("Plugin-Version", version)
        .build(folder.resolve("plain-" + version + ".jar"));
  }

  private Path signed(TestKeys keys, String version, String name) throws Exception {
    return keys.sign(plain(version), folder.resolve(name));
  }

  private Result command(String command, String option, Path jar) throws IOException {
    return option.isEmpty()
        ? program.run(
            "plugins", command, jar.toString(), "--yes", "--sha256", PluginJars.sha256(jar))
        : program.run(
            "plugins",
            command,
            option,
            jar.toString(),
            "--yes",
            "--sha256",
            PluginJars.sha256(jar));
  }

  @Test
  void pinsTheSigner() throws Exception {
    Path one = signed(ours, "1.0.0", "one.jar");
    String signer = PluginJars.signer(one);
    assertThat(signer).matches("[0-9a-f]{64}");

    Result install = command("install", "", one);
    assertThat(install.exitCode()).as(install.err()).isZero();
    assertThat(install.err()).contains("signer       " + signer);
    assertThat(Files.readString(program.data.resolve("plugin-trust.json")))
        .contains("\"signer\": \"" + signer + "\"");
    assertThat(program.run("plugins", "info", AGENT).out()).contains("Signer        " + signer);
    Result same = command("update", "--from", signed(ours, "1.1.0", "two.jar"));
    assertThat(same.exitCode()).as(same.err()).isZero();

    Path foreign = signed(TestKeys.make(folder, "theirs"), "1.2.0", "three.jar");
    for (Path other : new Path[] {foreign, plain("1.3.0")}) {
      Result refused = command("update", "--from", other);
      assertThat(refused.exitCode()).isEqualTo(2);
      assertThat(refused.err())
          .contains("is not signed by whoever signed the installed one", "plugins remove");
    }
    program.types("n", "y", "y");
    Result declined = program.run("plugins", "update", "--from", foreign.toString());
    assertThat(declined.exitCode()).isEqualTo(3);
    assertThat(declined.err()).contains("signed by somebody else, unlike the installed one.");
    Result agreed = program.run("plugins", "update", "--from", foreign.toString());
    assertThat(agreed.exitCode()).as(agreed.err()).isZero();
    assertThat(program.run("plugins", "list").out()).contains("1.2.0");
  }

  @Test
  void refusesASignatureThatDoesNotHold() throws Exception {
    Path jar = signed(ours, "1.0.0", "one.jar");
    try (FileSystem zip = FileSystems.newFileSystem(jar, Map.of())) {
      Files.write(zip.getPath("META-INF/extensions.idx"), new byte[] {'#', '\n'});
    }

    Result result = command("install", "", jar);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("has a broken signature", "nothing was installed");
    assertThat(program.users()).isEmptyDirectory();
  }
}
