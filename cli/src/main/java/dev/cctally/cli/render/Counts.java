package dev.cctally.cli.render;

/** Whole numbers as text. */
final class Counts {
  private Counts() {}

  /** A number with a comma before each group of three digits. */
  static String grouped(long number) {
    String digits = Long.toString(number);
    int first = digits.charAt(0) == '-' ? 1 : 0;
    if (digits.length() - first <= 3) {
      return digits;
    }
    StringBuilder out = new StringBuilder(digits.length() + digits.length() / 3);
    for (int i = 0; i < digits.length(); i++) {
      if (i > first && (digits.length() - i) % 3 == 0) {
        out.append(',');
      }
      out.append(digits.charAt(i));
    }
    return out.toString();
  }

  /** {@code 1 file}, {@code 2 files}. */
  static String of(long number, String singular) {
    return grouped(number) + " " + singular + (number == 1 ? "" : "s");
  }
}
