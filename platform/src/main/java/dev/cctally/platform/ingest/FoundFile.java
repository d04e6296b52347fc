package dev.cctally.platform.ingest;

import dev.cctally.spi.vendor.LogFile;
import dev.cctally.spi.vendor.LogSource;
import org.jspecify.annotations.Nullable;

/**
 * A log file as it lies on disk now.
 *
 * @param source what reads it
 * @param file path and root
 * @param path the path as text, as it is stored
 * @param size in bytes
 * @param mtimeNanos modification time, since 1970
 * @param identity what tells it from every other file whatever they are called, as the JDK's {@code
 *     fileKey}; {@code null} if the file system has no such thing
 */
record FoundFile(
    LogSource source,
    LogFile file,
    String path,
    long size,
    long mtimeNanos,
    @Nullable Object identity) {
  private static final String DEVICE = "(dev=";
  private static final String INODE = ",ino=";

  /** The file system, 0 if unknown. */
  long device() {
    String text = text();
    int end = text.indexOf(INODE);
    return end < 0 ? 0 : Long.parseUnsignedLong(text, DEVICE.length(), end, 16);
  }

  /** The number in the file system, 0 if unknown; with {@link #device} it survives renames. */
  long inode() {
    String text = text();
    int start = text.indexOf(INODE);
    return start < 0
        ? 0
        : Long.parseUnsignedLong(text, start + INODE.length(), text.length() - 1, 10);
  }

  /**
   * On POSIX systems the key prints as {@code (dev=<hex>,ino=<decimal>)}; there is no other
   * accessor that does not cost a second system call for each file. Printing costs too, so it is
   * not done for files without news.
   */
  private String text() {
    String text = identity == null ? "" : identity.toString();
    return text.startsWith(DEVICE) ? text : "";
  }
}
