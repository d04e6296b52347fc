package dev.cctally.platform.alert.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An alert there would have been.
 *
 * @param latch what would have been latched
 * @param real what was latched of the same threshold of the same window; {@code null} if nothing
 *     was
 */
public record SimulatedAlert(Latch latch, @Nullable Latch real) {
  /** Rejects {@code null}, except for what was latched. */
  public SimulatedAlert {
    Objects.requireNonNull(latch, "latch");
  }

  /**
   * {@return alerts with what was latched of the same, in the same order} What was latched of
   * another amount is something else: the same share of it was reached at another moment.
   *
   * @param latches what would have been latched
   * @param real what was, in any order
   */
  public static List<SimulatedAlert> of(List<Latch> latches, List<Latch> real) {
    Map<Latch.Key, Latch> byKey = new HashMap<>();
    real.forEach(latch -> byKey.put(latch.key(), latch));
    return latches.stream()
        .map(latch -> new SimulatedAlert(latch, same(latch, byKey.get(latch.key()))))
        .toList();
  }

  private static @Nullable Latch same(Latch latch, @Nullable Latch real) {
    return real != null && Objects.equals(latch.amount(), real.amount()) ? real : null;
  }

  /** {@return whether the user was really told, or it was tried} */
  public boolean told() {
    Latch latched = real;
    return latched != null && latched.state() == Latch.State.FIRED && latched.status() != null;
  }
}
