package dev.cctally.cli.share;

import dev.cctally.platform.store.AtomicFile;
import dev.cctally.platform.store.IoReason;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Writes files to share. Whoever looks at one sees the old file or the whole new one, never a part;
 * if something goes wrong, the old one stays. New files get the permissions the user's umask
 * leaves, because they are made to be shown; a replaced one keeps its own.
 */
final class ShareFile {
  private static final int MOST_NUMBERS = 99;

  private ShareFile() {}

  /** Writes a file, with the folders above it, whether it is there or not. */
  static void replace(Path path, byte[] bytes) {
    try {
      if (Files.isDirectory(path)) {
        throw ShareDelivery.external("cannot write " + path + ": it is a folder", null);
      }
      Path folder = path.getParent();
      if (folder != null && !Files.isDirectory(folder)) {
        Files.createDirectories(folder);
      }
      if (Files.exists(path) && !Files.isRegularFile(path)) {
        Files.write(path, bytes, StandardOpenOption.WRITE); // a device or a pipe stays one
      } else {
        AtomicFile.publish(path, bytes);
      }
    } catch (IOException e) {
      throw ShareDelivery.external("cannot write " + path + ": " + IoReason.of(e), e);
    }
  }

  /**
   * Writes a file that is not there yet: under the name, else with a number from 2 on after it.
   *
   * @return the file, or {@code null} if all such names are taken
   */
  static @Nullable Path create(Path folder, String name, String ending, byte[] bytes) {
    try {
      for (int number = 1; number <= MOST_NUMBERS; number++) {
        Path file = folder.resolve(name + (number == 1 ? "" : "-" + number) + ending);
        if (!taken(file)) {
          fill(file, bytes);
          return file;
        }
      }
      return null;
    } catch (IOException e) {
      throw ShareDelivery.external("cannot write to " + folder + ": " + IoReason.of(e), e);
    }
  }

  /** Whether a name is another's; if not, it is ours from now on. */
  private static boolean taken(Path file) throws IOException {
    try {
      Files.createFile(file);
      return false;
    } catch (FileAlreadyExistsException e) {
      return true;
    }
  }

  private static void fill(Path file, byte[] bytes) throws IOException {
    try {
      AtomicFile.publish(file, bytes);
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }
}
