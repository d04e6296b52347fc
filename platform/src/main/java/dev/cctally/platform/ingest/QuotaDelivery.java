package dev.cctally.platform.ingest;

import dev.cctally.platform.AppException;
import dev.cctally.platform.plugin.PluginHost;
import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.StoreException;
import dev.cctally.spi.quota.QuotaWindow;
import dev.cctally.spi.vendor.QuotaReading;
import dev.cctally.spi.vendor.Vendor;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings quota readings from the {@link QuotaOutbox} to where they are kept. What cannot be brought
 * now waits: the report that is being made does not depend on it.
 */
record QuotaDelivery(PluginHost plugins, QuotaIntake intake) {
  private static final Duration TAKES_AT_MOST = Duration.ofSeconds(10);

  /**
   * What takes no time worth mentioning: some fifty milliseconds where every statement is a reset,
   * most of which a process that has just started needs to get going. More than that is the first
   * look at many old logs; whoever shows quotas, and what runs in the background, takes all.
   */
  private static final int FEW = 1000;

  /**
   * Delivers what waits if that is little, as it is from day to day. A report that does not show
   * quotas has no reason to wait for more. The caller holds the vendor's lock.
   *
   * @return why it could not, or {@code null}
   */
  @Nullable String runIfFew(SqlDatabase database, Vendor vendor) {
    return new QuotaOutbox(database, vendor.info().id()).moreThan(FEW)
        ? null
        : run(database, vendor);
  }

  /**
   * Delivers what waits. The caller holds the vendor's lock.
   *
   * @return why it could not, or {@code null}
   */
  @Nullable String run(SqlDatabase database, Vendor vendor) {
    String vendorId = vendor.info().id();
    QuotaOutbox outbox = new QuotaOutbox(database, vendorId);
    QuotaOutbox.Waiting waiting = outbox.waiting();
    if (waiting.readings().isEmpty()) {
      return null;
    }
    Optional<QuotaIntake.Windows> windows =
        plugins.call(vendorId, TAKES_AT_MOST, () -> windows(vendor, waiting));
    if (windows.isEmpty()) {
      return null; // said where plugins' failures are
    }
    List<QuotaReading> early;
    try {
      early = intake.take(vendorId, windows.get(), waiting.readings());
    } catch (AppException | StoreException e) {
      return e.getMessage();
    }
    if (early.size() < waiting.readings().size()) {
      outbox.arrived(waiting, early);
    }
    return null;
  }

  private static QuotaIntake.Windows windows(Vendor vendor, QuotaOutbox.Waiting waiting) {
    Map<String, QuotaWindow> named = new HashMap<>();
    for (QuotaReading reading : waiting.readings()) {
      if (!named.containsKey(reading.window())) {
        vendor.quotaWindow(reading.window()).ifPresent(w -> named.put(reading.window(), w));
      }
    }
    return new QuotaIntake.Windows(vendor.quotaWindows(), named);
  }
}
