package dev.cctally.plugins.claude;

import dev.cctally.spi.vendor.Discovery;
import dev.cctally.spi.vendor.HostEnvironment;
import dev.cctally.spi.vendor.LogRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the folders Claude Code keeps its data in: those named by {@code CLAUDE_CONFIG_DIR}, or
 * else {@code claude} in the XDG configuration folder and {@code ~/.claude}.
 *
 * <p>The usual two are named even if they are not there: who deletes one does not want to lose what
 * was read from it. A setting falls back to them only if none of its entries can be a data folder;
 * one that may not be looked into can.
 */
final class DataFolders {
  private static final String PROJECTS = "projects";

  private final HostEnvironment host;

  DataFolders(HostEnvironment host) {
    this.host = host;
  }

  Discovery discover() {
    String setting = host.variable("CLAUDE_CONFIG_DIR").orElse("");
    if (setting.isBlank()) {
      return new Discovery(defaults(), List.of());
    }
    List<LogRoot> configured = configured(setting);
    if (!configured.isEmpty()) {
      return new Discovery(configured, List.of());
    }
    return new Discovery(
        defaults(), List.of("CLAUDE_CONFIG_DIR has no usable entry; using defaults"));
  }

  /** Every folder that is named, whatever it holds, and after them the usual one. */
  List<Path> named() {
    Set<Path> folders = new LinkedHashSet<>();
    for (String entry : host.variable("CLAUDE_CONFIG_DIR").orElse("").split(",", -1)) {
      Path path = entry.isBlank() ? null : path(entry.strip());
      if (path != null) {
        Path parent = path.getParent();
        folders.add(path.endsWith(PROJECTS) && parent != null ? parent : path);
      }
    }
    folders.add(host.home().resolve(".claude"));
    return List.copyOf(folders);
  }

  private List<LogRoot> configured(String setting) {
    List<Path> homes = new ArrayList<>();
    for (String entry : setting.split(",", -1)) {
      Path path = entry.isBlank() ? null : path(entry.strip());
      if (path == null) {
        continue;
      }
      if (mayBeFolder(path.resolve(PROJECTS))) {
        homes.add(path);
      } else if (path.endsWith(PROJECTS) && mayBeFolder(path)) {
        Path parent = path.getParent();
        if (parent != null) {
          homes.add(parent);
        }
      }
    }
    return roots(homes);
  }

  private List<LogRoot> defaults() {
    List<Path> homes = new ArrayList<>();
    String xdg = host.variable("XDG_CONFIG_HOME").orElse("").strip();
    Path config = xdg.isEmpty() ? null : path(xdg);
    homes.add((config == null ? host.home().resolve(".config") : config).resolve("claude"));
    homes.add(host.home().resolve(".claude"));
    return roots(homes);
  }

  private static boolean mayBeFolder(Path path) {
    return Files.isDirectory(path) || (!Files.exists(path) && !Files.notExists(path));
  }

  /** The roots of those homes; two spellings of a folder are one root. */
  private static List<LogRoot> roots(List<Path> homes) {
    Map<Path, LogRoot> byRealPath = new LinkedHashMap<>();
    for (Path home : homes) {
      Path projects = home.resolve(PROJECTS);
      byRealPath.putIfAbsent(realPath(projects), new LogRoot(projects, ".jsonl", home));
    }
    return List.copyOf(byRealPath.values());
  }

  private static Path realPath(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.normalize(); // it is not there, or a parent may not be read
    }
  }

  /** The folder a setting names, or {@code null} if no folder can have such a name. */
  private @Nullable Path path(String spelled) {
    try {
      if (spelled.equals("~")) {
        return host.home();
      }
      return spelled.startsWith("~/")
          ? host.home().resolve(spelled.substring(2))
          : host.workingDirectory().resolve(spelled);
    } catch (InvalidPathException e) {
      return null;
    }
  }
}
