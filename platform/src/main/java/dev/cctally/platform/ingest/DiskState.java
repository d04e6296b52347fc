package dev.cctally.platform.ingest;

import dev.cctally.platform.ingest.LogWalker.SourceRoot;
import java.nio.file.Path;
import java.util.List;

/**
 * A fingerprint of everything a walk has found. If it is the same as after the last whole sync,
 * there is nothing to do, and not even the table of files needs to be read.
 */
final class DiskState {
  private DiskState() {}

  /** The fingerprint; the order of files and of places that could not be seen does not matter. */
  static long of(List<SourceRoot> roots, List<FoundFile> files, List<Path> unseen) {
    long sum = files.size();
    for (SourceRoot root : roots) {
      long h = root.root().path().toString().hashCode();
      h = h * 31 + root.source().id().hashCode();
      sum = sum * 31 + Hash64.mix(h * 31 + root.source().readerVersion());
    }
    for (FoundFile file : files) {
      long h = Hash64.mix(file.path().hashCode() ^ file.size() << 20);
      h = Hash64.mix(h ^ file.mtimeNanos());
      Object identity = file.identity();
      sum += Hash64.mix(identity == null ? h : h ^ (long) identity.hashCode() << 16);
    }
    for (Path path : unseen) {
      sum += Hash64.mix(path.toString().hashCode() * 31L); // not like any file
    }
    return sum;
  }
}
