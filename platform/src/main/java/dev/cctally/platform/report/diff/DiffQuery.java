package dev.cctally.platform.report.diff;

import dev.cctally.platform.quota.QuotaWeeks;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a comparison is asked for.
 *
 * @param vendorId whose usage
 * @param a the first window
 * @param b the second window
 * @param parts which sections; at least one
 * @param filter which rows
 * @param weeks the weeks of the quota; empty if nothing is recorded about any
 */
public record DiffQuery(
    String vendorId,
    DiffWindow a,
    DiffWindow b,
    Set<DiffPart> parts,
    DiffFilter filter,
    Optional<QuotaWeeks> weeks) {
  private static final BigDecimal SAME = new BigDecimal("0.01");

  /** Rejects {@code null} and copies the set. */
  public DiffQuery {
    Objects.requireNonNull(vendorId, "vendorId");
    Objects.requireNonNull(a, "a");
    Objects.requireNonNull(b, "b");
    parts = Set.copyOf(parts);
    Objects.requireNonNull(filter, "filter");
    Objects.requireNonNull(weeks, "weeks");
  }

  /**
   * {@return whether the windows differ in length by more than a hundredth of a day; then costs are
   * those of a day}
   */
  public boolean mismatched() {
    return mismatched(a, b);
  }

  /**
   * {@return whether windows differ in length by more than a hundredth of a day}
   *
   * @param a one window
   * @param b another
   */
  public static boolean mismatched(DiffWindow a, DiffWindow b) {
    return a.lengthDays().subtract(b.lengthDays()).abs().compareTo(SAME) > 0;
  }

  /**
   * {@return whether it goes without saying that windows of different lengths are compared}
   *
   * @param a one window
   * @param b another
   */
  public static boolean comparable(DiffWindow a, DiffWindow b) {
    return a.kind() == b.kind() && a.kind().alwaysComparable();
  }
}
