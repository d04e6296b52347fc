package dev.cctally.platform.quota;

/**
 * Which block a stated reset belongs to. A block is named by its reset in seconds since the epoch,
 * taken down to ten minutes; the name is an identifier and no time. The same block is stated with
 * resets up to half an hour apart, so one that is near a known block's is that block's.
 */
final class BlockIdentity {
  private static final long SECOND = 1_000_000;
  private static final long SLOT = 600 * SECOND;

  /** How far a reset may lie from a known block's. */
  static final long NEAR_BLOCK = 1800 * SECOND;

  /** How far a reset may lie from that of a reading, where no block is known. */
  static final long NEAR_READING = 600 * SECOND; // exclusive

  private BlockIdentity() {}

  /** The name of a block that nothing is known of. */
  static long key(long resetsAtMicros) {
    return slot(resetsAtMicros) / SECOND;
  }

  /** The ten minutes a moment lies in. */
  static long slot(long micros) {
    return micros - Math.floorMod(micros, SLOT);
  }
}
