package dev.cctally.platform.ingest;

/**
 * How much a parsing thread holds in memory.
 *
 * @param bufferSize bytes read at once
 * @param longestLine longest line, in bytes, that is given to a reader as it is; longer ones are
 *     shortened
 * @param chunkRows rows after which a chunk is handed over
 * @param chunkBytes bytes after which a chunk is handed over
 */
record ParseLimits(int bufferSize, int longestLine, int chunkRows, long chunkBytes) {
  static final ParseLimits STANDARD = new ParseLimits(512 << 10, 16 << 20, 10_000, 64L << 20);
}
