package dev.cctally.platform.report;

import dev.cctally.platform.pricing.PriceSheet;
import dev.cctally.spi.model.SpeedTier;

/** Which service speed responses are priced at. */
public enum SpeedRule {
  /** The recorded one; where the log does not tell it, what the vendor's own settings say. */
  AUTO,
  /** All as standard. */
  STANDARD,
  /** All as fast. */
  FAST;

  /**
   * {@return the speed a response is priced at}
   *
   * @param recorded the speed as stored
   * @param sheet the vendor's prices; asked only for a response whose log does not tell its speed
   */
  public SpeedTier billed(SpeedTier recorded, PriceSheet sheet) {
    return switch (this) {
      case AUTO -> recorded == SpeedTier.UNSPECIFIED ? sheet.defaultSpeed() : recorded;
      case STANDARD -> SpeedTier.STANDARD;
      case FAST -> SpeedTier.FAST;
    };
  }
}
