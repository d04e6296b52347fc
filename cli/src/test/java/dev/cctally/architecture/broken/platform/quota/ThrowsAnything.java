package dev.cctally.architecture.broken.platform.quota;

/** A sample for the rules: throws what nobody can tell apart. */
public final class ThrowsAnything {
  void fail() {
    throw new RuntimeException("failed");
  }
}
