package dev.cctally.spi.vendor;

import java.nio.file.Path;
import java.util.Objects;

/**
 * One file below a root. Provided by the platform.
 *
 * @param path the file, absolute
 * @param root the root it was found below
 * @since 1.0
 */
public record LogFile(Path path, LogRoot root) {
  /** Rejects {@code null}. */
  public LogFile {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(root, "root");
  }

  /** {@return the path from the root to the file} */
  public Path relativePath() {
    return root.path().relativize(path);
  }
}
