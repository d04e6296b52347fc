package dev.cctally.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.cli.fake.PluginJarBuilder;
import dev.cctally.cli.fake.VendorSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plugins that end the process, or keep it from ending; each run is a process of its own. */
final class PluginThatEndsItAllTest {
  private static final String BAD = "test.ingest.bad";

  @TempDir private Path folder;
  private RealProgram program;

  private record Run(int exitCode, String out, String err) {}

  @BeforeEach
  void make() throws IOException {
    program = new RealProgram(folder);
    program.log("bad", "2026-05-18T10:00:00Z 500 50");
  }

  private void install(String place, String statements) throws IOException {
    program.installUnseen(
        PluginJarBuilder.vendor(BAD, VendorSource.of("bad").at(place, statements)), BAD);
  }

  private Process start(String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-D" + Installation.HOME + "=" + program.installation);
    command.add("-D" + Version.INSTALLED + "=true");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.put("HOME", program.home.toString());
    environment.put("CCTALLY_DATA_DIR", program.data.toString());
    return builder
        .redirectOutput(folder.resolve("out").toFile())
        .redirectError(folder.resolve("err").toFile())
        .start();
  }

  private Run run(String... args) throws Exception {
    Process process = start(args);
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
      return new Run(process.exitValue(), read("out"), read("err"));
    } finally {
      process.destroyForcibly();
    }
  }

  private String read(String name) throws IOException {
    return Files.readString(folder.resolve(name), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({"init", "discover", "line", "prices", "quote"})
  void anExitIsAFailureOfThePlugin(String place) throws Exception {
    install(place, "System.exit(0);");

    Run all = run("daily", "--all", "--json");

    assertThat(all.exitCode()).as(all.err()).isZero();
    assertThat(all.out()).contains("\"total\": 1200", "\"total\": 3100");
    assertThat(all.out()).contains("tried to end the program");
    assertThat(all.err().lines().filter(line -> line.contains("tried to end the program")))
        .as(all.err())
        .hasSize(1)
        .allMatch(line -> line.contains("run `cctally plugins info " + BAD + "`"));
    assertThat(program.run("plugins", "info", BAD).out()).contains("tried to end the program");
  }

  @Test
  void anExitFromAThreadOfItsOwn() throws Exception {
    install(
        "discover",
        "Thread thread = new Thread(() -> System.exit(3)); thread.start();"
            + " try { Thread.sleep(500); } catch (InterruptedException e) { }");
    Run all = run("daily", "--all", "--json");
    assertThat(all.exitCode()).as(all.err()).isZero();
    assertThat(all.out()).contains("\"total\": 1200", "tried to end the program");
  }

  @Test
  void oneThatHaltsIsFoundOutAndGivenUp() throws Exception {
    install("line", "Runtime.getRuntime().halt(0);");

    assertThat(run("daily", "--all", "--json").out()).isEmpty();
    for (int i = 0; i < 2; i++) {
      Run again = run("bad", "daily", "--json"); // it halts again
      assertThat(again.out()).isEmpty();
    }
    Run given = run("daily", "--all", "--json");

    assertThat(given.exitCode()).as(given.err()).isZero();
    assertThat(given.out()).contains("\"total\": 1200");
    assertThat(given.err())
        .contains(
            "plugin test.ingest.bad 1.0.0 was running when cctally ended in the middle of a command"
                + " for the third time and is switched off; run `cctally plugins info");
    assertThat(run("daily", "--all").err()).contains("was switched off because it kept failing");
    assertThat(program.files().keySet()).noneMatch(name -> name.startsWith("plugin-run."));
  }

  @Test
  void whatWasKilledOnceIsNotGivenUp() throws Exception {
    install("hint", "");
    Files.createDirectories(program.data);
    Files.writeString(program.data.resolve("plugin-run.2147483646"), BAD);
    Run next = run("bad", "daily", "--json");
    assertThat(next.out()).contains("\"total\": 550", "was running when cctally ended");
    Run later = run("bad", "daily", "--json");
    assertThat(later.out()).contains("\"total\": 550", "\"warnings\": []");
    assertThat(later.err()).doesNotContain("plugin");
    assertThat(program.files().keySet()).noneMatch(name -> name.startsWith("plugin-run."));
  }

  private static final String HOOK =
      "Runtime.getRuntime().addShutdownHook(new Thread(() -> { " + VendorSource.HANG + " }));";

  @Test
  void aShutdownHookThatHangsKeepsNothing() throws Exception {
    install("discover", HOOK);
    Run own = run("bad", "daily", "--json");
    assertThat(own.exitCode()).isZero();
    assertThat(own.out()).contains("\"total\": 550");
  }

  @Test
  void aSignalStillEndsIt() throws Exception {
    install(
        "discover",
        HOOK
            + " try { Files.createFile(host.home().resolve(\"here\")); }"
            + " catch (java.io.IOException e) { } "
            + VendorSource.HANG);
    Process process = start("bad", "daily");
    try {
      for (int i = 0; i < 300 && !Files.exists(program.home.resolve("here")); i++) {
        Thread.sleep(50);
      }
      process.destroy();
      assertThat(process.waitFor(8, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(143);
      assertThat(program.files().keySet()).noneMatch(name -> name.startsWith("plugin-run."));
    } finally {
      process.destroyForcibly();
    }
  }
}
