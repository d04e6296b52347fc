package dev.cctally.platform.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Replaces whole files so that whoever reads sees either the old one or the new one, however this
 * process ends. A symbolic link stays one: what it points to is replaced. The mode stays as it was;
 * a new file is its owner's alone.
 */
public final class AtomicFile {
  private static final Set<PosixFilePermission> OWNER_READ_WRITE =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  private static final int MOST_LINKS = 40;

  private AtomicFile() {}

  /**
   * Replaces a file, or makes it. The caller keeps others from writing it at the same time.
   *
   * @param file the file; its folder must exist
   * @param content all of it
   * @throws IOException if that is not possible; the old file is then untouched
   */
  public static void write(Path file, byte[] content) throws IOException {
    Path target = target(file);
    write(target, mode(target), content);
  }

  /**
   * As {@link #write}, but a new file gets the mode that the user's umask leaves: it is made to be
   * shown to others.
   *
   * @param file the file; its folder must exist
   * @param content all of it
   * @throws IOException if that is not possible; the old file is then untouched
   */
  public static void publish(Path file, byte[] content) throws IOException {
    Path target = target(file);
    write(target, Files.exists(target) ? mode(target) : null, content);
  }

  /**
   * Copies a file with its mode, and replaces what has the copy's name.
   *
   * @param from the file
   * @param to the copy
   * @throws IOException if that is not possible
   */
  public static void copy(Path from, Path to) throws IOException {
    write(target(to), mode(target(from)), Files.readAllBytes(from));
  }

  private static void write(Path target, @Nullable Set<PosixFilePermission> mode, byte[] content)
      throws IOException {
    Path temporary = temporary(target);
    boolean done = false;
    try {
      create(temporary, mode);
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        ByteBuffer rest = ByteBuffer.wrap(content);
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
        channel.force(true);
      }
      moveOver(temporary, target);
      done = true;
    } finally {
      if (!done) {
        Files.deleteIfExists(temporary);
      }
    }
    forceFolder(target);
  }

  /**
   * Moves a file to another name in one step, replacing what has it.
   *
   * @param from the file
   * @param to its new name, on the same file system
   * @throws IOException if that is not possible
   */
  public static void moveOver(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** The file itself, behind any links; it need not exist. */
  private static Path target(Path file) throws IOException {
    Path target = file;
    for (int i = 0; Files.isSymbolicLink(target); i++) {
      if (i == MOST_LINKS) {
        throw new IOException(file + " is a link in a circle");
      }
      target = target.resolveSibling(Files.readSymbolicLink(target));
    }
    return target;
  }

  private static Path temporary(Path target) throws IOException {
    Path temporary =
        target.resolveSibling(target.getFileName() + ".tmp." + ProcessHandle.current().pid());
    Files.deleteIfExists(temporary); // of a dead process that had our number
    return temporary;
  }

  private static void create(Path file, @Nullable Set<PosixFilePermission> mode)
      throws IOException {
    if (mode == null) {
      Files.createFile(file);
      return;
    }
    Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_READ_WRITE));
    if (!mode.equals(OWNER_READ_WRITE)) {
      Files.setPosixFilePermissions(file, mode); // what was asked for above passes the umask
    }
  }

  private static @Nullable Set<PosixFilePermission> mode(Path target) throws IOException {
    try {
      return Files.getPosixFilePermissions(target, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      Path folder = target.toAbsolutePath().getParent();
      boolean posix =
          folder != null && Files.getFileStore(folder).supportsFileAttributeView("posix");
      return posix ? OWNER_READ_WRITE : null;
    } catch (UnsupportedOperationException e) {
      return null;
    }
  }

  /** Makes the new name durable, where folders can be opened. */
  private static void forceFolder(Path target) {
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null) {
      return;
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      return; // the content is safe; after a power cut the old name may be back
    }
  }
}
