package dev.cctally.architecture.broken.dashboard.view;

import dev.cctally.architecture.broken.dashboard.http.Handler;

/** A sample for the rules: needs what needs it. */
public final class View {
  Handler handler() {
    return new Handler();
  }
}
