package dev.cctally.platform.ingest;

import java.util.List;

/**
 * What a sync has to do.
 *
 * @param filesTotal files found on disk
 * @param skipped files that did not change
 * @param tasks files to read, in the order in which they are to be read
 * @param touched files whose bytes did not change but whose modification time or inode did
 * @param moved files that changed their path
 * @param vanished files that are gone since the last sync
 * @param returned files that were gone and are back, unchanged
 * @param missing files that are gone, now or earlier
 * @param errors what could not be looked at
 */
record SyncPlan(
    int filesTotal,
    int skipped,
    List<FileTask> tasks,
    List<Seen> touched,
    List<Seen> moved,
    List<KnownFile> vanished,
    List<KnownFile> returned,
    List<KnownFile> missing,
    List<String> errors) {
  /** A known file and how it lies on disk now. */
  record Seen(KnownFile known, FoundFile found) {}

  boolean nothingToDo() {
    return tasks.isEmpty()
        && touched.isEmpty()
        && moved.isEmpty()
        && vanished.isEmpty()
        && returned.isEmpty();
  }

  long bytes() {
    long sum = 0;
    for (FileTask task : tasks) {
      sum += task.bytes();
    }
    return sum;
  }
}
