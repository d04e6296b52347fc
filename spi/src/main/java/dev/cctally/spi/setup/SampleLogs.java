package dev.cctally.spi.setup;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Made-up logs, so that a person without any can see the product at work. <b>Implemented by
 * plugins</b>.
 *
 * @since 1.0
 */
public interface SampleLogs {
  /**
   * Writes logs of the last weeks as the vendor's tool would. The same arguments give the same
   * bytes.
   *
   * @param home an empty folder that stands for the user's home; files go where the vendor's {@link
   *     dev.cctally.spi.vendor.LogSource#discover} looks when no environment variable is set
   * @param now the end of the period the logs cover
   * @throws IOException if a file cannot be written
   */
  void write(Path home, Instant now) throws IOException;
}
