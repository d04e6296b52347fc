package dev.cctally.platform.report.block;

/** Makes the report by quota window from stored usage; nothing is synced here. */
@FunctionalInterface
public interface BlockReports {
  /**
   * {@return usage by window}
   *
   * @param query what is asked for
   * @throws dev.cctally.platform.AppException of kind {@code VALUE} if a sum does not fit
   */
  BlockReport blocks(BlockQuery query);
}
