package dev.cctally.cli;

import dev.cctally.cli.command.CommandFront;
import dev.cctally.cli.console.Answers;
import dev.cctally.cli.console.Console;
import dev.cctally.cli.console.Terminal;
import dev.cctally.cli.fake.PluginJarBuilder;
import dev.cctally.platform.host.Host;
import dev.cctally.platform.plugin.PluginIndex;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The program with real plugin jars, from the command line to the files it writes: an installation
 * whose bundled plugin reads the logs of a vendor called steady.
 */
final class RealProgram {
  static final String STEADY = "test.ingest.steady";

  final Path home;
  final Path data;
  final Path installation;
  final Map<String, String> variables = new HashMap<>();
  private final Deque<String> typed = new ArrayDeque<>();
  private boolean terminal;

  RealProgram(Path folder) throws IOException {
    home = Files.createDirectories(folder.resolve("home"));
    data = folder.resolve("data");
    installation = folder.resolve("installation");
    Files.createDirectories(bundled());
    bundle(PluginJarBuilder.good(STEADY, "steady"), "steady.jar");
    log("steady", "2026-05-18T09:10:00Z 1000 200", "2026-05-19T09:10:00Z 3000 100");
  }

  /** How a command ended. */
  record Result(int exitCode, String out, String err) {}

  Path bundled() {
    return installation.resolve("plugins");
  }

  Path users() {
    return data.resolve("plugins");
  }

  /** Makes a jar part of the distribution. */
  void bundle(PluginJarBuilder jar, String name) throws IOException {
    jar.build(bundled().resolve(name));
    List<String> problems = PluginIndex.write(bundled());
    if (!problems.isEmpty()) {
      throw new IllegalStateException(problems.toString());
    }
  }

  /** Writes a log of a vendor made from {@link dev.cctally.cli.fake.VendorSource}. */
  void log(String vendor, String... lines) throws IOException {
    Path file = home.resolve("." + vendor).resolve("one.log");
    Files.createDirectories(file.getParent());
    Files.writeString(file, String.join("\n", lines) + "\n");
  }

  /** A user sits at the terminal and will type these lines. */
  void types(String... lines) {
    terminal = true;
    typed.addAll(List.of(lines));
  }

  Result run(String... args) {
    Clock clock = Clock.fixed(Instant.parse("2026-05-20T12:00:00Z"), ZoneOffset.UTC);
    Map<String, String> environment = new HashMap<>(variables);
    environment.put("CCTALLY_DATA_DIR", data.toString());
    environment.put("HOME", home.toString());
    Host host =
        new Host(home, home, environment, clock, Clock.systemUTC(), ZoneOffset.UTC, "linux");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Answers answers =
        new Answers() {
          @Override
          public boolean interactive() {
            return terminal;
          }

          @Override
          public @Nullable String line() {
            return typed.poll();
          }
        };
    Environment surroundings =
        new Environment(
            host,
            new Console(out, err, new Terminal(false, false, 0, StandardCharsets.UTF_8)),
            new PlatformServicesFactory(new Installation(installation, true)),
            (command, input) -> {
              throw new IOException("no such program");
            },
            System::nanoTime,
            answers,
            true);
    int exitCode = new CommandFront(surroundings).run(args);
    return new Result(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Puts a user's plugin into its place as if it had been installed, without starting it. */
  void installUnseen(PluginJarBuilder builder, String id) throws IOException {
    Path jar = Files.createTempFile("plugin", ".jar");
    builder.build(jar);
    String sha256 = dev.cctally.platform.plugin.PluginJars.sha256(jar);
    Files.createDirectories(users());
    Files.move(
        jar, users().resolve(id + ".jar"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(
        data.resolve("plugin-trust.json"),
        "{\"_schema\": 1, \"plugins\": {\"%s\": {\"version\": \"1.0.0\", \"sha256\": \"%s\"}}}"
            .formatted(id, sha256));
    Files.writeString(
        data.resolve("config.json"), "{\"plugins\": {\"enabled_user\": [\"%s\"]}}".formatted(id));
  }

  /** Every file below the data directory with its size, to see whether something was written. */
  Map<String, Long> files() {
    Map<String, Long> files = new TreeMap<>();
    if (!Files.exists(data)) {
      return files;
    }
    try (Stream<Path> all = Files.walk(data)) {
      for (Path path : all.toList()) {
        files.put(
            data.relativize(path).toString(), Files.isDirectory(path) ? -1 : Files.size(path));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }
}
