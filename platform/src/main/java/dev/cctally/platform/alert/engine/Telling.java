package dev.cctally.platform.alert.engine;

import dev.cctally.platform.alert.AlertPayload;
import dev.cctally.platform.alert.engine.AlertStore.Due;
import java.util.List;

/** Latches what is due, and then tells what this process was the first to latch. */
@FunctionalInterface
interface Telling {
  /**
   * Latches and tells.
   *
   * @param due what is due
   * @param along is written in the same transaction
   */
  void tell(List<Due<AlertPayload>> due, Runnable along);
}
