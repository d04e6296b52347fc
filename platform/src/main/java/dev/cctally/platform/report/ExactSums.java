package dev.cctally.platform.report;

import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.ingest.UsageHistory;
import java.util.function.Supplier;

/** Guards reports against sums that do not fit: a wrapped or clipped figure would be a lie. */
public final class ExactSums {
  private ExactSums() {}

  /**
   * Makes a report of a range of days.
   *
   * @param history what the report asks
   * @param vendorId the vendor it asks about
   * @param report makes it
   * @return the report
   * @throws AppException of kind {@link ErrorKind#VALUE} if a sum does not fit
   */
  public static <T> T of(UsageHistory history, String vendorId, Supplier<T> report) {
    return of(history, vendorId, "ask for a shorter range with --since and --until", report);
  }

  /**
   * Makes a report of one consistent state of the history.
   *
   * @param history what the report asks
   * @param vendorId the vendor it asks about
   * @param advice what to do if a sum does not fit, as the end of a sentence
   * @param report makes it
   * @return the report
   * @throws AppException of kind {@link ErrorKind#VALUE} if a sum does not fit
   */
  public static <T> T of(UsageHistory history, String vendorId, String advice, Supplier<T> report) {
    try {
      return history.whole(vendorId, report);
    } catch (ArithmeticException e) {
      throw new AppException(
          ErrorKind.VALUE,
          "the usage in this range adds up to more than can be counted exactly (about 9.2 million"
              + " dollars); "
              + advice,
          e);
    }
  }
}
