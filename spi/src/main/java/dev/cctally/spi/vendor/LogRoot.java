package dev.cctally.spi.vendor;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A folder whose files a source reads, or a single file. Plugins create these.
 *
 * <p>The platform walks a folder to any depth, hidden entries included, follows links to files, and
 * enters a linked folder only if its target lies outside every root. Nothing outside the declared
 * roots is ever opened.
 *
 * @param path the folder or file, absolute, as the user spelled it
 * @param suffix how the names of files to read end, case-sensitive, for example {@code ".jsonl"};
 *     empty for every file
 * @param home the tool's data folder this root belongs to, shown where two roots hold equal names
 * @param archive whether the tool moves finished logs here from the other roots of the same home. A
 *     file below an archive is left out while a file of the same name lies below a root of the same
 *     home that is none
 * @since 1.0
 */
public record LogRoot(Path path, String suffix, Path home, boolean archive) {
  /**
   * Checks that the path is absolute.
   *
   * @throws IllegalArgumentException if it is not
   */
  public LogRoot {
    Objects.requireNonNull(suffix, "suffix");
    Objects.requireNonNull(home, "home");
    if (!path.isAbsolute()) {
      throw new IllegalArgumentException("log root " + path + " is not absolute");
    }
  }

  /**
   * A root that is no archive.
   *
   * @param path the folder or file, absolute
   * @param suffix how the names of files to read end
   * @param home the tool's data folder
   */
  public LogRoot(Path path, String suffix, Path home) {
    this(path, suffix, home, false);
  }
}
