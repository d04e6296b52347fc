package dev.cctally.platform.ingest;

import org.jspecify.annotations.Nullable;

/**
 * Which rows of a forked session only repeat its parent's.
 *
 * @param beforePosition rows that start before this do
 * @param second rows of this second since 1970 do, or {@code null} for no such second
 */
record Replay(long beforePosition, @Nullable Long second) {
  static final Replay NOTHING = new Replay(Long.MIN_VALUE, null);

  boolean covers(UsageRow row) {
    return row.position < beforePosition
        || (second != null && second(row.values.atMicros()) == second);
  }

  static long second(long micros) {
    return Math.floorDiv(micros, 1_000_000L);
  }
}
