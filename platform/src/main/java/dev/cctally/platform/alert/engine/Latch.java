package dev.cctally.platform.alert.engine;

import dev.cctally.spi.model.Money;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A threshold that was reached, with the figures of that moment.
 *
 * @param id our number for it; 0 before it is stored
 * @param key which threshold of what
 * @param state whether the user is told
 * @param crossedMicros when it was reached, as far as known: microseconds since
 *     1970-01-01T00:00:00Z
 * @param alertedMicros when it was latched
 * @param windowStartMicros when the window began; 0 if not known
 * @param label what people call the subject; empty if nothing needs a name
 * @param amount the budget in US dollars, or 100 for percent of a quota; {@code null} on axes
 *     without one
 * @param spent what was spent; {@code null} for a projection of a quota
 * @param value percent of the budget, what is projected, or US dollars for each percent of a quota;
 *     {@code null} if not known
 * @param model the model that cost most; {@code null} if that is not told
 * @param status what came of telling; {@code null} until that is known
 */
public record Latch(
    long id,
    Key key,
    State state,
    long crossedMicros,
    long alertedMicros,
    long windowStartMicros,
    String label,
    @Nullable Double amount,
    @Nullable Money spent,
    @Nullable Double value,
    @Nullable String model,
    @Nullable String status) {
  /** Whether the user is told. */
  public enum State {
    /** No: it was reached already when the budget was set. */
    SUPPRESSED,
    /** Yes, once. */
    FIRED
  }

  /** Rejects {@code null} where it has no meaning. */
  public Latch {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(label, "label");
  }

  /** {@return whether the user should have been told and nothing says that it was tried} */
  public boolean undelivered() {
    return state == State.FIRED && status == null;
  }

  /**
   * Which threshold of what. Only one latch has a key.
   *
   * @param axis the axis, as scripts know it
   * @param vendor the vendor
   * @param subject a project or an account; empty if there is only one
   * @param metric what is projected; empty unless something is
   * @param period the kind of period, or the id of a quota window
   * @param window the window's first day, or its first instant in UTC, or a block's key
   * @param segment the moment of the latest credit inside it: microseconds since
   *     1970-01-01T00:00:00Z; 0 before any
   * @param threshold percent
   */
  public record Key(
      String axis,
      String vendor,
      String subject,
      String metric,
      String period,
      String window,
      long segment,
      int threshold) {
    /** Rejects {@code null}. */
    public Key {
      Objects.requireNonNull(axis, "axis");
      Objects.requireNonNull(vendor, "vendor");
      Objects.requireNonNull(subject, "subject");
      Objects.requireNonNull(metric, "metric");
      Objects.requireNonNull(period, "period");
      Objects.requireNonNull(window, "window");
    }

    /** {@return the same at another threshold} */
    Key at(int other) {
      return new Key(axis, vendor, subject, metric, period, window, segment, other);
    }
  }
}
