package dev.cctally.platform.plugin;

import java.time.Duration;

/**
 * Time that is given to somebody. It passes only as far as this process gets to look at the clock:
 * what is suspended together with us, by a closed lid or a stopped job, loses nothing of it.
 */
public final class Patience {
  /** How often to look, at least, in nanoseconds. */
  public static final long LOOK_NANOS = 100_000_000;

  private static final long MOST_AT_ONCE = 2 * LOOK_NANOS;

  private final long mostAtOnce;
  private long left;
  private long lookedAt;

  /**
   * Starts now.
   *
   * @param patience how long
   */
  public Patience(Duration patience) {
    this(patience, MOST_AT_ONCE, System.nanoTime());
  }

  /**
   * Starts now, for somebody who looks more rarely.
   *
   * @param patience how long
   * @param mostAtOnce how much may pass between two looks, in nanoseconds; what is more was spent
   *     suspended
   * @param now a time as {@link System#nanoTime}
   */
  public Patience(Duration patience, long mostAtOnce, long now) {
    this.left = patience.toNanos();
    this.mostAtOnce = mostAtOnce;
    this.lookedAt = now;
  }

  /**
   * {@return how much is left, in nanoseconds; not more than 0 if nothing is}
   *
   * @param now the time, as {@link System#nanoTime}
   */
  public long left(long now) {
    left -= Math.clamp(now - lookedAt, 0, mostAtOnce);
    lookedAt = now;
    return left;
  }
}
