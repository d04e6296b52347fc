package dev.cctally.platform.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * SQLite keeps files beside a database. A change may show in the write-ahead log only, so size and
 * time of a database are those of both together.
 */
final class SideFiles {
  private static final String LOG = "-wal";
  private static final List<String> SUFFIXES = List.of(LOG, "-shm", "-journal");

  private SideFiles() {}

  /** The same files with databases and what is beside them as one. */
  static List<FoundFile> joined(List<FoundFile> found) {
    List<FoundFile> joined = new ArrayList<>(found.size());
    for (FoundFile file : found) {
      if (!LogWalker.isDatabase(file.source())) {
        joined.add(file);
      } else if (SUFFIXES.stream().noneMatch(suffix -> file.path().endsWith(suffix))) {
        joined.add(joined(file));
      }
    }
    return joined;
  }

  private static FoundFile joined(FoundFile file) {
    try {
      Path main = file.file().path().toRealPath();
      BasicFileAttributes log =
          Files.readAttributes(
              main.resolveSibling(main.getFileName() + LOG), BasicFileAttributes.class);
      return new FoundFile(
          file.source(),
          file.file(),
          file.path(),
          file.size() + log.size(),
          Math.max(file.mtimeNanos(), log.lastModifiedTime().to(TimeUnit.NANOSECONDS)),
          file.identity());
    } catch (IOException e) {
      return file; // there is no log, or opening will say what is wrong
    }
  }
}
