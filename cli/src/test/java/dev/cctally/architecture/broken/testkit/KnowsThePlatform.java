package dev.cctally.architecture.broken.testkit;

import dev.cctally.architecture.broken.platform.store.Table;

/** A sample for the rules: makes plugin authors depend on the platform. */
public final class KnowsThePlatform {
  Table table() {
    return new Table();
  }
}
