package dev.cctally.platform.ingest;

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
   * Syncs one vendor. Never throws for a bad line, file or folder; those are counted.
   *
   * @param vendorId the vendor
   * @param mode what to do
   * @param progress receives progress
   * @return what was done
   */
  SyncOutcome sync(String vendorId, Mode mode, SyncProgress progress);
}
