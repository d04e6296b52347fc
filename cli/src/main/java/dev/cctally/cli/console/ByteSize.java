package dev.cctally.cli.console;

/** Sizes for people. */
public final class ByteSize {
  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

  private ByteSize() {}

  /**
   * {@return a size in the largest unit that leaves at least one, such as {@code 12.3 MB}}
   *
   * @param bytes the size
   */
  public static String text(long bytes) {
    long tenths = bytes * 10;
    int unit = 0;
    while (tenths >= 10_000 && unit < UNITS.length - 1) {
      tenths /= 1000;
      unit++;
    }
    return unit == 0 ? bytes + " " + UNITS[0] : tenths / 10 + "." + tenths % 10 + " " + UNITS[unit];
  }
}
