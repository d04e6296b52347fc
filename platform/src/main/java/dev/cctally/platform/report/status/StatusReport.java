package dev.cctally.platform.report.status;

import dev.cctally.platform.report.block.BlockRow.Block;
import dev.cctally.spi.model.Money;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a status line says of usage, as far as it is stored.
 *
 * @param session what the session cost, or {@code null} if nothing of it is stored
 * @param today what was used since midnight
 * @param block the quota window that is open, or {@code null}
 */
public record StatusReport(@Nullable Money session, Money today, @Nullable Block block) {
  /** Nothing is stored. */
  public static final StatusReport NOTHING = new StatusReport(null, Money.ZERO, null);

  /** Rejects a missing sum. */
  public StatusReport {
    Objects.requireNonNull(today, "today");
  }
}
