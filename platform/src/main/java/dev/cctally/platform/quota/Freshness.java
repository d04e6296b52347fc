package dev.cctally.platform.quota;

import dev.cctally.platform.config.FeedSettings;
import java.util.Locale;
import java.util.Objects;

/**
 * How old a reading is.
 *
 * @param label the word for it
 * @param capturedMicros when it was taken: microseconds since 1970-01-01T00:00:00Z
 * @param ageSeconds its age in whole seconds; never negative, also if clocks disagree
 */
public record Freshness(Label label, long capturedMicros, long ageSeconds) {
  private static final long SECOND = 1_000_000;

  /** Words for ages. */
  public enum Label {
    /** As good as now. */
    FRESH,
    /** A little old. */
    AGING,
    /** Old. */
    STALE;

    /** {@return how documents write it} */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Rejects a missing label. */
  public Freshness {
    Objects.requireNonNull(label, "label");
  }

  /**
   * {@return how old a reading is}
   *
   * @param capturedMicros when it was taken
   * @param nowMicros the present
   * @param settings what counts as fresh and as stale; both edges belong to the better word
   */
  public static Freshness of(long capturedMicros, long nowMicros, FeedSettings settings) {
    long age = Math.max(0, nowMicros - capturedMicros);
    Label label =
        age <= settings.freshSeconds() * SECOND
            ? Label.FRESH
            : age <= settings.staleSeconds() * SECOND ? Label.AGING : Label.STALE;
    return new Freshness(label, capturedMicros, age / SECOND);
  }
}
