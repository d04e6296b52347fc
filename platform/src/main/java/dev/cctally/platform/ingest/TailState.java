package dev.cctally.platform.ingest;

/** What became of a last line that has no line end. Stored by {@link #ordinal()}: only append. */
enum TailState {
  /** There is none, or it may still be written to. */
  OPEN,
  /** The file is old and the line is complete: it counts. If the file grows, it is read again. */
  COUNTED,
  /** The file is old and the line is cut off: it does not count. */
  BROKEN
}
