package dev.cctally.platform.quota;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is recorded of how much of a vendor's quota is used. */
public interface QuotaLevels {
  /** Nothing is recorded of anybody. */
  QuotaLevels NONE =
      new QuotaLevels() {
        @Override
        public List<QuotaLevel> newest(String vendorId, Instant now) {
          return List.of();
        }

        @Override
        public @Nullable Double highest(QuotaLevel level, String vendorId, Instant now) {
          return null;
        }
      };

  /**
   * {@return the levels of the newest reading by a moment, at most one for each kind of window} One
   * of a period that the moment lies in goes before a later one of a period that is over.
   *
   * @param vendorId the vendor
   * @param now the moment
   */
  List<QuotaLevel> newest(String vendorId, Instant now);

  /**
   * {@return the highest level recorded of the same window since it was last reset, or {@code
   * null}} Readings of one window only grow, so a lower one is late.
   *
   * @param level what somebody else says, which tells the window
   * @param vendorId the vendor
   * @param now the present; tells the window if the level does not say when it ends
   */
  @Nullable Double highest(QuotaLevel level, String vendorId, Instant now);
}
