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
 * @param longestDocument longest document, in bytes, that is given to a reader
 * @param documentEvents how many events a document may have; they are held until it is read
 * @param queryPatience how long a query may take for its next row
 * @param lockPatience how long to wait for a tool that has locked its database
 */
record ParseLimits(
    int bufferSize,
    int longestLine,
    int chunkRows,
    long chunkBytes,
    Duration readerPatience,
    long longestDocument,
    int documentEvents,
    Duration queryPatience,
    Duration lockPatience) {
  static final ParseLimits STANDARD =
      new ParseLimits(
          256 << 10,
          16 << 20,
          10_000,
          64L << 20,
          Duration.ofSeconds(30),
          1L << 30,
          1_000_000,
          Duration.ofSeconds(60),
          Duration.ofSeconds(2));

  /** The standard limits with small buffers and chunks, for tests. */
  static ParseLimits small(int bufferSize, int longestLine, int chunkRows, long chunkBytes) {
    return new ParseLimits(
        bufferSize,
        longestLine,
        chunkRows,
        chunkBytes,
        STANDARD.readerPatience(),
        STANDARD.longestDocument(),
        STANDARD.documentEvents(),
        STANDARD.queryPatience(),
        STANDARD.lockPatience());
  }

  /** The same limits for other documents. */
  ParseLimits documents(long longest, int events) {
    return new ParseLimits(
        bufferSize,
        longestLine,
        chunkRows,
        chunkBytes,
        readerPatience,
        longest,
        events,
        queryPatience,
        lockPatience);
  }

  /** The same limits with another patience for everything. */
  ParseLimits patience(Duration patience) {
    return new ParseLimits(
        bufferSize,
        longestLine,
        chunkRows,
        chunkBytes,
        patience,
        longestDocument,
        documentEvents,
        patience,
        patience);
  }
}
