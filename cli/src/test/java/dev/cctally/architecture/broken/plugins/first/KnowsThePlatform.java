package dev.cctally.architecture.broken.plugins.first;

import dev.cctally.architecture.broken.platform.store.Table;

/** A sample for the rules: reaches behind the SPI. */
public final class KnowsThePlatform {
  Table table() {
    return new Table();
  }
}
