package dev.cctally.platform.ingest;

import dev.cctally.spi.vendor.QuotaReading;
import java.util.List;

/**
 * What a stretch of a file says of quotas, encoded for storage.
 *
 * @param readings how many readings it is
 * @param body the readings, see {@link StatementCodec}
 */
record EncodedStatements(int readings, byte[] body) {
  private static final EncodedStatements NONE = new EncodedStatements(0, new byte[0]);

  static EncodedStatements of(List<QuotaReading> readings) {
    return readings.isEmpty()
        ? NONE
        : new EncodedStatements(readings.size(), StatementCodec.encode(readings));
  }
}
