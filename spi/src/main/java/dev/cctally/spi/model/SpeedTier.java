package dev.cctally.spi.model;

/**
 * The service speed a response was billed at.
 *
 * @since 1.0
 */
public enum SpeedTier {
  /** The log does not say; priced as standard unless the vendor decides otherwise. */
  UNSPECIFIED,
  /** The log says it was not the fast tier. */
  STANDARD,
  /** The fast (priority) tier, priced with the model's fast multiplier. */
  FAST
}
