package dev.cctally.bench;

import dev.cctally.plugins.claude.ClaudeVendor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Pictures for the documents: runs the built program on made-up logs and made-up readings of a
 * quota, at a fixed time, and draws what it prints. The same program gives the same pictures.
 */
public final class Screens {
  private static final Instant NOW = Instant.parse("2026-06-12T15:20:00Z");

  /** When the quota's week ends. */
  private static final Instant WEEK_END = Instant.parse("2026-06-15T09:00:00Z");

  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration BLOCK = Duration.ofHours(5);

  /** Picture, columns of the terminal, most lines shown, command line. */
  private record Shot(String name, int columns, int lines, String line) {}

  private static final List<Shot> SHOTS =
      List.of(
          new Shot("daily", 118, 40, "daily --since 2026-06-01"),
          new Shot("forecast", 100, 40, "forecast --explain --color always"),
          new Shot("diff", 118, 40, "diff --a 2w-ago --b last-week"),
          new Shot("five-hour-breakdown", 100, 40, "five-hour-breakdown"),
          new Shot("explain", 120, 34, "explain 2026-06-11 --limit 3"));

  private final Path program;
  private final Path home;
  private final Path data;

  private Screens(Path program, Path folder) {
    this.program = program;
    this.home = folder.resolve("home");
    this.data = folder.resolve("data");
  }

  /**
   * Makes the pictures.
   *
   * @param args the program's launcher, and the folder to write to
   * @throws IOException if a file cannot be written
   * @throws InterruptedException if told to stop
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("cctally-screens");
    try {
      Screens screens = new Screens(Path.of(args[0]), folder);
      screens.fill();
      for (Shot shot : SHOTS) {
        String text = screens.run(NOW, shot.columns(), shot.line().split(" "));
        Path file = Path.of(args[1], shot.name() + ".svg");
        Files.writeString(
            file, TerminalPicture.of(typed(shot), text, shot.columns(), shot.lines()));
        System.out.println(file);
      }
    } finally {
      delete(folder);
    }
  }

  /** In a terminal colour needs no option; here there is none. */
  private static String typed(Shot shot) {
    return "cctally " + shot.line().replace(" --color always", "");
  }

  private void fill() throws IOException, InterruptedException {
    new ClaudeVendor().sampleLogs().orElseThrow().write(Files.createDirectories(home), NOW);
    Instant first = WEEK_END.minus(WEEK.multipliedBy(3));
    for (Instant at = first.plus(Duration.ofHours(1)); at.isBefore(NOW); ) {
      record(at, first);
      // Dense where a picture looks closely.
      Duration left = Duration.between(at, NOW);
      at = at.plus(left.compareTo(Duration.ofHours(8)) < 0 ? Duration.ofMinutes(9) : BLOCK);
    }
    record(NOW.minusSeconds(20), first);
  }

  /** A reading: both windows fill evenly by day and rest at night. */
  private void record(Instant at, Instant first) throws IOException, InterruptedException {
    long week = Duration.between(first, at).dividedBy(WEEK);
    Instant start = first.plus(WEEK.multipliedBy(week));
    double percent = 62.0 * worked(start, at) / (7 * 9);
    Instant block = start;
    while (!block.plus(BLOCK).isAfter(at)) {
      block = block.plus(BLOCK);
    }
    double blockPercent = Math.min(99, 7.0 * worked(block, at));
    run(
        at,
        100,
        "record-usage",
        "--percent",
        String.valueOf(Math.round(percent * 10) / 10.0),
        "--resets-at",
        String.valueOf(start.plus(WEEK).getEpochSecond()),
        "--five-hour-percent",
        String.valueOf(Math.round(blockPercent * 10) / 10.0),
        "--five-hour-resets-at",
        String.valueOf(block.plus(BLOCK).getEpochSecond()));
  }

  /** Hours between eight and seventeen o'clock from one instant to another. */
  private static double worked(Instant from, Instant to) {
    long minutes = 0;
    for (Instant at = from; at.isBefore(to); at = at.plusSeconds(60)) {
      long hour = Math.floorMod(at.getEpochSecond(), 86_400L) / 3600;
      minutes += hour >= 8 && hour < 17 ? 1 : 0;
    }
    return minutes / 60.0;
  }

  private String run(Instant now, int columns, String... line)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(line));
    ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
    Map<String, String> environment = process.environment();
    environment.keySet().removeIf(name -> !name.equals("PATH"));
    environment.putAll(
        Map.of(
            "HOME", home.toString(),
            "CCTALLY_DATA_DIR", data.toString(),
            "CCTALLY_AS_OF", now.toString(),
            "COLUMNS", String.valueOf(columns),
            "FORCE_COLOR", "1",
            "LANG", "C.UTF-8",
            "TZ", "UTC"));
    Process running = process.start();
    String text = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (running.waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", line) + " failed:\n" + text);
    }
    return text.replace(home.toString(), "~");
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException failed)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
