package dev.cctally.platform.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What finding a project asks of the file system. Any call may block for long on a lost mount. */
interface FolderTree {
  /** The real file system. */
  FolderTree REAL =
      new FolderTree() {
        @Override
        public Path realPath(Path path) throws IOException {
          return path.toRealPath();
        }

        @Override
        public boolean exists(Path path) {
          return Files.exists(path);
        }
      };

  /** The path without symbolic links and {@code ..}; fails if it does not exist. */
  Path realPath(Path path) throws IOException;

  /** Whether there is something of that name. */
  boolean exists(Path path);
}
