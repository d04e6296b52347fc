package dev.cctally.architecture.broken.platform.budget;

import dev.cctally.architecture.broken.platform.alert.Alert;

/** A sample for the rules: needs what needs it. */
public final class Budget {
  Alert alert() {
    return new Alert();
  }
}
