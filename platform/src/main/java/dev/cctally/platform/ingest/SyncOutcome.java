package dev.cctally.platform.ingest;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a sync of one vendor did.
 *
 * @param vendorId the vendor
 * @param filesTotal files found below the vendor's roots
 * @param processed files that were read
 * @param skipped files that had not changed
 * @param reset files that were read again from their start because they shrank or were replaced
 * @param vanished files known from earlier that the vendor has deleted; their usage still counts
 * @param rowsChanged usage rows added, replaced or removed
 * @param lockContended whether another process was syncing, so that nothing was done here
 * @param duration how long it took
 * @param lines lines and records read in this sync
 * @param rejected lines that could not be used, all files in the store: reason to count
 * @param errors files that could not be read or stored, one sentence each
 */
public record SyncOutcome(
    String vendorId,
    int filesTotal,
    int processed,
    int skipped,
    int reset,
    int vanished,
    long rowsChanged,
    boolean lockContended,
    Duration duration,
    long lines,
    Map<String, Long> rejected,
    List<String> errors) {
  /** Copies the collections. */
  public SyncOutcome {
    rejected = Map.copyOf(rejected);
    errors = List.copyOf(errors);
  }
}
