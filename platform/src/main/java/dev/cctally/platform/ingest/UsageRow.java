package dev.cctally.platform.ingest;

import dev.cctally.spi.model.SpeedTier;
import dev.cctally.spi.model.TokenCounts;
import org.jspecify.annotations.Nullable;

/**
 * One response as one file tells it; lines of the file that tell of the same response are folded
 * into one row. Owned by one thread at a time.
 */
final class UsageRow {
  /** What {@link Values#recordedPico} holds if the vendor recorded no cost. */
  static final long NOT_RECORDED = -1;

  /** Where the first line that told of it starts. */
  final long position;

  /** Hash of the identity's group, 0 for none. */
  final long group;

  /** Hash of the identity's key, 0 for none. */
  final long key;

  /** Whether it may be a second account of a response. */
  final boolean shadow;

  /** Hash of what a copy in a forked log has in common with it, 0 for none. */
  final long replay;

  /** The key of its session in the file. */
  final String session;

  /** The fullest account so far. */
  Values values;

  /**
   * An account of a response.
   *
   * @param position where its line starts
   * @param atMicros microseconds since 1970-01-01T00:00:00Z
   * @param model the model id as written
   * @param speed the service speed
   * @param tokens the counts
   * @param recordedPico recorded cost in pico-dollars, or {@link #NOT_RECORDED}
   * @param rank how complete the account is
   * @param extras what else the record held, as JSON text, or {@code null}
   */
  record Values(
      long position,
      long atMicros,
      String model,
      SpeedTier speed,
      TokenCounts tokens,
      long recordedPico,
      long rank,
      @Nullable String extras) {}

  UsageRow(
      long position,
      long group,
      long key,
      boolean shadow,
      long replay,
      String session,
      Values values) {
    this.position = position;
    this.group = group;
    this.key = key;
    this.shadow = shadow;
    this.replay = replay;
    this.session = session;
    this.values = values;
  }

  /** Takes over a later account if it is fuller; whether it was. */
  boolean fold(Values later) {
    if (later.rank() <= values.rank()) {
      return false;
    }
    values = later;
    return true;
  }

  /** Whether it says the same as another row at the same position. */
  boolean same(UsageRow other) {
    return group == other.group
        && key == other.key
        && shadow == other.shadow
        && replay == other.replay
        && session.equals(other.session)
        && values.equals(other.values);
  }

  FoldKey foldKey() {
    return new FoldKey(group, key, shadow);
  }

  /** What makes two accounts in one file the same row. */
  record FoldKey(long group, long key, boolean shadow) {
    @Override
    public int hashCode() {
      return Long.hashCode(key ^ Long.rotateLeft(group, 17)) + (shadow ? 1 : 0);
    }
  }
}
