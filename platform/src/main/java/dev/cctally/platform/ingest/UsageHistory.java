package dev.cctally.platform.ingest;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What has been used, as reports see it: duplicates resolved, limited to the vendor's current
 * roots, files that the vendor has since deleted included.
 */
public interface UsageHistory {
  /**
   * Hands over the usage of one vendor in a range, in no particular order.
   *
   * @param vendorId the vendor
   * @param range which instants
   * @param sink receives the cells
   */
  void cells(String vendorId, Range range, Consumer<UsageCell> sink);

  /**
   * As {@link #cells(String, Range, Consumer)}, with cells that never span certain instants: one
   * that would is handed over in parts, each with its own entries, first and last.
   *
   * @param vendorId the vendor
   * @param range which instants
   * @param cutMicros the instants, ascending: microseconds since 1970-01-01T00:00:00Z; each belongs
   *     to what comes after it
   * @param sink receives the cells
   */
  default void cells(String vendorId, Range range, long[] cutMicros, Consumer<UsageCell> sink) {
    long from = range.fromMicros();
    for (long cut : cutMicros) {
      if (cut > from && cut <= range.toMicros()) {
        cells(vendorId, new Range(from, cut - 1), sink);
        from = cut;
      }
    }
    cells(vendorId, new Range(from, range.toMicros()), sink);
  }

  /**
   * Hands over single counted entries, by time ascending; ties by file path, then position. Slower
   * than {@link #cells}.
   *
   * @param vendorId the vendor
   * @param range which instants
   * @param sink receives the entries
   */
  void entries(String vendorId, Range range, Consumer<UsageEntry> sink);

  /**
   * Makes something of one vendor's history. Facts of sessions are read when they are asked for, so
   * that the store is damaged may turn out after cells were handed over; then it is healed and the
   * work is done again.
   *
   * @param vendorId the vendor
   * @param work asks this history and has no effects beyond its result
   * @return the result of the work
   */
  default <T> T whole(String vendorId, Supplier<T> work) {
    return work.get();
  }

  /** {@return vendors with stored usage, by id} */
  List<String> vendors();

  /**
   * Instants, both ends inclusive: microseconds since 1970-01-01T00:00:00Z.
   *
   * @param fromMicros the first instant
   * @param toMicros the last instant; before {@code fromMicros} for an empty range
   */
  record Range(long fromMicros, long toMicros) {
    /** Everything. */
    public static final Range ALL = new Range(Long.MIN_VALUE, Long.MAX_VALUE);

    /**
     * {@return whether an instant lies inside}
     *
     * @param micros the instant
     */
    public boolean contains(long micros) {
      return micros >= fromMicros && micros <= toMicros;
    }
  }
}
