package dev.cctally.spi.model;

/**
 * The service speed a response was billed at.
 *
 * @since 1.0
 */
public enum SpeedTier {
  /** The log does not say; priced as standard unless the vendor decides otherwise. */
  UNSPECIFIED(0),
  /** The log says it was not the fast tier. */
  STANDARD(1),
  /** The fast (priority) tier, priced with the model's fast multiplier. */
  FAST(2);

  private static final SpeedTier[] BY_CODE = {UNSPECIFIED, STANDARD, FAST};

  private final int code;

  SpeedTier(int code) {
    this.code = code;
  }

  /** {@return a small number for storage; it never changes} */
  public int code() {
    return code;
  }

  /**
   * {@return the tier with a code}
   *
   * @param code what {@link #code()} returned
   * @throws IndexOutOfBoundsException if there is no such tier
   */
  public static SpeedTier ofCode(int code) {
    return BY_CODE[code];
  }
}
