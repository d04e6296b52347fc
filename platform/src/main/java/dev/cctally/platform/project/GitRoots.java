package dev.cctally.platform.project;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Finds the git root of a folder by walking upward. Safe for several threads. */
final class GitRoots {
  private final FolderTree tree;
  private final Path home;
  private volatile @Nullable Path realHome;

  GitRoots(FolderTree tree, Path home) {
    this.tree = tree;
    this.home = home;
  }

  /**
   * Resolves symbolic links and {@code ..} as far as the path exists; the rest is taken as written.
   */
  Path resolve(Path absolute) {
    Path existing = absolute;
    while (existing.getParent() != null) {
      try {
        Path real = tree.realPath(existing);
        if (existing.equals(absolute)) {
          return real;
        }
        Path whole =
            real.resolve(absolute.subpath(existing.getNameCount(), absolute.getNameCount()));
        Path plain = whole.normalize();
        // Going up out of a folder that does not exist may lead to one that does.
        return plain.equals(whole) ? whole : resolve(plain);
      } catch (IOException e) {
        existing = existing.getParent();
      }
    }
    return absolute.normalize();
  }

  /**
   * The nearest folder at or above that holds {@code .git}, a folder or a file. The home folder and
   * the top of the file system are never roots, nor is anything above them looked at.
   */
  @Nullable Path rootOf(Path resolved) {
    Path stop = stop();
    for (Path folder = resolved;
        folder != null && folder.getParent() != null && !folder.equals(stop);
        folder = folder.getParent()) {
      if (isRoot(folder)) {
        return folder;
      }
    }
    return null;
  }

  private Path stop() {
    Path known = realHome;
    if (known == null) {
      known = resolve(home);
      realHome = known;
    }
    return known;
  }

  /** Whether a folder holds {@code .git}. */
  boolean isRoot(Path folder) {
    return tree.exists(folder.resolve(".git"));
  }
}
