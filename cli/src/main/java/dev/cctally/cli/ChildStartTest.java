package dev.cctally.cli;

import dev.cctally.platform.host.Host;
import dev.cctally.platform.plugin.PluginSettings;
import dev.cctally.platform.plugin.manage.StartTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Starts a plugin in a process of its own by the hidden command {@code plugins start-test}, so that
 * one which hangs, ends the process or eats all memory harms nothing.
 *
 * @param host the machine
 * @param installation where this program lies
 * @param dataDirectory the data directory
 */
record ChildStartTest(Host host, Installation installation, Path dataDirectory)
    implements StartTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MOST_OUTPUT = 8192;

  @Override
  public Optional<String> run(String pluginId) {
    ProcessBuilder builder = new ProcessBuilder(command(pluginId));
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.putAll(host.environment());
    environment.put("CCTALLY_DATA_DIR", dataDirectory.toAbsolutePath().toString());
    environment.remove(PluginSettings.SAFE_MODE);
    builder.redirectErrorStream(true);
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      return Optional.of("it could not be tried: " + e.getMessage());
    }
    try {
      process.getOutputStream().close();
      CompletableFuture<String> output =
          CompletableFuture.supplyAsync(() -> read(process.getInputStream()));
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        return Optional.of("it did not start within " + PATIENCE.toSeconds() + " s");
      }
      String said = output.completeOnTimeout("", 1, TimeUnit.SECONDS).join();
      return verdict(process.exitValue(), said);
    } catch (IOException e) {
      return Optional.of("it could not be tried: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("the attempt was interrupted");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static Optional<String> verdict(int exitCode, String said) {
    List<String> lines = said.lines().filter(line -> !line.isBlank()).toList();
    String last = lines.isEmpty() ? "" : lines.getLast().strip();
    // What the plugin wrote past us may stand before it on the same line.
    if (exitCode == 0 && last.endsWith(StartTestResult.STARTED)) {
      return Optional.empty();
    }
    int failed = last.lastIndexOf(StartTestResult.FAILED);
    if (failed >= 0) {
      return Optional.of(last.substring(failed + StartTestResult.FAILED.length()));
    }
    return Optional.of(
        "it ended the process" + (exitCode == 0 ? "" : " with exit code " + exitCode));
  }

  private static String read(InputStream in) {
    // The end is what counts; a plugin that prints without end must not fill our memory.
    byte[] tail = new byte[0];
    byte[] buffer = new byte[MOST_OUTPUT];
    try {
      for (int read; (read = in.read(buffer)) >= 0; ) {
        byte[] both = new byte[tail.length + read];
        System.arraycopy(tail, 0, both, 0, tail.length);
        System.arraycopy(buffer, 0, both, tail.length, read);
        int from = Math.max(0, both.length - MOST_OUTPUT);
        tail = Arrays.copyOfRange(both, from, both.length);
      }
    } catch (IOException e) {
      return new String(tail, StandardCharsets.UTF_8);
    }
    return new String(tail, StandardCharsets.UTF_8);
  }

  private List<String> command(String pluginId) {
    List<String> command = new ArrayList<>();
    Path launcher = launcher();
    if (launcher != null) {
      command.add(launcher.toString());
    } else {
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.add("-cp");
      command.add(System.getProperty("java.class.path"));
      if (installation.home() != null) {
        command.add("-D" + Installation.HOME + "=" + installation.home());
      }
      command.add(Main.class.getName());
    }
    command.addAll(List.of("plugins", "start-test", pluginId));
    return command;
  }

  private @Nullable Path launcher() {
    Path home = installation.home();
    Path launcher = home == null ? null : home.resolve("bin").resolve("cctally");
    return launcher != null && Files.isExecutable(launcher) ? launcher : null;
  }
}
