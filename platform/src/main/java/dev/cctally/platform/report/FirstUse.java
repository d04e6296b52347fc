package dev.cctally.platform.report;

import dev.cctally.platform.ingest.SessionRef;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The earliest of several uses: by time, then by file, then by place in the file. Files are asked
 * for only when two uses have the same microsecond, since the store may have to look them up.
 */
public final class FirstUse implements Comparable<FirstUse> {
  private long micros = Long.MAX_VALUE;
  private @Nullable SessionRef session;
  private long position = Long.MAX_VALUE;

  /** No use yet; later than any. */
  public FirstUse() {}

  void note(long otherMicros, @Nullable SessionRef otherSession, long otherPosition) {
    if (otherMicros < micros
        || (otherMicros == micros && order(otherSession, otherPosition, session, position) < 0)) {
      micros = otherMicros;
      session = otherSession;
      position = otherPosition;
    }
  }

  void note(FirstUse other) {
    note(other.micros, other.session, other.position);
  }

  /** {@return when it was: microseconds since 1970-01-01T00:00:00Z} */
  public long micros() {
    return micros;
  }

  private static int order(
      @Nullable SessionRef one, long position, @Nullable SessionRef other, long otherPosition) {
    int order = Objects.equals(one, other) ? 0 : path(one).compareTo(path(other));
    return order == 0 ? Long.compare(position, otherPosition) : order;
  }

  private static String path(@Nullable SessionRef session) {
    return session == null ? "" : session.sourcePath();
  }

  @Override
  public int compareTo(FirstUse other) {
    int order = Long.compare(micros, other.micros);
    return order == 0 ? order(session, position, other.session, other.position) : order;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FirstUse use && compareTo(use) == 0;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(micros);
  }
}
