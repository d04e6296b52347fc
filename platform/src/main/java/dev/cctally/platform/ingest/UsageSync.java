package dev.cctally.platform.ingest;

import java.time.Duration;

/** Brings stored usage up to date with the logs on disk. */
public interface UsageSync {
  /** What a sync may do beyond reading what is new. */
  enum Mode {
    /** Read what is new. */
    UPDATE,
    /** Forget and read again everything whose file still exists; keep usage of vanished files. */
    REBUILD,
    /** Read what is new and forget usage of vanished files. */
    PRUNE,
    /** Forget everything and read again what is on disk. */
    REBUILD_AND_PRUNE
  }

  /**
   * Brings one vendor up to date for a report. If another process is at it, waits up to two
   * seconds; after that stored usage is served if it is whole, and otherwise the logs are read into
   * memory, so that a report is never made from a half-filled store. Never throws for a bad line,
   * file or folder; those are counted.
   *
   * @param vendorId the vendor
   * @param progress receives progress
   * @return what was done
   */
  SyncOutcome refresh(String vendorId, SyncProgress progress);

  /**
   * Syncs one vendor. If another process is at it for longer than the patience, nothing is done and
   * {@link SyncOutcome#lockContended} is set.
   *
   * @param vendorId the vendor
   * @param mode what to do
   * @param patience how long to wait for another process
   * @param progress receives progress
   * @return what was done
   */
  SyncOutcome sync(String vendorId, Mode mode, Duration patience, SyncProgress progress);
}
