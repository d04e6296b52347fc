package dev.cctally.spi;

/**
 * The version of this SPI. Provided by the platform; plugins name the versions they work with in
 * the manifest attribute {@code Plugin-Requires}, for example {@code >=1.0.0 & <2.0.0}.
 *
 * <p>The SPI follows semantic versioning on its own, apart from the product's version: a plugin
 * built against 1.x runs on every later 1.y.
 *
 * @since 1.0
 */
public final class SpiVersion {
  /** The version of the SPI this class was compiled in. */
  public static final String CURRENT = "1.0.0";

  private SpiVersion() {}
}
