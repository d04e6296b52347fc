package dev.cctally.platform.alert.engine;

import dev.cctally.platform.quota.SeriesKey;
import dev.cctally.platform.store.SqlDatabase;
import java.util.Objects;

/**
 * Takes over what another program has told, so that it is not told once more. What is here already
 * stays. Works within the caller's transaction.
 */
public final class LatchImport {
  /** What is said to have come of telling. */
  public static final String STATUS = "imported";

  private final LatchTable latches;
  private final MarkTable marks;

  /** What became of a latch. */
  public enum Outcome {
    /** It is new. */
    ADDED,
    /** It was taken over before. */
    SAME,
    /** We have latched the same, and that stays. */
    KEPT
  }

  /**
   * Begins.
   *
   * @param database the history, in a transaction
   */
  public LatchImport(SqlDatabase database) {
    Objects.requireNonNull(database, "database");
    latches = new LatchTable(database);
    marks = new MarkTable(database);
  }

  /** {@return whether nothing was ever latched} */
  public boolean empty() {
    return latches.empty();
  }

  /**
   * Takes over one.
   *
   * @param latch the latch; its id and what came of telling are not looked at
   * @return what became of it
   */
  public Outcome add(Latch latch) {
    long id = latches.add(latch);
    if (id == 0) {
      boolean same =
          STATUS.equals(latches.statusOf(latch.key())) || latch.state() == Latch.State.SUPPRESSED;
      return same ? Outcome.SAME : Outcome.KEPT;
    }
    if (latch.state() == Latch.State.FIRED) {
      latches.told(id, latch.alertedMicros(), STATUS);
    }
    return Outcome.ADDED;
  }

  /**
   * Says that milestones of a series up to one need not be looked at any more.
   *
   * @param series the series
   * @param milestone our number for the milestone
   */
  public void seen(SeriesKey series, long milestone) {
    marks.move(MarkTable.name(series), milestone);
  }
}
