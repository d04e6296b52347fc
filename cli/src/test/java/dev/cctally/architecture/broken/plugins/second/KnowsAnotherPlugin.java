package dev.cctally.architecture.broken.plugins.second;

import dev.cctally.architecture.broken.plugins.first.Vendor;

/** A sample for the rules: works only where the other plugin is installed. */
public final class KnowsAnotherPlugin {
  Vendor vendor() {
    return new Vendor();
  }
}
