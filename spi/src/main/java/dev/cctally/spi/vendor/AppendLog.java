package dev.cctally.spi.vendor;

import org.jspecify.annotations.Nullable;

/**
 * Text files that only grow, one record a line. <b>Implemented by plugins</b>.
 *
 * @since 1.0
 */
public non-sealed interface AppendLog extends LogSource {
  /**
   * Makes a reader for one file, from its start or from where an earlier reader stopped. Called
   * from several threads at once for different files; each reader is used by one thread.
   *
   * @param file the file about to be read; do not open it
   * @param state what {@link LineReader#state()} of the earlier reader returned, or {@code null} at
   *     the start of the file
   * @return a new reader
   */
  LineReader open(LogFile file, byte @Nullable [] state);
}
