package dev.cctally.platform.ingest;

/**
 * Receives the progress of a sync, on the thread that called it. All methods must return at once.
 */
public interface SyncProgress {
  /** Ignores everything. */
  SyncProgress NONE = (vendorId, filesDone, filesTotal, bytesDone, bytesTotal) -> {};

  /**
   * Some more is done.
   *
   * @param vendorId whose logs
   * @param filesDone files read so far
   * @param filesTotal files to read
   * @param bytesDone bytes read so far
   * @param bytesTotal bytes to read
   */
  void update(String vendorId, int filesDone, int filesTotal, long bytesDone, long bytesTotal);
}
