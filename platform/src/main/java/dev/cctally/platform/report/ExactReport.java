package dev.cctally.platform.report;

import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.ingest.UsageHistory;
import java.util.function.Supplier;

/** Makes a report of a whole history, or none. */
public final class ExactReport {
  private ExactReport() {}

  /**
   * {@return the report} A sum that does not fit ends it: a wrapped or clipped figure would be a
   * lie.
   *
   * @param history what it is made from; if it turns out to be damaged, it is healed and the report
   *     is made again
   * @param vendorId whose history
   * @param report makes it, and has no other effects
   * @throws AppException of kind {@code VALUE} if a sum does not fit
   */
  public static <T> T of(UsageHistory history, String vendorId, Supplier<T> report) {
    try {
      return history.whole(vendorId, report);
    } catch (ArithmeticException e) {
      throw new AppException(
          ErrorKind.VALUE,
          "the usage in this range adds up to more than can be counted exactly (about 9.2 million"
              + " dollars); ask for a shorter range with --since and --until",
          e);
    }
  }
}
