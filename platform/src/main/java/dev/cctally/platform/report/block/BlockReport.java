package dev.cctally.platform.report.block;

import dev.cctally.platform.report.ModelUsage;
import dev.cctally.platform.report.PriceStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The report by quota window.
 *
 * @param rows the rows by start ascending
 * @param nowMicros what it calls now: microseconds since 1970-01-01T00:00:00Z
 * @param windowMicros how long a window of the vendor lasts
 */
public record BlockReport(List<BlockRow> rows, long nowMicros, long windowMicros) {
  private static final long RECENT_MICROS = 3L * 86_400 * 1_000_000;

  /** Copies the list. */
  public BlockReport {
    rows = List.copyOf(rows);
  }

  /** {@return the window that is still open} */
  public Optional<BlockRow.Block> active() {
    for (BlockRow row : rows) {
      if (row instanceof BlockRow.Block block && block.active()) {
        return Optional.of(block);
      }
    }
    return Optional.empty();
  }

  /** {@return only the window that is still open} */
  public BlockReport onlyActive() {
    return only(row -> row instanceof BlockRow.Block block && block.active());
  }

  /** {@return only what starts in the last three days, and the window that is still open} */
  public BlockReport recent() {
    return only(row ->
        row.startMicros() >= nowMicros - RECENT_MICROS
            || (row instanceof BlockRow.Block block && block.active()));
  }

  private BlockReport only(Predicate<BlockRow> wanted) {
    List<BlockRow> some = new ArrayList<>(rows);
    some.removeIf(wanted.negate());
    return new BlockReport(some, nowMicros, windowMicros);
  }

  /** {@return the most tokens any finished window has, or 0} */
  public long mostTokens() {
    long most = 0;
    for (BlockRow row : rows) {
      if (row instanceof BlockRow.Block block && !block.active()) {
        most = Math.max(most, block.totalTokens());
      }
    }
    return most;
  }

  /** {@return the windows with usage} */
  public List<BlockRow.Block> blocks() {
    List<BlockRow.Block> blocks = new ArrayList<>(rows.size());
    for (BlockRow row : rows) {
      if (row instanceof BlockRow.Block block) {
        blocks.add(block);
      }
    }
    return blocks;
  }

  /** {@return the ids of models without a price, sorted} */
  public List<String> unpricedModels() {
    TreeSet<String> unpriced = new TreeSet<>();
    for (BlockRow.Block block : blocks()) {
      for (ModelUsage model : block.breakdown()) {
        if (model.status() == PriceStatus.UNPRICED) {
          unpriced.add(model.model());
        }
      }
    }
    return List.copyOf(unpriced);
  }
}
