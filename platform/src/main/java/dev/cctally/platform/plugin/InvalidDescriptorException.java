package dev.cctally.platform.plugin;

import java.io.Serial;

/** A manifest does not describe a plugin. The message is a clause that says what is wrong. */
final class InvalidDescriptorException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  InvalidDescriptorException(String message) {
    super(message);
  }
}
