package dev.cctally.spi.json;

import java.io.Serial;

/**
 * The bytes are not the JSON that was asked for. Carries no stack trace and no content of the line:
 * logs are private and broken lines are common. Readers answer it with {@link
 * dev.cctally.spi.vendor.Malformed}.
 *
 * @since 1.0
 */
public final class JsonSyntaxException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  JsonSyntaxException(String message) {
    super(message, null, false, false);
  }
}
