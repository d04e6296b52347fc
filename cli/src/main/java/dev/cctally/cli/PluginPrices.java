package dev.cctally.cli;

import dev.cctally.platform.plugin.PluginHost;
import dev.cctally.platform.pricing.PriceSource;
import dev.cctally.platform.pricing.UserPrices;
import dev.cctally.spi.model.SpeedTier;
import dev.cctally.spi.pricing.PriceBook;
import dev.cctally.spi.vendor.HostEnvironment;
import java.time.Duration;
import java.util.Optional;

/**
 * Prices as plugins know them.
 *
 * @param plugins the plugins
 * @param userPrices the prices the user has set
 * @param host what vendors' own settings are read from
 */
record PluginPrices(PluginHost plugins, UserPrices userPrices, HostEnvironment host)
    implements PriceSource {
  private static final Duration SETTINGS_TAKE_AT_MOST = Duration.ofSeconds(10);

  @Override
  public Optional<PriceBook> priceBook(String vendorId) {
    return plugins
        .priceBook(vendorId)
        .map(book -> userPrices.over(vendorId, book))
        .or(() -> userPrices.alone(vendorId));
  }

  @Override
  public SpeedTier defaultSpeed(String vendorId) {
    return plugins
        .vendor(vendorId)
        .flatMap(vendor ->
            plugins.call(vendorId, SETTINGS_TAKE_AT_MOST, () -> vendor.defaultSpeed(host)))
        .orElse(SpeedTier.STANDARD);
  }

  @Override
  public void failed(String vendorId, String problem) {
    plugins.degrade(vendorId, problem);
  }
}
