package dev.cctally.spi.json;

import java.nio.charset.StandardCharsets;

/** Decodes the inside of JSON strings. */
final class JsonText {
  private JsonText() {}

  /** The text of {@code buffer[from, to)}; invalid UTF-8 becomes U+FFFD. */
  static String decode(byte[] buffer, int from, int to, boolean escaped) {
    if (!escaped) {
      return new String(buffer, from, to - from, StandardCharsets.UTF_8);
    }
    StringBuilder out = new StringBuilder(to - from);
    int p = from;
    int plain = from;
    while (p < to) {
      if (buffer[p] != '\\') {
        p++;
        continue;
      }
      if (p > plain) {
        out.append(new String(buffer, plain, p - plain, StandardCharsets.UTF_8));
      }
      byte letter = buffer[p + 1];
      if (letter == 'u') {
        out.append(
            (char)
                (hex(buffer[p + 2]) << 12
                    | hex(buffer[p + 3]) << 8
                    | hex(buffer[p + 4]) << 4
                    | hex(buffer[p + 5])));
        p += 6;
      } else {
        out.append(plain(letter));
        p += 2;
      }
      plain = p;
    }
    if (to > plain) {
      out.append(new String(buffer, plain, to - plain, StandardCharsets.UTF_8));
    }
    return out.toString();
  }

  private static char plain(byte letter) {
    return switch (letter) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      default -> (char) letter;
    };
  }

  /** The value of a hexadecimal digit, or −1. */
  static int hex(byte digit) {
    if (digit >= '0' && digit <= '9') {
      return digit - '0';
    }
    int letter = digit | 0x20;
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
  }
}
