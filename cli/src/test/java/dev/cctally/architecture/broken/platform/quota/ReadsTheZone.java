package dev.cctally.architecture.broken.platform.quota;

import java.time.ZoneId;

/** A sample for the rules: knows where it is without being told. */
public final class ReadsTheZone {
  ZoneId zone() {
    return ZoneId.systemDefault();
  }
}
