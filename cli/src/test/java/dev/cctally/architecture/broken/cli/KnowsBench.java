package dev.cctally.architecture.broken.cli;

import dev.cctally.architecture.broken.bench.Measurement;

/** A sample for the rules: needs the measurements in production. */
public final class KnowsBench {
  Measurement measurement() {
    return new Measurement();
  }
}
