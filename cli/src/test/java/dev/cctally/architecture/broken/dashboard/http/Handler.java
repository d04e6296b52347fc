package dev.cctally.architecture.broken.dashboard.http;

import dev.cctally.architecture.broken.dashboard.view.View;

/** A sample for the rules: needs what needs it. */
public final class Handler {
  View view() {
    return new View();
  }
}
