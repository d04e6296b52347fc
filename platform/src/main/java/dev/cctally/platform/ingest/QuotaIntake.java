package dev.cctally.platform.ingest;

import dev.cctally.spi.quota.QuotaWindow;
import dev.cctally.spi.vendor.QuotaReading;
import java.util.List;
import java.util.Map;

/** Takes quota readings that were found in logs. */
@FunctionalInterface
public interface QuotaIntake {
  /** Forgets them. For programs that keep no history. */
  QuotaIntake NONE = (_, _, _) -> List.of();

  /**
   * What is known of the windows that readings are of.
   *
   * @param main the vendor's windows
   * @param named every window that can be told, by the id readings bear
   */
  record Windows(List<QuotaWindow> main, Map<String, QuotaWindow> named) {
    /** Copies the collections. */
    public Windows {
      main = List.copyOf(main);
      named = Map.copyOf(named);
    }
  }

  /**
   * Stores readings. May be called again with readings that were stored before.
   *
   * @param vendorId whose
   * @param windows what they are of
   * @param readings the readings, oldest first
   * @return those whose time has not come yet, which are to be brought once more later
   * @throws dev.cctally.platform.AppException if they cannot be stored now; then none is
   */
  List<QuotaReading> take(String vendorId, Windows windows, List<QuotaReading> readings);
}
