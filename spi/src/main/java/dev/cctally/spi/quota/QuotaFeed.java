package dev.cctally.spi.quota;

import dev.cctally.spi.vendor.HostEnvironment;
import dev.cctally.spi.vendor.QuotaReading;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * How to learn a vendor's official quota figures. <b>Implemented by plugins</b>. Readings that
 * stand in logs come through {@link dev.cctally.spi.vendor.EventSink} instead.
 *
 * @since 1.0
 */
public interface QuotaFeed {
  /** {@return the windows this vendor has} */
  List<QuotaWindow> windows();

  /**
   * {@return the hosts {@link #fetch} connects to; empty if it needs no network} The platform
   * fetches only in commands that say so, and never for a report.
   */
  Set<String> networkHosts();

  /**
   * Reads what the vendor's tool passes to its status line. Must not do I/O.
   *
   * @param statusLineJson the JSON the tool wrote, as UTF-8
   * @param atMicros when it was received: microseconds since 1970-01-01T00:00:00Z
   * @return the readings in it, maybe none
   */
  List<QuotaReading> fromStatusLine(byte[] statusLineJson, long atMicros);

  /**
   * Asks the vendor. Credentials are read from where the vendor's tool keeps them and are neither
   * stored nor logged.
   *
   * @param host the host
   * @param timeout the longest this may take
   * @return the readings, or why there are none
   */
  Result fetch(HostEnvironment host, Duration timeout);

  /** What came of a fetch. Plugins create these. */
  sealed interface Result {
    /**
     * The vendor answered.
     *
     * @param readings what it said
     */
    record Readings(List<QuotaReading> readings) implements Result {
      /** Copies the list. */
      public Readings {
        readings = List.copyOf(readings);
      }
    }

    /** There are no credentials on this host. */
    record NotSignedIn() implements Result {}

    /**
     * The vendor asks to wait.
     *
     * @param retryAfter how long
     */
    record RateLimited(Duration retryAfter) implements Result {
      /** Rejects {@code null}. */
      public RateLimited {
        Objects.requireNonNull(retryAfter, "retryAfter");
      }
    }

    /**
     * No usable answer.
     *
     * @param reason one sentence without secrets
     * @param network whether the vendor could not be reached, or gave nonsense
     */
    record Failed(String reason, boolean network) implements Result {
      /** Rejects {@code null}. */
      public Failed {
        Objects.requireNonNull(reason, "reason");
      }
    }
  }
}
