package dev.cctally.platform.report.diff;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Two figures of one thing beside each other.
 *
 * @param key what it is about, stable: {@code models:<id>}, …
 * @param label its name
 * @param a the first window's figures, or {@code null} if it was not used there
 * @param b the second window's; not {@code null} if {@code a} is
 */
public record DiffRow(String key, String label, @Nullable DiffSide a, @Nullable DiffSide b) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** What became of it. */
  public enum Status {
    /** Only the first window has it. */
    DROPPED,
    /** Both have it, or it is always there. */
    CHANGED,
    /** Only the second window has it. */
    NEW
  }

  /**
   * Rejects {@code null}, except for one of the sides.
   *
   * @throws IllegalArgumentException if both sides are missing
   */
  public DiffRow {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(label, "label");
    if (a == null && b == null) {
      throw new IllegalArgumentException("a row without figures: " + key);
    }
  }

  /** {@return what became of it} */
  public Status status() {
    return a == null ? Status.NEW : b == null ? Status.DROPPED : Status.CHANGED;
  }

  /** {@return how many dollars more the second window has; a missing side counts as nothing} */
  public BigDecimal dollars() {
    return dollars(b).subtract(dollars(a));
  }

  /** {@return the same in percent of the first; {@code null} if that has none} */
  public @Nullable BigDecimal dollarsPercent() {
    return percent(dollars(), a == null ? null : a.dollars());
  }

  private static BigDecimal dollars(@Nullable DiffSide side) {
    return side == null ? BigDecimal.ZERO : side.dollars();
  }

  /**
   * {@return how many more there are in the second window; a missing side counts as none}
   *
   * @param count what is counted
   */
  public long more(ToLongFunction<DiffSide> count) {
    return Math.subtractExact(
        b == null ? 0 : count.applyAsLong(b), a == null ? 0 : count.applyAsLong(a));
  }

  /**
   * {@return the same in percent of the first; {@code null} if that has none}
   *
   * @param count what is counted
   */
  public @Nullable BigDecimal morePercent(ToLongFunction<DiffSide> count) {
    return percent(
        BigDecimal.valueOf(more(count)),
        a == null ? null : BigDecimal.valueOf(count.applyAsLong(a)));
  }

  private @Nullable BigDecimal percent(BigDecimal delta, @Nullable BigDecimal before) {
    return b == null || before == null || before.signum() == 0
        ? null
        : delta.multiply(HUNDRED).divide(before, MathContext.DECIMAL128);
  }

  /**
   * {@return the difference of two percentages; {@code null} if one is missing}
   *
   * @param percent which percentage
   */
  public @Nullable Double points(Function<DiffSide, @Nullable Double> percent) {
    if (a == null || b == null) {
      return null;
    }
    Double before = percent.apply(a);
    Double after = percent.apply(b);
    return before == null || after == null ? null : (Double) (after - before);
  }
}
