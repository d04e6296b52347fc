package dev.cctally.architecture.broken.platform.quota;

/** A sample for the rules: has a branch for one vendor. */
public final class NamesAVendor {
  boolean special(String vendor) {
    return vendor.equals("claude");
  }
}
