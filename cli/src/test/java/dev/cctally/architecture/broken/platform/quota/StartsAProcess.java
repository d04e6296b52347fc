package dev.cctally.architecture.broken.platform.quota;

/** A sample for the rules: starts a process past the host. */
public final class StartsAProcess {
  ProcessBuilder process() {
    return new ProcessBuilder("true");
  }
}
