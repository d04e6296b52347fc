package dev.cctally.spi.vendor;

import java.util.Objects;

/**
 * A sentence for the user about a log that can be read, but not as the user may expect: what is
 * missing in it, and what was done instead. Plugins create these.
 *
 * <p>Shown on standard error after the sync that read the log, prefixed with the vendor's id in
 * brackets: {@code [codex] …}. Not for what is wrong with a line, which is {@link Malformed}, nor
 * for a log that cannot be read at all, which is an exception. Equal sentences are shown once for
 * each sync; of more than 20 different ones only the number is. Nothing is stored, so a log that is
 * not read again is not spoken of again.
 *
 * @param text one sentence, without the prefix. Characters that could confuse a terminal are
 *     replaced, and what is beyond 500 characters is cut
 * @since 1.0
 */
public record Notice(String text) implements VendorEvent {
  /**
   * Checks the sentence.
   *
   * @throws IllegalArgumentException if it is blank
   */
  public Notice {
    Objects.requireNonNull(text, "text");
    if (text.isBlank()) {
      throw new IllegalArgumentException("the notice is blank");
    }
  }
}
