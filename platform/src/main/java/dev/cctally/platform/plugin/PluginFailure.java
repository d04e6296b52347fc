package dev.cctally.platform.plugin;

import java.io.Serial;

/** A plugin does not keep what its manifest promises. The message is a clause for a warning. */
final class PluginFailure extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  PluginFailure(String message) {
    super(message, null, false, false);
  }
}
