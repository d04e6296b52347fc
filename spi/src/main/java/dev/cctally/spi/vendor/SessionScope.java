package dev.cctally.spi.vendor;

/**
 * Where a source's session ids are unique.
 *
 * @since 1.0
 */
public enum SessionScope {
  /** Equal ids are one session, in whatever file and root. */
  VENDOR,
  /**
   * Equal ids are one session only under the same {@link LogRoot#home()}, as when ids are made from
   * paths. Reports show the home where two sessions would otherwise look alike.
   */
  HOME
}
