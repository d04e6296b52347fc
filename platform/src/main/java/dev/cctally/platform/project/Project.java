package dev.cctally.platform.project;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The project a folder belongs to.
 *
 * @param key identifies the project: the git root, else the resolved path, else {@code (unknown)}
 * @param displayKey the short name: base name of the root, else of the path, else {@code (unknown)}
 * @param gitRoot the git root, or {@code null} if there is none
 * @param gone whether the root is remembered only: its folder no longer exists
 */
public record Project(String key, String displayKey, @Nullable String gitRoot, boolean gone) {
  /** The project of usage whose folder nobody wrote down. */
  public static final Project UNKNOWN = new Project("(unknown)", "(unknown)", null, false);

  /** Rejects {@code null}, except for the root. */
  public Project {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(displayKey, "displayKey");
  }

  /** {@return whether nobody wrote the folder down} */
  public boolean unknown() {
    return equals(UNKNOWN);
  }
}
