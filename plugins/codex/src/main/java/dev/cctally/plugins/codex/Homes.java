package dev.cctally.plugins.codex;

import dev.cctally.spi.vendor.Discovery;
import dev.cctally.spi.vendor.HostEnvironment;
import dev.cctally.spi.vendor.LogRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the folders Codex keeps its data in: those named by {@code CODEX_HOME}, or else {@code
 * ~/.codex}. A setting that names no usable folder means none; it never falls back, since whoever
 * points Codex elsewhere does not want the usual folder counted.
 */
final class Homes {
  private static final String SETTING = "CODEX_HOME";
  private static final String SESSIONS = "sessions";
  private static final String ARCHIVE = "archived_sessions";
  private static final String SUFFIX = ".jsonl";

  private final HostEnvironment host;
  private final List<Path> homes = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();
  private final boolean configured;

  Homes(HostEnvironment host) {
    this.host = host;
    boolean named = false;
    for (String entry : host.variable(SETTING).orElse("").split(",", -1)) {
      if (!entry.isBlank()) {
        named = true;
        entry(entry.strip());
      }
    }
    configured = named;
    if (!named) {
      homes.add(host.home().resolve(".codex"));
    }
  }

  /** {@return the folders, absolute, in order of precedence; the default one may not exist} */
  List<Path> list() {
    return List.copyOf(homes);
  }

  /**
   * {@return the roots of those folders; two spellings of a folder are one root}
   *
   * <p>The usual folders are named even if they are not there: who deletes one does not want to
   * lose what was read from it. In a home without a folder for sessions, logs lie in the home
   * itself.
   */
  Discovery discover() {
    Map<Path, LogRoot> byRealPath = new LinkedHashMap<>();
    for (Path home : homes) {
      Path sessions = home.resolve(SESSIONS);
      boolean inSessions = mayBeFolder(sessions);
      if (inSessions || !configured) {
        add(byRealPath, new LogRoot(sessions, SUFFIX, home));
        Path archive = home.resolve(ARCHIVE);
        if (mayBeFolder(archive) || !configured) {
          add(byRealPath, new LogRoot(archive, SUFFIX, home, /* archive= */ true));
        }
      }
      if (!inSessions && mayBeFolder(home)) {
        add(byRealPath, new LogRoot(home, SUFFIX, home));
      }
    }
    return new Discovery(List.copyOf(byRealPath.values()), notices);
  }

  /** Whether it is a folder, or may be one for all we are allowed to see. */
  private static boolean mayBeFolder(Path path) {
    return Files.isDirectory(path) || (!Files.exists(path) && !Files.notExists(path));
  }

  private static void add(Map<Path, LogRoot> roots, LogRoot root) {
    roots.putIfAbsent(realPath(root.path()), root);
  }

  private static Path realPath(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.normalize(); // it is not there, or a parent may not be read
    }
  }

  private void entry(String spelled) {
    Path path;
    try {
      path = path(spelled);
    } catch (InvalidPathException e) {
      notices.add(SETTING + " entry '" + spelled + "' is no path; ignored");
      return;
    }
    if (path == null) {
      notices.add(SETTING + " entry '" + spelled + "' names an unknown user; ignored");
    } else if (!mayBeFolder(path)) {
      notices.add(SETTING + " entry '" + spelled + "' is not a folder; ignored");
    } else {
      homes.add(path);
    }
  }

  /** The absolute path a setting names, or {@code null} if it is of a user who is not known. */
  private @Nullable Path path(String spelled) {
    if (!spelled.startsWith("~")) {
      return host.workingDirectory().resolve(spelled);
    }
    int slash = spelled.indexOf('/');
    String user = slash < 0 ? spelled.substring(1) : spelled.substring(1, slash);
    String rest = slash < 0 ? "" : spelled.substring(slash).replaceFirst("^/+", "");
    Path base = user.isEmpty() ? host.home() : homeOf(user);
    return base == null ? null : rest.isEmpty() ? base : base.resolve(rest);
  }

  /** Another user's home is looked for where this user's is: the host tells nothing of others. */
  private @Nullable Path homeOf(String user) {
    if (user.equals(host.variable("USER").orElse(""))) {
      return host.home();
    }
    Path parent = host.home().getParent();
    if (parent == null || user.startsWith(".")) {
      return null;
    }
    Path other = parent.resolve(user);
    return Files.isDirectory(other) ? other : null;
  }
}
