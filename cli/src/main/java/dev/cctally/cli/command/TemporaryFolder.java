package dev.cctally.cli.command;

import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A private folder that is gone when it is closed, even if the process is interrupted before. */
final class TemporaryFolder implements AutoCloseable {
  private final Path path;
  private final Thread onExit;

  private TemporaryFolder(Path path) {
    this.path = path;
    this.onExit = new Thread(this::delete, "delete-temporary-folder");
  }

  static TemporaryFolder create(String prefix) {
    TemporaryFolder folder;
    try {
      folder = new TemporaryFolder(Files.createTempDirectory(prefix).toRealPath());
    } catch (IOException e) {
      throw new AppException(
          ErrorKind.EXTERNAL, "cannot make a temporary folder: " + e.getMessage(), e);
    }
    Runtime.getRuntime().addShutdownHook(folder.onExit);
    return folder;
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    delete();
    try {
      Runtime.getRuntime().removeShutdownHook(onExit);
    } catch (IllegalStateException e) {
      return; // the process is ending: the hook runs as well, and finds nothing
    }
  }

  private void delete() {
    try {
      Files.walkFileTree(path, new Deletion());
    } catch (IOException e) {
      return; // the system's own cleaning of temporary folders is left to do it
    }
  }

  /** Deletes what it visits; links themselves, not what they point to. */
  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE; // deleted meanwhile
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
        throws IOException {
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
