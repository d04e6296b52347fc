package dev.cctally.platform.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What tells without reading it that a file is still the one whose digest is known: size, times and
 * inode. The time of the last change of its attributes is among them, which no program can set.
 */
final class FileStamp {
  private FileStamp() {}

  /** The stamp, or {@code null} where the file system does not tell enough. */
  static @Nullable String of(Path file) throws IOException {
    Map<String, Object> attributes;
    try {
      attributes = Files.readAttributes(file, "unix:size,ino,lastModifiedTime,ctime");
    } catch (UnsupportedOperationException | IllegalArgumentException e) {
      return null;
    }
    return attributes.get("size")
        + ":"
        + attributes.get("ino")
        + ":"
        + nanos(attributes.get("lastModifiedTime"))
        + ":"
        + nanos(attributes.get("ctime"));
  }

  private static long nanos(@Nullable Object time) {
    return time instanceof FileTime known ? known.to(TimeUnit.NANOSECONDS) : 0;
  }
}
