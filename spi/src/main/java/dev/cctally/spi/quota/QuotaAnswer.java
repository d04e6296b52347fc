package dev.cctally.spi.quota;

import dev.cctally.spi.vendor.QuotaReading;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What came of asking a vendor for its quota figures. Plugins create these.
 *
 * @since 1.0
 */
public sealed interface QuotaAnswer {
  /**
   * The vendor told its figures.
   *
   * @param figures what it told
   * @param warnings what could not be used and why, each a clause; it does not spoil the rest
   */
  record Stated(List<Figure> figures, List<String> warnings) implements QuotaAnswer {
    /** Copies the lists. */
    public Stated {
      figures = List.copyOf(figures);
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * One window's figure.
   *
   * @param reading what was stated
   * @param resetsAt the moment the window ends as the vendor spelled it, for programs that want to
   *     see that
   */
  record Figure(QuotaReading reading, String resetsAt) {
    /** Rejects {@code null}. */
    public Figure {
      Objects.requireNonNull(reading, "reading");
      Objects.requireNonNull(resetsAt, "resetsAt");
    }
  }

  /**
   * The vendor wants to be left alone for a while.
   *
   * @param retryAfter how long, or {@code null} if it did not say
   */
  record RateLimited(@Nullable Duration retryAfter) implements QuotaAnswer {}

  /**
   * There was no answer: the vendor could not be reached, took too long or refused.
   *
   * @param reason one clause without secrets
   */
  record Unreachable(String reason) implements QuotaAnswer {
    /** Rejects {@code null}. */
    public Unreachable {
      Objects.requireNonNull(reason, "reason");
    }
  }

  /**
   * There was an answer that makes no sense.
   *
   * @param reason one clause without secrets
   */
  record Unusable(String reason) implements QuotaAnswer {
    /** Rejects {@code null}. */
    public Unusable {
      Objects.requireNonNull(reason, "reason");
    }
  }
}
