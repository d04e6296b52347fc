package dev.cctally.platform.report.cache;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a row stands for. */
public sealed interface CacheKey {
  /**
   * A day.
   *
   * @param date the day in the display zone
   */
  record Day(LocalDate date) implements CacheKey {
    /** Rejects {@code null}. */
    public Day {
      Objects.requireNonNull(date, "date");
    }
  }

  /**
   * A session, from all files that hold a part of it.
   *
   * @param sessionId the vendor's id
   * @param home the tool's data folder the id is unique in; {@code null} if it is unique in the
   *     vendor
   * @param projectPath the folder of the file with the latest use that names one; {@code null} if
   *     none does
   * @param sourcePaths the files, ascending
   * @param lastMicros the latest use in the range: microseconds since 1970-01-01T00:00:00Z
   */
  record Session(
      String sessionId,
      @Nullable String home,
      @Nullable String projectPath,
      List<String> sourcePaths,
      long lastMicros)
      implements CacheKey {
    /** Rejects {@code null}, except for home and project, and copies the list. */
    public Session {
      Objects.requireNonNull(sessionId, "sessionId");
      sourcePaths = List.copyOf(sourcePaths);
    }
  }
}
