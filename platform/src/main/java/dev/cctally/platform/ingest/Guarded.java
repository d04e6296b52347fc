package dev.cctally.platform.ingest;

import dev.cctally.spi.vendor.AppendLog;
import dev.cctally.spi.vendor.DatabaseLog;
import dev.cctally.spi.vendor.DocumentLog;
import dev.cctally.spi.vendor.LogSource;
import org.jspecify.annotations.Nullable;

/** A vendor's log that was asked at the start what it is; see {@link GuardedLog}. */
interface Guarded {
  /** Asks a log; call it through the plugin host. */
  static LogSource of(LogSource source) {
    if (source instanceof AppendLog log) {
      return new GuardedLog(log);
    }
    return source instanceof DocumentLog log
        ? new GuardedDocument(log)
        : new GuardedDatabase((DatabaseLog) source);
  }

  /** What the vendor's code expects as context class loader. */
  @Nullable ClassLoader loader();
}
