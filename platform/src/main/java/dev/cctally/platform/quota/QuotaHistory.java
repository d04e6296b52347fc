package dev.cctally.platform.quota;

/** Where recorded quota comes from. */
@FunctionalInterface
public interface QuotaHistory {
  /** A machine on which nobody has recorded anything. */
  QuotaHistory NONE = _ -> WeeklyRecord.NONE;

  /**
   * {@return what is recorded about a vendor's weekly quota}
   *
   * @param vendorId the vendor
   */
  WeeklyRecord weekly(String vendorId);

  /**
   * {@return what is recorded about a vendor's weekly quota, with as few readings as tell which
   * weeks there are and what was used of each at one moment}
   *
   * @param vendorId the vendor
   * @param untilMicros the moment: microseconds since 1970-01-01T00:00:00Z
   */
  default WeeklyRecord weekly(String vendorId, long untilMicros) {
    return weekly(vendorId);
  }
}
