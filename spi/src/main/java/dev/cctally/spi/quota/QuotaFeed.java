package dev.cctally.spi.quota;

import dev.cctally.spi.vendor.HostEnvironment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * How to learn a vendor's official quota figures. <b>Implemented by plugins</b>. Readings that
 * stand in logs come through {@link dev.cctally.spi.vendor.EventSink} instead, what a status line
 * is passed through {@link dev.cctally.spi.statusline.StatusLineFormat}; which windows there are
 * says {@link dev.cctally.spi.vendor.Vendor#quotaWindows}.
 *
 * @since 1.0
 */
public interface QuotaFeed {
  /**
   * {@return the hosts a {@link Request} connects to; empty if it needs no network} The platform
   * sends requests only in commands that say so, and never for a report.
   */
  Set<String> networkHosts();

  /**
   * Reads what the vendor answers when it is asked. Must not do I/O.
   *
   * @param answer the answer as it came
   * @param atMicros when it came: microseconds since 1970-01-01T00:00:00Z
   * @return what it says
   */
  QuotaAnswer fromAnswer(byte[] answer, long atMicros);

  /**
   * Looks for credentials where the vendor's tool keeps them. They are used as they are: neither
   * renewed nor stored nor logged.
   *
   * @param host what this may use
   * @return how to ask the vendor, or that nobody is signed in
   */
  Access open(FeedHost host);

  /**
   * {@return files in which other programs keep a copy of the figures} They are removed when the
   * user asks for fresh figures. Must not do I/O.
   *
   * @param host the host
   */
  default List<Path> staleCopies(HostEnvironment host) {
    return List.of();
  }

  /** Asks the vendor. <b>Implemented by plugins</b>. */
  @FunctionalInterface
  interface Request {
    /**
     * Asks once, without trying again.
     *
     * @param timeout the longest this may take
     * @return what the vendor answered
     */
    QuotaAnswer send(Duration timeout);
  }

  /** Whether there are credentials. Plugins create these. */
  sealed interface Access {
    /**
     * There are.
     *
     * @param request asks the vendor with them
     */
    record SignedIn(Request request) implements Access {
      /** Rejects {@code null}. */
      public SignedIn {
        Objects.requireNonNull(request, "request");
      }
    }

    /**
     * There are none on this host.
     *
     * @param advice what is missing and how to get it, as one clause
     */
    record NotSignedIn(String advice) implements Access {
      /** Rejects {@code null}. */
      public NotSignedIn {
        Objects.requireNonNull(advice, "advice");
      }
    }
  }
}
