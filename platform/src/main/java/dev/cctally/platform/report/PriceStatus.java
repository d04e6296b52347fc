package dev.cctally.platform.report;

/** How sure a cost is, from best to worst. */
public enum PriceStatus {
  /** Every response had its own model's price, or a recorded cost. */
  PRICED,
  /** At least one response was priced as another model. */
  FALLBACK,
  /** At least one response has no price; its tokens count and its cost is taken as nothing. */
  UNPRICED
}
