package dev.cctally.platform.quota;

import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.spi.model.Money;
import dev.cctally.spi.model.TokenCounts;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Takes over what another program has recorded of a vendor's main windows. Readings come first:
 * periods, blocks, resets and credits follow from them, by our own rules. What is there already
 * stays. Works within the caller's transaction.
 */
public final class QuotaImport {
  /** Whoever wrote them down may have taken them to the hour in another way. */
  private static final long SAME_MOMENT = TimeUnit.HOURS.toMicros(1);

  private final QuotaTables tables;
  private final TickBook book;
  private final SeriesKey key;
  private final long series;

  /** What became of a row. */
  public enum Outcome {
    /** It is new. */
    ADDED,
    /** The same is here already. */
    SAME,
    /** Something else is here already, and stays. */
    KEPT,
    /** It belongs to nothing that the readings tell of. */
    REFUSED
  }

  /**
   * A whole percent that was crossed.
   *
   * @param axis of which window
   * @param endMicros when the window ends, as it was stated: microseconds since
   *     1970-01-01T00:00:00Z
   * @param segmentMicros when the credit took effect that the percent came after; 0 for none
   * @param threshold the percent, 1 or more
   * @param capturedMicros when it was seen
   * @param cost what the window had cost by then
   * @param tokens what was used in the block by then; none for a period
   * @param otherPercent how much of the other window was used, or {@code null}
   */
  public record Crossing(
      Axis axis,
      long endMicros,
      long segmentMicros,
      int threshold,
      long capturedMicros,
      Money cost,
      TokenCounts tokens,
      @Nullable Double otherPercent) {
    /** Rejects {@code null}. */
    public Crossing {
      Objects.requireNonNull(axis, "axis");
      Objects.requireNonNull(cost, "cost");
      Objects.requireNonNull(tokens, "tokens");
    }
  }

  /**
   * Begins.
   *
   * @param database the history, in a transaction
   * @param key the series of the vendor's main windows
   */
  public QuotaImport(SqlDatabase database, SeriesKey key) {
    this.key = Objects.requireNonNull(key, "key");
    tables = QuotaTables.of(database);
    book = new TickBook(tables);
    series = tables.series().id(key);
  }

  /**
   * Takes in readings, and judges the series once more if any is new.
   *
   * @param ticks the readings, oldest first
   * @return what became of each
   */
  public List<Outcome> readings(List<QuotaTick> ticks) {
    List<Outcome> outcomes = book.enterUnjudged(series, ticks);
    if (outcomes.contains(Outcome.ADDED)) {
      book.replay(series);
    }
    return outcomes;
  }

  /**
   * {@return whether a reset or credit that was recorded follows from the readings as well}
   *
   * @param axis of which window
   * @param effectiveMicros when it took effect
   */
  public boolean follows(Axis axis, long effectiveMicros) {
    return events(axis).stream()
        .anyMatch(event -> Math.abs(event.effectiveMicros() - effectiveMicros) <= SAME_MOMENT);
  }

  /**
   * {@return when the credit took effect by our own record that somebody else has recorded; what he
   * has recorded if we know of none}
   *
   * @param axis of which window
   * @param effectiveMicros when it took effect by the other record; 0 for none
   */
  public long segment(Axis axis, long effectiveMicros) {
    QuotaEvent event = event(axis, effectiveMicros);
    return event == null ? effectiveMicros : event.effectiveMicros();
  }

  private List<QuotaEvent> events(Axis axis) {
    return axis == Axis.PERIOD
        ? tables.events().ofPeriods(series)
        : tables.events().ofBlocks(series);
  }

  private @Nullable QuotaEvent event(Axis axis, long effectiveMicros) {
    QuotaEvent nearest = null;
    for (QuotaEvent event : effectiveMicros == 0 ? List.<QuotaEvent>of() : events(axis)) {
      long apart = Math.abs(event.effectiveMicros() - effectiveMicros);
      if (apart <= SAME_MOMENT
          && (nearest == null || apart < Math.abs(nearest.effectiveMicros() - effectiveMicros))) {
        nearest = event;
      }
    }
    return nearest;
  }

  /**
   * Takes in a percent that was crossed; of one part of a window in ascending order.
   *
   * @param crossing the percent
   * @return what became of it
   */
  public Outcome milestone(Crossing crossing) {
    Long window = window(crossing);
    QuotaEvent event = event(crossing.axis(), crossing.segmentMicros());
    if (window == null || (event == null && crossing.segmentMicros() != 0)) {
      return Outcome.REFUSED;
    }
    Milestone like =
        new Milestone(
            0,
            crossing.axis(),
            window,
            event == null ? 0 : event.id(),
            crossing.threshold(),
            crossing.capturedMicros(),
            crossing.cost(),
            null,
            crossing.tokens(),
            crossing.otherPercent(),
            null);
    for (Milestone known : tables.milestones().of(series, like.axis(), window, like.segment())) {
      if (known.threshold() == like.threshold()) {
        boolean same =
            known.capturedMicros() == like.capturedMicros() && known.cost().equals(like.cost());
        return same ? Outcome.SAME : Outcome.KEPT;
      }
    }
    return tables.milestones().fill(series, like, 0, 0).isEmpty() ? Outcome.KEPT : Outcome.ADDED;
  }

  private @Nullable Long window(Crossing crossing) {
    if (crossing.axis() == Axis.BLOCK) {
      return block(crossing.endMicros());
    }
    Period period = period(crossing.endMicros());
    return period == null ? null : (Long) period.id();
  }

  /** The period that was stated to end at a moment, or else the latest of that name. */
  private @Nullable Period period(long endMicros) {
    long end = PeriodIdentity.end(endMicros);
    String name = PeriodIdentity.key(end, key.period());
    Period named = null;
    for (Period period : tables.periods().all(series)) {
      if (period.endMicros() == end) {
        return period;
      }
      boolean later = named == null || period.id() > named.id();
      named = period.key().equals(name) && later ? period : named;
    }
    return named;
  }

  /**
   * {@return the key of the block that was stated to reset at a moment; {@code null} if there is
   * none}
   *
   * @param resetMicros the moment
   */
  public @Nullable Long block(long resetMicros) {
    return tables.blocks().nearest(series, resetMicros, BlockIdentity.NEAR_BLOCK);
  }

  /**
   * Takes in what a block has cost.
   *
   * @param resetMicros when the block resets
   * @param usage what was used in it up to its last observation
   * @return what became of it
   */
  public Outcome block(long resetMicros, MeteredUsage usage) {
    Long blockKey = block(resetMicros);
    Block block = blockKey == null ? null : tables.blocks().find(series, blockKey);
    if (block == null) {
      return Outcome.REFUSED;
    }
    if (block.usageMicros() > 0) {
      return block.usage().cost().equals(usage.total().cost()) ? Outcome.SAME : Outcome.KEPT;
    }
    tables.blocks().measured(series, block.key(), block.lastMicros(), usage.total());
    tables.blocks().putParts(series, block.key(), usage);
    return Outcome.ADDED;
  }

  /**
   * Takes in what a period had cost when it was worked out.
   *
   * @param cost the cost; its id and its period are not looked at
   * @param endMicros when the period ends, or {@code null} if that is not known
   * @return what became of it
   */
  public Outcome cost(PeriodCost cost, @Nullable Long endMicros) {
    PeriodCost known = tables.costs().like(series, cost);
    if (known != null) {
      return known.cost().equals(cost.cost()) ? Outcome.SAME : Outcome.KEPT;
    }
    Period period = endMicros == null ? null : period(endMicros);
    tables
        .costs()
        .add(
            series,
            new PeriodCost(
                0,
                period == null ? 0 : period.id(),
                period == null ? cost.key() : period.key(),
                cost.endKey(),
                cost.capturedMicros(),
                cost.fromMicros(),
                cost.toMicros(),
                cost.cost(),
                cost.mode(),
                cost.project()));
    return Outcome.ADDED;
  }

  /** {@return whether nothing was ever read} */
  public boolean empty() {
    return tables.rows().newest(series) == Long.MIN_VALUE;
  }

  /** {@return the number of the last milestone that is stored; 0 if there is none} */
  public long lastMilestone() {
    return tables.milestones().after(series, 0).stream().mapToLong(Milestone::id).max().orElse(0);
  }

  /**
   * {@return the first instant of the period that is stated to reset at a moment}
   *
   * @param endMicros the moment: microseconds since 1970-01-01T00:00:00Z
   * @param length how long periods are
   */
  public static long periodStart(long endMicros, Duration length) {
    return PeriodIdentity.start(PeriodIdentity.end(endMicros), length);
  }
}
