package dev.cctally.platform.pricing;

import dev.cctally.platform.config.PriceOverride;
import dev.cctally.spi.pricing.PriceBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The prices the user has set, as they are in force for one run. Used by one thread. */
public final class UserPrices {
  private final Supplier<List<PriceOverride>> own;
  private @Nullable List<PriceOverride> inForce;

  /**
   * Reads nothing yet.
   *
   * @param own the user's own settings, asked for only if nobody calls {@link #use}
   */
  public UserPrices(Supplier<List<PriceOverride>> own) {
    this.own = Objects.requireNonNull(own, "own");
  }

  /** {@return prices of a user who has set none} */
  public static UserPrices none() {
    return new UserPrices(List::of);
  }

  /**
   * Puts other settings in force.
   *
   * @param overrides the prices; later ones win over earlier ones
   */
  public void use(List<PriceOverride> overrides) {
    inForce = List.copyOf(overrides);
  }

  /**
   * {@return a vendor's prices with the user's in their place}
   *
   * @param vendorId the vendor
   * @param book the vendor's own prices
   */
  public PriceBook over(String vendorId, PriceBook book) {
    List<PriceOverride> vendors = overrides(vendorId);
    return vendors.isEmpty() ? book : new OverriddenPriceBook(book, vendors);
  }

  /**
   * {@return the prices the user has set for a vendor that has none itself, because its plugin is
   * not there; empty if he has set none}
   *
   * @param vendorId the vendor
   */
  public Optional<PriceBook> alone(String vendorId) {
    List<PriceOverride> vendors = overrides(vendorId);
    return vendors.isEmpty()
        ? Optional.empty()
        : Optional.of(new OverriddenPriceBook(new NoPrices(), vendors));
  }

  private List<PriceOverride> overrides(String vendorId) {
    List<PriceOverride> overrides = inForce;
    if (overrides == null) {
      overrides = List.copyOf(own.get());
      inForce = overrides;
    }
    List<PriceOverride> vendors = new ArrayList<>();
    for (PriceOverride override : overrides) {
      if (override.vendorId().equals(vendorId)) {
        vendors.add(override);
      }
    }
    return vendors;
  }
}
