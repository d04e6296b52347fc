package dev.cctally.platform.plugin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a process of its own, since SLF4J greets once for each process. */
class PluginConsoleTest {
  @TempDir private Path directory;

  @Test
  void keepsPf4jAndPluginsOffTheConsole() throws IOException, InterruptedException {
    Path plugins = Files.createDirectory(directory.resolve("plugins"));
    PluginJarBuilder.ingest("test.ingest.good", "good")
        .extension(
            "Good",
            PluginSource.vendor(
                "Good",
                "good",
                "public Good() { System.out.println(\"from the \\u001b[31mplugin\"); }"))
        .build(plugins.resolve("good.jar"));
    PluginJarBuilder.ingest("test.ingest.bad", "bad")
        .extension(
            "Bad",
            PluginSource.vendor(
                "Bad", "bad", "public Bad() { throw new IllegalStateException(); }"))
        .build(plugins.resolve("bad.jar"));
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");

    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                PrintingProgram.class.getName(),
                plugins.toString())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();

    assertThat(Files.readString(out, UTF_8)).isEqualTo("good true, bad false, warnings 2");
    assertThat(Files.readString(err, UTF_8))
        .isEqualToIgnoringNewLines("[test.ingest.good] from the  [31mplugin");
  }
}
