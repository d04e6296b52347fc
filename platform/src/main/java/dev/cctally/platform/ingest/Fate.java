package dev.cctally.platform.ingest;

/**
 * What became of a line that tells of a response. The rules are those of {@link
 * dev.cctally.spi.vendor.EventIdentity}.
 */
public enum Fate {
  /** It counts. */
  COUNTED,
  /** Rule 1: another account of the same delivery is more complete. */
  LESS_COMPLETE,
  /** Rule 1: another account of the same delivery is as complete and came first. */
  REPEATED,
  /** Rule 2: it is a second account of a response that its session tells of itself. */
  SHADOW,
  /** Rule 3: it stands in the copy of another log that a forked log begins with. */
  REPLAYED,
  /** It is in the log but not in the store: the log has been changed since. */
  NOT_STORED,
  /** It is later than the present, at which reports end. */
  LATER
}
