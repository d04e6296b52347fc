package dev.cctally.platform.ingest;

import java.time.Duration;

/**
 * How much a parsing thread holds in memory.
 *
 * @param bufferSize bytes read at once
 * @param longestLine longest line, in bytes, that is given to a reader as it is; longer ones are
 *     shortened
 * @param chunkRows rows after which a chunk is handed over
 * @param chunkBytes bytes after which a chunk is handed over
 * @param readerPatience how long a vendor's reader may take for one buffer before it counts as
 *     hanging
 */
record ParseLimits(
    int bufferSize, int longestLine, int chunkRows, long chunkBytes, Duration readerPatience) {
  static final ParseLimits STANDARD =
      new ParseLimits(256 << 10, 16 << 20, 10_000, 64L << 20, Duration.ofSeconds(30));

  /** The standard limits with small buffers and chunks, for tests. */
  static ParseLimits small(int bufferSize, int longestLine, int chunkRows, long chunkBytes) {
    return new ParseLimits(
        bufferSize, longestLine, chunkRows, chunkBytes, STANDARD.readerPatience());
  }
}
