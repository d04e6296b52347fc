package dev.cctally.distribution;

import com.squareup.moshi.JsonReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * A desktop of its own: a display nobody sees, a session bus, and a program that shows
 * notifications and remembers them.
 */
final class Desktop {
  static final List<String> NEEDED =
      List.of("Xvfb", "dbus-daemon", "dbus-monitor", "dunst", "dunstctl", "busctl", "notify-send");

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path folder;
  private final List<Process> processes = new ArrayList<>();
  private final Map<String, String> variables = new HashMap<>();

  /** A notification as the program that shows it got it. */
  record Shown(String summary, String body) {}

  Desktop(Path folder) {
    this.folder = folder;
  }

  /** The programs that a desktop is made of and that are not on this machine. */
  static List<String> missing() {
    List<String> missing = new ArrayList<>();
    for (String program : NEEDED) {
      if (find(program) == null) {
        missing.add(program);
      }
    }
    return missing;
  }

  private static @Nullable Path find(String program) {
    for (String entry : path().split(File.pathSeparator, -1)) {
      Path file = Path.of(entry).resolve(program);
      if (Files.isExecutable(file)) {
        return file;
      }
    }
    return null;
  }

  static String path() {
    return Objects.requireNonNullElse(new ProcessBuilder().environment().get("PATH"), "");
  }

  /** Starts it. */
  void open() throws Exception {
    variables.put("PATH", path());
    variables.put("HOME", Files.createDirectories(folder.resolve("desktop-home")).toString());
    variables.put("XDG_RUNTIME_DIR", Files.createDirectories(folder.resolve("run")).toString());
    Path display = folder.resolve("display");
    start(display, "Xvfb", "-displayfd", "1", "-screen", "0", "800x600x24", "-nolisten", "tcp");
    Path address = folder.resolve("address");
    start(
        address,
        "dbus-daemon",
        "--session",
        "--nofork",
        "--nopidfile",
        "--address=unix:tmpdir=" + folder,
        "--print-address");
    await("a display and a bus", () -> hasLine(display) && hasLine(address));
    variables.put("DISPLAY", ":" + Files.readString(display).strip());
    variables.put("DBUS_SESSION_BUS_ADDRESS", Files.readString(address).strip());
    Path settings = folder.resolve("dunstrc");
    Files.writeString(settings, "[global]\nhistory_length = 20\n");
    start(folder.resolve("dunst.out"), "dunst", "-conf", settings.toString());
    start(folder.resolve("bus.out"), "dbus-monitor", "--session", "member='Notify'");
    await("dunst on the bus", () -> run("dunstctl", "count").status() == 0);
  }

  /** What a program needs to know to reach this desktop. */
  Map<String, String> variables() {
    return Map.copyOf(variables);
  }

  /** The notifications that are shown, oldest first, once there are as many; closes them. */
  List<Shown> shown(int count) throws Exception {
    await(
        count + " notifications",
        () -> run("dunstctl", "count", "displayed").out().strip().equals(String.valueOf(count)));
    run("dunstctl", "close-all");
    await(
        "closed notifications",
        () -> run("dunstctl", "count", "displayed").out().strip().equals("0"));
    Object history = json(run("dunstctl", "history").out());
    List<Shown> shown = new ArrayList<>();
    for (Object entry : list(list(member(history, "data")).getFirst())) {
      shown.addFirst(new Shown(text(entry, "summary"), text(entry, "body")));
    }
    return List.copyOf(shown);
  }

  /** What went over the bus to the program that shows notifications. */
  String traffic() throws IOException {
    return Files.readString(folder.resolve("bus.out"));
  }

  private static String text(Object notification, String member) {
    return (String) member(member(notification, member), "data");
  }

  private static Object member(Object object, String name) {
    return Objects.requireNonNull(((Map<?, ?>) object).get(name), name);
  }

  private static List<Object> list(@Nullable Object array) {
    return List.copyOf((List<?>) Objects.requireNonNull(array));
  }

  private static Object json(String text) throws IOException {
    return Objects.requireNonNull(JsonReader.of(new Buffer().writeUtf8(text)).readJsonValue());
  }

  private Run run(String... command) {
    try {
      return Run.of(folder, variables, command);
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private void start(Path out, String... command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(folder.resolve(command[0] + ".err").toFile());
    builder.environment().clear();
    builder.environment().putAll(variables);
    processes.add(builder.start());
  }

  private static boolean hasLine(Path file) {
    try {
      return Files.exists(file) && Files.readString(file).endsWith("\n");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void await(String what, BooleanSupplier there) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!there.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("no " + what + " within " + PATIENCE + "; see " + errors());
      }
      Thread.sleep(50);
    }
  }

  private String errors() throws IOException {
    StringBuilder errors = new StringBuilder();
    for (String program : List.of("Xvfb", "dbus-daemon", "dunst")) {
      Path file = folder.resolve(program + ".err");
      errors.append(Files.exists(file) ? Files.readString(file) : "");
    }
    return errors.toString();
  }

  /** Ends what was started, the last first. */
  void close() throws InterruptedException {
    for (Process process : processes.reversed()) {
      process.destroy();
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
  }
}
