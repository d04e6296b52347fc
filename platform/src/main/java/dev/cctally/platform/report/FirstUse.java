package dev.cctally.platform.report;

/** The earliest of several uses: by time, then by file, then by place in the file. */
final class FirstUse implements Comparable<FirstUse> {
  private long micros = Long.MAX_VALUE;
  private String path = "";
  private long position = Long.MAX_VALUE;

  void note(long otherMicros, String otherPath, long otherPosition) {
    if (otherMicros < micros
        || (otherMicros == micros && before(otherPath, otherPosition, path, position))) {
      micros = otherMicros;
      path = otherPath;
      position = otherPosition;
    }
  }

  void note(FirstUse other) {
    note(other.micros, other.path, other.position);
  }

  long micros() {
    return micros;
  }

  private static boolean before(String path, long position, String thanPath, long thanPosition) {
    int order = path.compareTo(thanPath);
    return order < 0 || (order == 0 && position < thanPosition);
  }

  @Override
  public int compareTo(FirstUse other) {
    int order = Long.compare(micros, other.micros);
    if (order == 0) {
      order = path.compareTo(other.path);
    }
    return order == 0 ? Long.compare(position, other.position) : order;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FirstUse use && compareTo(use) == 0;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(micros) * 31 + path.hashCode();
  }
}
