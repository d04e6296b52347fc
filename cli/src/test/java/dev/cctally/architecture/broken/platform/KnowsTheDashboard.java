package dev.cctally.architecture.broken.platform;

import dev.cctally.architecture.broken.dashboard.Page;

/** A sample for the rules: looks up the stairs. */
public final class KnowsTheDashboard {
  Page page() {
    return new Page();
  }
}
