package dev.cctally.platform.quota;

import dev.cctally.spi.period.TimeWindow;
import java.time.Instant;
import java.util.List;

/**
 * What has been recorded of one vendor's quota windows of one kind.
 *
 * @param resets when windows end, as readings said it: one for each reading, whatever the jitter
 * @param known windows whose start and end are known exactly
 * @param credits when the vendor gave quota back in the middle of a longer window, which starts a
 *     short one anew
 */
public record WindowRecords(List<Instant> resets, List<TimeWindow> known, List<Instant> credits) {
  /** Nothing has been recorded. */
  public static final WindowRecords NONE = new WindowRecords(List.of(), List.of(), List.of());

  /** Copies the lists. */
  public WindowRecords {
    resets = List.copyOf(resets);
    known = List.copyOf(known);
    credits = List.copyOf(credits);
  }
}
