package dev.cctally.platform.ingest;

/** What became of the end of a file: of a last line without line end, mostly. */
enum TailState {
  /** There is none, or it may still be written to. */
  OPEN(0),
  /** The file is old and the line is complete: it counts. If the file grows, it is read again. */
  COUNTED(1),
  /** The file is old and the line is cut off: it does not count. A document is cut off. */
  BROKEN(2),
  /** A database that is read from its start, and what it no longer holds is not yet removed. */
  REPLACING(3);

  private final int code;

  TailState(int code) {
    this.code = code;
  }

  /** The number it is stored as. */
  int code() {
    return code;
  }

  /** The state stored as a number; an unknown one is as good as {@link #OPEN}. */
  static TailState ofCode(long code) {
    for (TailState state : values()) {
      if (state.code == code) {
        return state;
      }
    }
    return OPEN;
  }
}
