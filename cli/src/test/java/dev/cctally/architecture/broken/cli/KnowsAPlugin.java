package dev.cctally.architecture.broken.cli;

import dev.cctally.architecture.broken.plugins.first.Vendor;

/** A sample for the rules: knows a vendor by name. */
public final class KnowsAPlugin {
  Vendor vendor() {
    return new Vendor();
  }
}
