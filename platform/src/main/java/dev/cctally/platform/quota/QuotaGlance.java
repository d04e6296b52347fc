package dev.cctally.platform.quota;

import dev.cctally.platform.store.HistoryFile;
import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.time.EpochMicros;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The stored history of quotas at a glance: nothing is made, changed, locked or waited for. What
 * cannot be read so is as if it were not there.
 */
public final class QuotaGlance implements RecordedWindows, QuotaLevels {
  private final HistoryFile file;

  /**
   * Reads nothing yet.
   *
   * @param file where the history lies
   */
  public QuotaGlance(HistoryFile file) {
    this.file = Objects.requireNonNull(file, "file");
  }

  /**
   * {@return what is asked of a vendor's main windows; {@code null} if nothing is recorded that can
   * be read}
   *
   * @param vendorId the vendor
   * @param question the question; may be asked several times
   */
  public <T> @Nullable T ask(String vendorId, Function<QuotaSeries, @Nullable T> question) {
    return file.glance(database -> answer(database, vendorId, question));
  }

  private <T> T of(String vendorId, T otherwise, Function<QuotaSeries, @Nullable T> question) {
    T answer = file.glance(database -> answer(database, vendorId, question));
    return answer == null ? otherwise : answer;
  }

  private static <T> @Nullable T answer(
      SqlDatabase database, String vendorId, Function<QuotaSeries, @Nullable T> question) {
    QuotaSeries series = QuotaStore.main(database, vendorId);
    return series == null ? null : question.apply(series);
  }

  @Override
  public WindowRecords ending(String vendorId, String windowId, Instant from, Instant to) {
    return of(vendorId, WindowRecords.NONE, series -> QuotaStore.ending(series, from, to));
  }

  @Override
  public List<QuotaLevel> newest(String vendorId, Instant now) {
    return of(vendorId, List.of(), series -> newest(series, EpochMicros.of(now)));
  }

  private static List<QuotaLevel> newest(QuotaSeries series, long now) {
    Reading latest = series.latest(now);
    List<QuotaLevel> levels = new ArrayList<>(2);
    if (latest == null) {
      return levels;
    }
    Long blockKey = latest.blockKey();
    if (latest.blockPercent() != null || blockKey != null) {
      levels.add(
          new QuotaLevel(
              series.key().block(),
              latest.blockPercent(),
              blockKey == null ? null : Instant.ofEpochSecond(blockKey)));
    }
    for (Period period : series.periods()) {
      if (period.id() == latest.periodId()) {
        levels.add(
            new QuotaLevel(
                series.key().period(),
                latest.percent(),
                EpochMicros.toInstant(period.endMicros())));
      }
    }
    return levels;
  }

  @Override
  public @Nullable Double highest(QuotaLevel level, String vendorId, Instant now) {
    Double none = Double.NEGATIVE_INFINITY;
    Double highest = of(vendorId, none, series -> highest(series, level, now));
    return highest.equals(none) ? null : highest;
  }

  private static @Nullable Double highest(QuotaSeries series, QuotaLevel level, Instant now) {
    Duration length = level.length();
    if (length.equals(series.key().block())) {
      Block block = block(series, level);
      return block == null ? null : block.percent();
    }
    return length.equals(series.key().period()) ? percent(series, level, now) : null;
  }

  /** The block that resets when the level does; a reset that is not said tells none. */
  private static @Nullable Block block(QuotaSeries series, QuotaLevel level) {
    Instant reset = level.resetsAt();
    Block nearest = null;
    if (reset != null) {
      long micros = EpochMicros.of(reset);
      for (Block block : series.blocks()) {
        long distance = Math.abs(block.resetMicros() - micros);
        if (distance <= BlockIdentity.NEAR_BLOCK
            && (nearest == null || distance < Math.abs(nearest.resetMicros() - micros))) {
          nearest = block;
        }
      }
    }
    return nearest;
  }

  /** The last reading of the part of the period that is now; within one they only grow. */
  private static @Nullable Double percent(QuotaSeries series, QuotaLevel level, Instant now) {
    Instant reset = level.resetsAt();
    long micros = EpochMicros.of(now);
    Segment current = null;
    for (Segment segment : series.segments()) {
      boolean same =
          reset == null
              || Math.abs(segment.period().endMicros() - EpochMicros.of(reset))
                  <= BlockIdentity.NEAR_BLOCK;
      if (segment.contains(micros) && same) {
        current = segment;
      }
    }
    Reading reading = current == null ? null : series.latestOf(current, micros);
    return reading == null ? null : reading.percent();
  }
}
