package dev.cctally.platform.project;

import dev.cctally.platform.store.StoreException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the project of a folder: the git root it lies in, else the folder itself. What is found is
 * kept for the life of the process. Safe for several threads, as far as the memory is.
 *
 * <p>Looking at folders takes at most a second a query, even if they lie on a lost mount. What is
 * not found in time is answered from memory or from the path alone, and looked for again next time.
 */
public final class ProjectResolver {
  private static final Duration LIMIT = Duration.ofSeconds(1);

  private final Path home;
  private final GitRoots git;
  private final RememberedRoots memory;
  private final PatientWork work;
  private final ConcurrentMap<String, Place> places = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, String> roots = new ConcurrentHashMap<>();
  private final Set<String> rootFolders = ConcurrentHashMap.newKeySet();
  private final ConcurrentMap<String, String> newRoots = new ConcurrentHashMap<>();
  private boolean loaded;

  /**
   * Makes a resolver.
   *
   * @param home the user's home folder, absolute; never a project's root
   * @param memory roots seen earlier; a store that fails is taken as an empty one
   */
  public ProjectResolver(Path home, RememberedRoots memory) {
    this(home, memory, FolderTree.REAL, LIMIT);
  }

  ProjectResolver(Path home, RememberedRoots memory, FolderTree tree, Duration limit) {
    this.home = Objects.requireNonNull(home, "home");
    this.memory = Objects.requireNonNull(memory, "memory");
    git = new GitRoots(tree, home);
    work = new PatientWork(limit);
  }

  /** A folder and where it belongs. */
  private record Place(String resolved, Project project) {}

  /**
   * {@return the project of a folder}
   *
   * @param folder as a log names it; {@code null} or empty if it names none
   */
  public Project resolve(@Nullable String folder) {
    String name = folder == null ? "" : folder;
    return resolveAll(List.of(name)).getOrDefault(name, Project.UNKNOWN);
  }

  /**
   * Finds the projects of many folders in one query.
   *
   * @param folders as logs name them; empty for none
   * @return the projects by folder, in the same order; the caller's own
   */
  public Map<String, Project> resolveAll(Collection<String> folders) {
    Map<String, Project> projects = new LinkedHashMap<>();
    find(folders).forEach((folder, place) -> projects.put(folder, place.project()));
    return projects;
  }

  /**
   * Takes every folder as a project of its own, git or not; for reports grouped by full path.
   *
   * @param folders as logs name them; empty for none
   * @return the projects by folder, in the same order: the key is the resolved path, the display
   *     key the folder as given
   */
  public Map<String, Project> fullPaths(Collection<String> folders) {
    Map<String, Project> projects = new LinkedHashMap<>();
    find(folders)
        .forEach((folder, place) ->
            projects.put(
                folder,
                place.project().unknown()
                    ? place.project()
                    : new Project(place.resolved(), folder, null, false)));
    return projects;
  }

  private synchronized Map<String, Place> find(Collection<String> folders) {
    Map<String, Path> missing = new LinkedHashMap<>();
    for (String folder : folders) {
      if (!places.containsKey(folder)) {
        Path path = absolute(folder);
        if (path == null) {
          places.put(folder, literal(folder));
        } else {
          missing.put(folder, path);
        }
      }
    }
    if (!missing.isEmpty()) {
      look(missing);
    }
    Map<String, Place> found = new LinkedHashMap<>();
    for (String folder : folders) {
      Place place = places.get(folder);
      Path path = missing.get(folder);
      found.put(
          folder,
          place != null || path == null
              ? Objects.requireNonNullElseGet(place, () -> literal(folder))
              : fromPathAlone(folder, path.normalize()));
    }
    return found;
  }

  private void look(Map<String, Path> missing) {
    if (!loaded) {
      loaded = true;
      try {
        memory
            .load()
            .forEach((folder, root) -> {
              roots.put(folder, root);
              rootFolders.add(root);
            });
      } catch (StoreException e) {
        loaded = true; // no memory is no reason not to report; doctor looks at the store itself
      }
    }
    work.run(
        missing.keySet(),
        folder -> {
          Path path = missing.get(folder);
          if (path != null) {
            places.put(folder, place(folder, path));
          }
        });
    remember();
  }

  private void remember() {
    Map<String, String> unsaved = Map.copyOf(newRoots);
    if (unsaved.isEmpty()) {
      return;
    }
    try {
      memory.remember(unsaved);
    } catch (StoreException e) {
      return; // busy or read-only: the next query tries again
    }
    unsaved.forEach(newRoots::remove);
  }

  /** Where a folder belongs, by looking at the file system. */
  private Place place(String folder, Path absolute) {
    Path resolved = git.resolve(absolute);
    Path root = git.rootOf(resolved);
    String path = resolved.toString();
    if (root != null) {
      String text = root.toString();
      rootFolders.add(text);
      if (!text.equals(roots.put(path, text))) {
        newRoots.put(path, text);
      }
      return new Place(path, new Project(text, baseName(root), text, false));
    }
    Path gone = remembered(resolved);
    if (gone != null && !git.isRoot(gone)) {
      String text = gone.toString();
      return new Place(path, new Project(text, baseName(gone), text, true));
    }
    return new Place(path, noGit(folder, path));
  }

  /** Where a folder belongs, as far as can be said without looking. */
  private Place fromPathAlone(String folder, Path normalized) {
    Path root = remembered(normalized);
    String path = normalized.toString();
    return new Place(
        path,
        root == null
            ? noGit(folder, path)
            : new Project(root.toString(), baseName(root), root.toString(), false));
  }

  /** The root a folder had, or, for one never seen, a remembered root it lies in. */
  private @Nullable Path remembered(Path resolved) {
    String own = roots.get(resolved.toString());
    if (own != null) {
      return Path.of(own);
    }
    for (Path above = resolved; above != null; above = above.getParent()) {
      if (rootFolders.contains(above.toString())) {
        return above;
      }
    }
    return null;
  }

  /** The folder as an absolute path, or {@code null} if it is none. */
  private @Nullable Path absolute(String folder) {
    try {
      if (folder.equals("~")) {
        return home;
      }
      Path path = folder.startsWith("~/") ? Path.of(home + folder.substring(1)) : Path.of(folder);
      return path.isAbsolute() ? path : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  /** A folder that says nothing about where it is: absent, relative, or not a path at all. */
  private static Place literal(String folder) {
    return new Place(folder, folder.isEmpty() ? Project.UNKNOWN : noGit(folder, folder));
  }

  private static Project noGit(String folder, String key) {
    String name = baseName(folder);
    boolean nameless = name.equals("~") || name.equals(".") || name.equals("..");
    return new Project(key, nameless ? baseName(key) : name, null, false);
  }

  private static String baseName(Path path) {
    return baseName(path.toString());
  }

  /** The last name of a path; the whole path if it has none. */
  private static String baseName(String path) {
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    String name = path.substring(path.lastIndexOf('/', end - 1) + 1, end);
    return name.isEmpty() ? path : name;
  }
}
