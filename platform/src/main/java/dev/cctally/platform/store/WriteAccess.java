package dev.cctally.platform.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import org.jspecify.annotations.Nullable;

/**
 * Whether a database can be written: its file, what SQLite keeps beside it, and the folder, in
 * which SQLite makes that. SQLite alone would tell only once something is to be stored, and some
 * ways of opening not even then.
 *
 * @param obstacle what cannot be written, or {@code null} if nothing is in the way
 */
public record WriteAccess(@Nullable Path obstacle) {
  private static final String[] SIDES = {"", "-wal", "-shm"};

  /**
   * {@return the access to a database}
   *
   * @param file the database; need not exist
   */
  public static WriteAccess to(Path file) {
    for (String side : SIDES) {
      Path one = ForeignFiles.beside(file, side);
      if (Files.exists(one) && !Files.isWritable(one)) {
        return new WriteAccess(one);
      }
    }
    Path folder = file.toAbsolutePath().getParent();
    return new WriteAccess(
        folder != null && Files.exists(folder) && !Files.isWritable(folder) ? folder : null);
  }

  /** {@return whether nothing is in the way} */
  public boolean granted() {
    return obstacle == null;
  }

  /** {@return what is in the way and what can be done, whole sentences; empty if nothing is} */
  public String sentences() {
    Path found = obstacle;
    if (found == null) {
      return "";
    }
    String what = found + " cannot be written";
    try {
      if (Files.getFileStore(found).isReadOnly()) {
        return what + ": the file system is read-only.";
      }
      return Files.getPosixFilePermissions(found).contains(PosixFilePermission.OWNER_WRITE)
          ? what
              + ": it belongs to "
              + Files.getOwner(found).getName()
              + ". `sudo chown \"$USER\" "
              + quoted(found)
              + "` gives it to you."
          : what + ": it is read-only. `chmod u+w " + quoted(found) + "` changes that.";
    } catch (IOException | UnsupportedOperationException e) {
      return what + ".";
    }
  }

  /** As a shell takes it. */
  private static String quoted(Path path) {
    String text = path.toString();
    return text.matches("[A-Za-z0-9_./+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
