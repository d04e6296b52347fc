package dev.cctally.platform.quota;

import java.time.Instant;

/** Where recorded quota windows come from. */
@FunctionalInterface
public interface RecordedWindows {
  /** Nothing is recorded of anybody. */
  RecordedWindows NONE = (vendorId, windowId, from, to) -> WindowRecords.NONE;

  /**
   * {@return what is recorded of windows that end in a span of time}
   *
   * @param vendorId whose windows
   * @param windowId which kind, see {@link dev.cctally.spi.quota.QuotaWindow#id}
   * @param from the first instant an end may have
   * @param to the last
   */
  WindowRecords ending(String vendorId, String windowId, Instant from, Instant to);
}
