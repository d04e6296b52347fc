package dev.cctally.platform.report.diff;

import dev.cctally.platform.quota.QuotaWeek;
import dev.cctally.platform.quota.QuotaWeeks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How much of the quota was used in a window.
 *
 * @param mode what the figure is
 * @param percent percent of a week's quota; {@code null} if and only if nothing can be said
 */
public record QuotaUse(Mode mode, @Nullable Double percent) {
  private static final QuotaUse UNKNOWN = new QuotaUse(Mode.NOT_AVAILABLE, null);

  /** What the figure is. */
  public enum Mode {
    /** The newest reading of the week. */
    EXACT("exact"),
    /** The mean of the highest readings of several weeks. */
    AVERAGE("avg"),
    /** There is none. */
    NOT_AVAILABLE("n/a");

    private final String word;

    Mode(String word) {
      this.word = word;
    }

    /** {@return how documents write it} */
    public String word() {
      return word;
    }
  }

  /** Rejects a missing mode. */
  public QuotaUse {
    Objects.requireNonNull(mode, "mode");
  }

  /**
   * {@return what was used in a window} Of a whole week, what was last read of it in time; of
   * longer windows, the mean over the weeks that were read in it, if those are enough.
   *
   * @param window the window
   * @param weeks the weeks of the quota; empty if nothing is recorded about any
   */
  public static QuotaUse of(DiffWindow window, Optional<QuotaWeeks> weeks) {
    if (weeks.isEmpty() || window.fullWeeks() < 1) {
      return UNKNOWN;
    }
    Instant start = window.window().start();
    Instant end = window.window().end();
    if (window.weekAligned() && window.fullWeeks() == 1) {
      OptionalDouble newest = weeks.get().containing(start).newest(end);
      return newest.isPresent() ? new QuotaUse(Mode.EXACT, newest.getAsDouble()) : UNKNOWN;
    }
    if (window.fullWeeks() < 2) {
      return UNKNOWN;
    }
    List<Double> highest = new ArrayList<>();
    for (QuotaWeek week : weeks.get().overlapping(start, end.minusNanos(1))) {
      week.readings().stream()
          .filter(reading ->
              !reading.capturedAt().isBefore(start) && reading.capturedAt().isBefore(end))
          .mapToDouble(reading -> reading.usedPercent())
          .max()
          .ifPresent(highest::add);
    }
    return highest.size() < window.fullWeeks()
        ? UNKNOWN
        : new QuotaUse(
            Mode.AVERAGE,
            highest.stream().mapToDouble(Double::doubleValue).average().getAsDouble());
  }
}
