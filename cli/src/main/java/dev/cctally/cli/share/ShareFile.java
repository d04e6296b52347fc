package dev.cctally.cli.share;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes files to share. Whoever looks at one sees the old file or the whole new one, never a part;
 * if something goes wrong, the old one stays. New files get the permissions the user's umask
 * leaves, because they are made to be shown; a replaced one keeps its own.
 */
final class ShareFile {
  private static final int MOST_NUMBERS = 99;
  private static final int MOST_LINKS = 16;

  private ShareFile() {}

  /** Writes a file, with the folders above it, whether it is there or not. */
  static void replace(Path path, byte[] bytes) {
    try {
      Path target = followed(path);
      if (Files.isDirectory(target)) {
        throw ShareDelivery.external("cannot write " + path + ": it is a folder", null);
      }
      Path folder = Objects.requireNonNullElse(target.getParent(), target);
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder);
      }
      if (Files.exists(target) && !Files.isRegularFile(target)) {
        Files.write(target, bytes, StandardOpenOption.WRITE); // a device or a pipe stays one
        return;
      }
      Path part = written(folder, bytes);
      try {
        keepPermissions(target, part);
        move(part, target);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw ShareDelivery.external("cannot write " + path + ": " + reason(e), e);
    }
  }

  /**
   * Writes a file that is not there yet: under the name, else with a number from 2 on after it.
   *
   * @return the file, or {@code null} if all such names are taken
   */
  static @Nullable Path create(Path folder, String name, String ending, byte[] bytes) {
    try {
      Path part = written(folder, bytes);
      try {
        for (int number = 1; number <= MOST_NUMBERS; number++) {
          Path file = folder.resolve(name + (number == 1 ? "" : "-" + number) + ending);
          if (taken(file)) {
            continue;
          }
          try {
            move(part, file);
          } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
          }
          return file;
        }
        return null;
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw ShareDelivery.external("cannot write to " + folder + ": " + reason(e), e);
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

  /** The bytes in a file of their own in the folder. */
  private static Path written(Path folder, byte[] bytes) throws IOException {
    long process = ProcessHandle.current().pid();
    for (int attempt = 0; ; attempt++) {
      Path part = folder.resolve(".cctally-" + process + "-" + attempt + ".tmp");
      try (FileChannel channel =
          FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
        return part;
      } catch (FileAlreadyExistsException e) {
        if (attempt == MOST_NUMBERS) {
          throw e;
        }
      } catch (IOException e) {
        Files.deleteIfExists(part);
        throw e;
      }
    }
  }

  private static void move(Path part, Path target) throws IOException {
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void keepPermissions(Path target, Path part) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(part, PosixFileAttributeView.class);
    if (view != null && Files.exists(target)) {
      view.setPermissions(Files.getPosixFilePermissions(target));
    }
  }

  /** Where a link leads, so that the link stays one. */
  private static Path followed(Path path) throws IOException {
    Path target = path;
    for (int links = 0; Files.isSymbolicLink(target); links++) {
      if (links == MOST_LINKS) {
        throw new FileSystemException(path.toString(), null, "too many links");
      }
      target = target.resolveSibling(Files.readSymbolicLink(target));
    }
    return target;
  }

  /** The reason alone: the message of these exceptions is often no more than the path. */
  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileAlreadyExistsException taken) {
      return taken.getFile() + " is no folder";
    }
    if (e instanceof NoSuchFileException missing) {
      return missing.getFile() + " does not exist";
    }
    String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    return reason == null ? e.getClass().getSimpleName() : reason;
  }
}
