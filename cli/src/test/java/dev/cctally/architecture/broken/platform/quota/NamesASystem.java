package dev.cctally.architecture.broken.platform.quota;

/** A sample for the rules: has a branch for one operating system. */
public final class NamesASystem {
  boolean special(String system) {
    return system.equals("macOS");
  }
}
