package dev.cctally.spi.vendor;

/**
 * What a vendor's dollars mean. Figures of different bases are never added into one.
 *
 * @since 1.0
 */
public enum CostBasis {
  /** What the tokens would cost at list price; the user pays a subscription. */
  EQUIVALENT,
  /** What the user is billed. */
  ACTUAL
}
