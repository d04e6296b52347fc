package dev.cctally.platform.quota;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Names a series of readings.
 *
 * @param vendorId the vendor
 * @param account the account where the vendor tells accounts apart, else empty
 * @param name {@link #MAIN}, or the id of a window the vendor has beside its main ones
 * @param period the length of the period window; zero if the series has none
 * @param block the length of the block window; zero if the series has none
 */
public record SeriesKey(
    String vendorId, String account, String name, Duration period, Duration block) {
  /** The series of a vendor's main windows. */
  public static final String MAIN = "main";

  /** Rejects {@code null}. */
  public SeriesKey {
    Objects.requireNonNull(vendorId, "vendorId");
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(period, "period");
    Objects.requireNonNull(block, "block");
  }

  // A record's own way to compare is put together anew at every start, which takes longer than all
  // comparing does.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SeriesKey that
        && name.equals(that.name)
        && account.equals(that.account)
        && vendorId.equals(that.vendorId)
        && period.equals(that.period)
        && block.equals(that.block);
  }

  @Override
  public int hashCode() {
    return (vendorId.hashCode() * 31 + account.hashCode()) * 31 + name.hashCode();
  }
}
