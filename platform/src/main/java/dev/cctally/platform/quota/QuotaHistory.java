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
}
