package dev.cctally.platform.ingest;

import dev.cctally.spi.vendor.UsageEvent;

/**
 * One response as a stretch of a file tells it. Owned by the parsing thread until its chunk is handed
 * over, then by the writer.
 */
final class ParsedRow {
  /** The first line that told of it. */
  final long position;

  /** Hash of the identity's group, 0 for none. */
  final long group;

  /** Hash of the identity's key, 0 for none. */
  final long key;

  /** The fullest account so far. */
  UsageEvent value;

  ParsedRow(UsageEvent value, long group, long key) {
    this.position = value.position();
    this.value = value;
    this.group = group;
    this.key = key;
  }

  boolean shadow() {
    return value.identity().shadow();
  }

  FoldKey foldKey() {
    return new FoldKey(group, key, shadow());
  }

  /** What makes two accounts in one file the same row. */
  record FoldKey(long group, long key, boolean shadow) {
    @Override
    public int hashCode() {
      return Long.hashCode(key ^ Long.rotateLeft(group, 17)) + (shadow ? 1 : 0);
    }
  }
}
