package dev.cctally.platform.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How a file lies on disk. If it lies the same later, nobody has written to it.
 *
 * @param size in bytes
 * @param mtimeNanos when it was last changed, in nanoseconds since 1970-01-01T00:00:00Z
 * @param key which file it is, or {@code null} where the file system does not tell
 */
public record FileLook(long size, long mtimeNanos, @Nullable Object key) {
  /**
   * {@return how a file lies now}
   *
   * @param file the file
   * @throws IOException if it cannot be looked at, or is not there
   */
  public static FileLook at(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    return new FileLook(
        attributes.size(),
        attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
        attributes.fileKey());
  }
}
