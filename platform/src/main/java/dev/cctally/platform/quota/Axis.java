package dev.cctally.platform.quota;

/** Which of a series' two windows something is about. */
public enum Axis {
  /** The window of a day or more. */
  PERIOD(0),
  /** The window of less than a day. */
  BLOCK(1);

  private final int code;

  Axis(int code) {
    this.code = code;
  }

  /** The stored form. */
  int code() {
    return code;
  }

  static Axis of(long code) {
    return code == 0 ? PERIOD : BLOCK;
  }
}
