package dev.cctally.testkit.corpus;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import dev.cctally.spi.json.Timestamps;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Moves the times in log lines: strings in the form of RFC 3339, and numbers that can only be
 * seconds or milliseconds since 1970, between 2017 and 2040.
 */
public final class Times {
  private static final Pattern WRITTEN =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\d[Tt ]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)");
  private static final long EARLIEST = 1_483_228_800L; // 2017-01-01, in seconds
  private static final long LATEST = 2_208_988_800L; // 2040-01-01

  private Times() {}

  /**
   * {@return a change for {@link LogText#mapValues} that moves every time}
   *
   * @param change what becomes of each time, in microseconds since 1970-01-01T00:00:00Z
   */
  public static UnaryOperator<Json> moved(LongUnaryOperator change) {
    return value ->
        switch (value) {
          case Json.Text(String text) when WRITTEN.matcher(text).matches() -> {
            long micros = Timestamps.micros(text);
            yield micros == Timestamps.INVALID
                ? value
                : new Json.Text(instant(change.applyAsLong(micros)).toString());
          }
          case Json.Scalar(String spelling) -> number(spelling, change);
          default -> value;
        };
  }

  /** {@return a change that writes every time with another zone offset; the instants stay} */
  public static UnaryOperator<Json> inAnotherOffset() {
    return value -> {
      if (value instanceof Json.Text(String text) && WRITTEN.matcher(text).matches()) {
        long micros = Timestamps.micros(text);
        if (micros != Timestamps.INVALID) {
          ZoneOffset offset = ZoneOffset.ofHoursMinutes(5, 45);
          return new Json.Text(instant(micros).atOffset(offset).format(ISO_OFFSET_DATE_TIME));
        }
      }
      return value;
    };
  }

  private static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000);
  }

  private static Json number(String spelling, LongUnaryOperator change) {
    char first = spelling.charAt(0);
    if (first < '1' || first > '9') {
      return new Json.Scalar(spelling);
    }
    BigDecimal number = new BigDecimal(spelling);
    for (int digits : new int[] {6, 3}) { // seconds, milliseconds
      BigDecimal micros = number.movePointRight(digits);
      if (micros.compareTo(BigDecimal.valueOf(EARLIEST * 1_000_000)) >= 0
          && micros.compareTo(BigDecimal.valueOf(LATEST * 1_000_000)) < 0) {
        BigDecimal moved = BigDecimal.valueOf(change.applyAsLong(micros.longValue()), digits);
        return new Json.Scalar(moved.setScale(Math.max(0, number.scale())).toPlainString());
      }
    }
    return new Json.Scalar(spelling);
  }
}
