package dev.cctally.platform.quota;

/** Whether a stored reading counts. */
enum Standing {
  /** It does not, but it changed what later readings mean, such as a first zero. */
  NOTED(0),
  /** It counts. */
  COUNTED(1),
  /** It turned out to repeat what had been true before a credit. */
  REPLAYED(2),
  /** It does not: readings we learnt of later, but that are older, say as much. */
  SURPLUS(3),
  /** It is to be judged, and meanwhile not to be seen. */
  WAITING(4);

  private final int code;

  Standing(int code) {
    this.code = code;
  }

  /** The stored form. */
  int code() {
    return code;
  }

  static Standing of(long code) {
    for (Standing standing : values()) {
      if (standing.code == code) {
        return standing;
      }
    }
    throw new IllegalStateException("unknown standing " + code);
  }
}
