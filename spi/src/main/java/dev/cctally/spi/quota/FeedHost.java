package dev.cctally.spi.quota;

import dev.cctally.spi.vendor.HostEnvironment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a {@link QuotaFeed} may use of the host. <b>Provided by the platform, do not implement</b>
 * outside tests. Used by one thread.
 *
 * @since 1.0
 */
public interface FeedHost {
  /** {@return home, variables, clock} */
  HostEnvironment environment();

  /** {@return how the user wants requests to name their sender, or empty for what is usual} */
  Optional<String> userAgent();

  /**
   * Runs a program of the user's machine to its end, without input.
   *
   * @param command the program's name, found by {@code PATH}, and its arguments
   * @param atMost how long it may take; it is then stopped
   * @return what it wrote to standard output; empty if it is not installed, failed or took too long
   */
  Optional<byte[]> output(List<String> command, Duration atMost);

  /**
   * {@return a value that was remembered, by this process or an earlier one}
   *
   * @param name {@code [a-z0-9-]+}, unique in the vendor
   * @param atMostOld what is older counts as forgotten
   */
  Optional<String> remembered(String name, Duration atMostOld);

  /**
   * Remembers a value that costs time to find out. Not for secrets: it is stored. Nothing is said
   * if that fails.
   *
   * @param name {@code [a-z0-9-]+}, unique in the vendor
   * @param value one short line
   */
  void remember(String name, String value);
}
