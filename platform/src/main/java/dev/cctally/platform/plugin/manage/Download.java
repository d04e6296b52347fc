package dev.cctally.platform.plugin.manage;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;

/** Fetches what lies at an address. */
@FunctionalInterface
public interface Download {
  /**
   * Fetches it.
   *
   * @param address an https address
   * @param most how many bytes are too many
   * @param target receives them
   * @throws IOException if it cannot be had, is too large, or takes too long; the message is a
   *     clause for the user
   */
  void fetch(URI address, long most, OutputStream target) throws IOException;
}
