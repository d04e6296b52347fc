package dev.cctally.architecture.broken.plugins.first;

/** A sample for the rules: reads the environment past the host. */
public final class ReadsTheEnvironment {
  String home() {
    return String.valueOf(System.getenv("HOME"));
  }
}
