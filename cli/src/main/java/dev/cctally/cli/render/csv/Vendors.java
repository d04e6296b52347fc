package dev.cctally.cli.render.csv;

import dev.cctally.spi.vendor.CostBasis;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Vendors as lines name them. */
final class Vendors {
  private Vendors() {}

  static CsvLine.Group group(String vendorId, @Nullable CostBasis basis) {
    String word = basis == null ? "" : basis.name().toLowerCase(Locale.ROOT);
    return new CsvLine.Group(vendorId, word, "", "");
  }
}
