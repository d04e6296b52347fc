package dev.cctally.platform.report.status;

import dev.cctally.platform.report.block.BlockRow.Block;
import dev.cctally.spi.model.Money;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a status line says of usage, as far as it is stored.
 *
 * @param session what the session cost, or {@code null} if nothing of it is stored
 * @param today what was used since midnight
 * @param block the quota window that is open, or {@code null}
 * @param uncountable which of these add up to more than can be counted exactly; they are as if
 *     nothing was stored, which nobody must be told
 */
public record StatusReport(
    @Nullable Money session, Money today, @Nullable Block block, Set<Sum> uncountable) {
  /** Nothing is stored. */
  public static final StatusReport NOTHING = new StatusReport(null, Money.ZERO, null, Set.of());

  /** What is summed up. */
  public enum Sum {
    /** The session's cost. */
    SESSION,
    /** Today's. */
    TODAY,
    /** The open quota window's. */
    BLOCK
  }

  /** Rejects a missing sum and copies the set. */
  public StatusReport {
    Objects.requireNonNull(today, "today");
    uncountable = Set.copyOf(uncountable);
  }
}
