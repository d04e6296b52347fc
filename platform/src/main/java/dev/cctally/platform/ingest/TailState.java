package dev.cctally.platform.ingest;

/** What became of a last line that has no line end. */
enum TailState {
  /** There is none, or it may still be written to. */
  OPEN(0),
  /** The file is old and the line is complete: it counts. If the file grows, it is read again. */
  COUNTED(1),
  /** The file is old and the line is cut off: it does not count. */
  BROKEN(2);

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
    return code == COUNTED.code ? COUNTED : code == BROKEN.code ? BROKEN : OPEN;
  }
}
