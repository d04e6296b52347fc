package dev.cctally.platform.quota;

import org.jspecify.annotations.Nullable;

/**
 * Judges what a tick says of its block: which block it is, whether the vendor has credited it, and
 * which percentage counts. One that is a little lower than what was seen before is noise and is
 * raised to it; one that is lower by {@value #FALL} points is a credit.
 */
final class BlockJudge {
  static final double FALL = 5.0;

  private final BlockDesk blocks;
  private final ReadingDesk readings;
  private final EventDesk events;

  BlockJudge(BlockDesk blocks, ReadingDesk readings, EventDesk events) {
    this.blocks = blocks;
    this.readings = readings;
    this.events = events;
  }

  /**
   * What came of it.
   *
   * @param key the block; {@code null} if its reset is not stated, or nothing of it counts
   * @param segment the credit that opened the part of it; 0 before any
   * @param percent what counts; {@code null} if nothing is stated, or nothing counts
   * @param noted whether it changed what later readings mean
   */
  record Judgement(@Nullable Long key, long segment, @Nullable Double percent, boolean noted) {
    static final Judgement NOTHING = new Judgement(null, 0, null, false);
  }

  Judgement judge(long now, @Nullable Double percent, @Nullable Long statedEnd) {
    if (statedEnd == null) {
      return new Judgement(null, 0, percent, false);
    }
    long key = key(statedEnd);
    if (percent == null) {
      return new Judgement(key, segment(key), null, false);
    }
    if (isRepeat(key, now, percent)) {
      return Judgement.NOTHING;
    }
    boolean credited = false;
    Reading prior = readings.latestOfAnyBlock();
    if (prior != null
        && prior.blockKey() != null
        && prior.blockKey() == key
        && prior.blockPercent() != null
        && prior.statedBlockEndMicros() != null
        && prior.statedBlockEndMicros() > now
        && Percent.normal(prior.blockPercent() - percent) >= FALL) {
      credited = credit(key, now, percent, prior, prior.blockPercent());
    }
    long segment = segment(key);
    Double highest = readings.highestOfBlock(key, segment);
    double counted = highest != null && Percent.lower(percent, highest) ? highest : percent;
    return new Judgement(key, segment, counted, credited);
  }

  private long key(long statedEnd) {
    Long near = blocks.nearest(statedEnd, BlockIdentity.NEAR_BLOCK);
    if (near != null) {
      return near;
    }
    Reading latest = blocks.none() ? readings.latestThatNamesABlock() : null;
    if (latest != null
        && latest.blockKey() != null
        && latest.statedBlockEndMicros() != null
        && Math.abs(latest.statedBlockEndMicros() - statedEnd) < BlockIdentity.NEAR_READING) {
      return latest.blockKey();
    }
    return BlockIdentity.key(statedEnd);
  }

  private long segment(long key) {
    QuotaEvent event = events.latestOfBlock(key);
    return event == null ? 0 : event.id();
  }

  private boolean isRepeat(long key, long now, double percent) {
    QuotaEvent event = events.latestOfBlock(key);
    if (event == null
        || event.prior() == null
        || now - event.detectedMicros() > PeriodJudge.REPEAT_MICROS) {
      return false;
    }
    Double highest = readings.highestOfBlock(key, event.id());
    double since = highest == null ? event.post() : highest;
    return Math.abs(percent - event.prior()) < PeriodJudge.REPEAT
        && Percent.normal(percent - since) >= FALL;
  }

  private boolean credit(long key, long now, double percent, Reading prior, double before) {
    long effective = BlockIdentity.slot(now);
    long end = prior.statedBlockEndMicros() == null ? effective : prior.statedBlockEndMicros();
    long added =
        events.add(
            new QuotaEvent(
                0,
                Axis.BLOCK,
                0,
                key,
                true,
                effective,
                end,
                effective,
                now,
                before,
                percent,
                prior.id()));
    readings.strikeBlockReplays(key, now, before);
    return added != 0;
  }
}
