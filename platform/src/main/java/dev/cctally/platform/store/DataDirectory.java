package dev.cctally.platform.store;

import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.host.Host;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The folder that holds everything cctally keeps. What it holds is private, so folders are made
 * 0700 and files 0600 from the start, whatever the umask. On a file system without such permissions
 * the defaults apply.
 *
 * @param path the folder, absolute; need not exist
 */
public record DataDirectory(Path path) {
  private static final Set<PosixFilePermission> OWNER_ALL =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);
  private static final Set<PosixFilePermission> OWNER_READ_WRITE =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  /**
   * Finds the folder of a user: {@code CCTALLY_DATA_DIR}, else {@code cctally-jvm} below {@code
   * XDG_DATA_HOME} or {@code ~/.local/share}. A development build uses {@code cctally-jvm-dev}, so
   * that it cannot touch what an installed one keeps.
   *
   * @param host the machine
   * @param installed whether this is an installed distribution
   * @return the folder, which may not exist
   * @throws AppException if a variable holds something that cannot be a path
   */
  public static DataDirectory of(Host host, boolean installed) {
    Optional<String> own = host.nonBlankVariable("CCTALLY_DATA_DIR");
    if (own.isPresent()) {
      return new DataDirectory(path("CCTALLY_DATA_DIR", own.get(), host));
    }
    Path share =
        host.nonBlankVariable("XDG_DATA_HOME")
            .filter(DataDirectory::isAbsolute)
            .map(value -> path("XDG_DATA_HOME", value, host))
            .orElseGet(() -> host.home().resolve(".local/share"));
    return new DataDirectory(share.resolve(installed ? "cctally-jvm" : "cctally-jvm-dev"));
  }

  /** What is relative is to be ignored, says the specification of these variables. */
  private static boolean isAbsolute(String value) {
    return value.startsWith("/") || value.equals("~") || value.startsWith("~/");
  }

  private static Path path(String variable, String value, Host host) {
    try {
      if (value.equals("~")) {
        return host.home();
      }
      return value.startsWith("~/")
          ? host.home().resolve(value.substring(2))
          : host.workingDirectory().resolve(value);
    } catch (InvalidPathException e) {
      throw new AppException(
          ErrorKind.USAGE, variable + " is not a path: " + e.getReason() + ": '" + value + "'", e);
    }
  }

  /**
   * Makes the folder if needed and tightens it to its owner.
   *
   * @throws IOException if it cannot be made, or something else has its name
   */
  public void ensure() throws IOException {
    if (!Files.isDirectory(path)) {
      boolean posix = posix(existingParent(path));
      FileAttribute<?>[] attributes =
          posix
              ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ALL)}
              : new FileAttribute<?>[0];
      Files.createDirectories(path, attributes);
    }
    tighten(path, OWNER_ALL);
  }

  /** Takes permissions away from others; what the owner has not got he does not get. */
  private static void tighten(Path file, Set<PosixFilePermission> own) {
    try {
      Set<PosixFilePermission> now = Files.getPosixFilePermissions(file);
      if (!own.containsAll(now)) {
        now.retainAll(own);
        Files.setPosixFilePermissions(file, now);
      }
    } catch (UnsupportedOperationException e) {
      return; // a file system without such permissions
    } catch (IOException e) {
      // Somebody else's: usable as far as its permissions go, and opening it will tell.
      return;
    }
  }

  /**
   * Makes an empty private file, unless it is there, so that whoever opens it next does not make it
   * readable for others. One that others may read, such as a restored one, is tightened.
   *
   * @param name the file's name
   * @return the file
   * @throws IOException if it cannot be made
   */
  public Path privateFile(String name) throws IOException {
    Path file = path.resolve(name);
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      tighten(file, OWNER_READ_WRITE);
    } else if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      try {
        if (posix(path)) {
          Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_READ_WRITE));
        } else {
          Files.createFile(file);
        }
      } catch (FileAlreadyExistsException e) {
        return file; // another process was faster, with the same permissions
      }
    }
    return file;
  }

  private static boolean posix(Path path) throws IOException {
    return Files.getFileStore(path).supportsFileAttributeView("posix");
  }

  private static Path existingParent(Path path) {
    Path parent = path.toAbsolutePath();
    while (parent.getParent() != null && !Files.exists(parent)) {
      parent = parent.getParent();
    }
    return parent;
  }
}
