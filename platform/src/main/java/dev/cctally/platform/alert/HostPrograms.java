package dev.cctally.platform.alert;

import dev.cctally.platform.host.Host;
import dev.cctally.spi.notify.Notifier.Delivery;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Programs of a host, found by its {@code PATH}.
 *
 * @param host the machine
 * @param starter starts them
 */
record HostPrograms(Host host, ProgramStarter starter) {
  /** Set to {@value #NOT_FOUND}, every start fails as if there were no such program. */
  private static final String TEST_VARIABLE = "CCTALLY_TEST_POPEN_FACTORY";

  private static final String NOT_FOUND = "raise_filenotfound";
  private static final String USUAL_PATH = "/usr/local/bin:/usr/bin:/bin";
  private static final Pattern ERROR_NUMBER = Pattern.compile("error[=:] ?(\\d+)");
  private static final String NO_SUCH_FILE = "2";
  private static final String PERMISSION_DENIED = "13";

  /** Where a program is; empty if there is none that can be executed. */
  Optional<Path> find(String name) {
    return candidates(name).stream().filter(HostPrograms::executable).findFirst();
  }

  /** Starts a program; what it is called with is untouched, but for its path. */
  Delivery start(List<String> command) {
    String name = command.getFirst();
    Optional<Path> program = find(name);
    if (program.isEmpty() || NOT_FOUND.equals(host.environment().get(TEST_VARIABLE))) {
      boolean there = program.isEmpty() && candidates(name).stream().anyMatch(Files::exists);
      return there
          ? new Delivery.NotStarted(
              Delivery.Cause.NOT_PERMITTED, "not an executable program: '" + name + "'")
          : new Delivery.NotStarted(Delivery.Cause.NOT_FOUND, "no such program: '" + name + "'");
    }
    List<String> line = new ArrayList<>(command);
    line.set(0, program.get().toString());
    try {
      starter.start(line, host.environment());
      return new Delivery.Delivered();
    } catch (IOException e) {
      String message = String.valueOf(e.getMessage());
      return new Delivery.NotStarted(cause(message), message);
    }
  }

  private static Delivery.Cause cause(String message) {
    Matcher number = ERROR_NUMBER.matcher(message);
    String error = number.find() ? number.group(1) : "";
    return switch (error) {
      case NO_SUCH_FILE -> Delivery.Cause.NOT_FOUND;
      case PERMISSION_DENIED -> Delivery.Cause.NOT_PERMITTED;
      default -> Delivery.Cause.OTHER;
    };
  }

  private static boolean executable(Path path) {
    return Files.isRegularFile(path) && Files.isExecutable(path);
  }

  private List<Path> candidates(String name) {
    List<Path> candidates = new ArrayList<>();
    if (name.isEmpty()) {
      return candidates;
    }
    try {
      if (name.contains("/")) {
        candidates.add(host.workingDirectory().resolve(name));
      } else {
        String path = host.variable("PATH").orElse(USUAL_PATH);
        for (String folder : path.split(File.pathSeparator, -1)) {
          candidates.add(host.workingDirectory().resolve(folder).resolve(name));
        }
      }
    } catch (InvalidPathException e) {
      return candidates; // there can be no such file
    }
    return candidates;
  }
}
