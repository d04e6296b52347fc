package dev.cctally.platform.time;

import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;

/** What reports call "now". */
public final class Now {
  /** The environment variable that pins the clock. */
  public static final String VARIABLE = "CCTALLY_AS_OF";

  private Now() {}

  /**
   * {@return a clock that stands still at {@value #VARIABLE} if that is set and not blank, else the
   * wall clock}
   *
   * @param environment the environment variables
   * @param wallClock the real time
   * @throws AppException of kind {@link ErrorKind#VALUE} if the variable holds no instant
   */
  public static Clock clock(Map<String, String> environment, Clock wallClock) {
    String text = environment.getOrDefault(VARIABLE, "").strip();
    if (text.isEmpty()) {
      return wallClock;
    }
    try {
      return Clock.fixed(OffsetDateTime.parse(text).toInstant(), ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new AppException(
          ErrorKind.VALUE,
          VARIABLE
              + " must be an ISO-8601 date and time with Z or an offset, such as"
              + " 2026-05-20T12:00:00Z, got '"
              + text
              + "'",
          e);
    }
  }
}
