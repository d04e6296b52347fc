import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A run of everyday commands whose classes, linked, and method profiles make the AOT cache. The
 * virtual machine ignores a cache made with another class path or with other flags that shape the
 * heap, so the launcher uses {@link #FLAGS} too.
 */
final class Training {
  /** Short commands dominate: a collector without threads, and a heap that keeps us small. */
  static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC", "-Xmx256m", "-XX:-UsePerfData", "--enable-native-access=ALL-UNNAMED");

  /** Each a command line of the product, run one after the other in one process. */
  private static final List<String> COMMANDS =
      List.of(
          "--version",
          "daily",
          "daily",
          "daily --json",
          "session",
          "statusline",
          "statusline",
          "budget set 1 --period month",
          "config set budget.guard.enabled true",
          "guard",
          "guard",
          "config unset budget.guard.enabled",
          "budget unset",
          "blocks --json",
          "blocks -r",
          "cache-report",
          "cache-report --by-session",
          "weekly",
          "report",
          "range-cost -s 2020-01-01",
          "project",
          "diff --a prev-7d --b last-7d",
          "forecast",
          "five-hour-blocks --json",
          "daily --help",
          "codex-daily",
          "codex-daily --json",
          "codex-session",
          "codex-weekly --quota");

  private Training() {}

  static void run(Path java, Path image, List<Path> jars, String nativeLibrary)
      throws IOException, InterruptedException {
    Path home = Files.createTempDirectory("cctally-training");
    try {
      List<String> command = new ArrayList<>(List.of(java.toString()));
      command.addAll(FLAGS);
      Path lib = image.resolve("lib");
      command.add("-XX:AOTCacheOutput=" + lib.resolve("cctally.aot"));
      command.add("-Xlog:disable");
      command.add("-Dorg.sqlite.lib.path=" + lib.resolve("native"));
      command.add("-Dorg.sqlite.lib.name=" + nativeLibrary);
      command.add("-Dcctally.home=" + image);
      command.add("-cp");
      command.add(String.join(File.pathSeparator, jars.stream().map(Path::toString).toList()));
      command.add("dev.cctally.cli.Rehearsal");
      command.addAll(COMMANDS);
      ProcessBuilder process = new ProcessBuilder(command);
      Map<String, String> environment = process.environment();
      environment.keySet().removeIf(name -> !name.equals("PATH"));
      environment.put("HOME", home.toString());
      Programs.run(process);
    } finally {
      Folders.delete(home);
    }
  }
}
