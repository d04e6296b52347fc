package dev.cctally.platform.config;

import org.jspecify.annotations.Nullable;

/**
 * What is set about fetching a vendor's quota and about how old a reading may be: the block {@value
 * #BLOCK}. If anything in it is wrong all of it is at its defaults, and {@code problem} says why:
 * who only needs labels goes on with them, who writes refuses.
 *
 * @param userAgent {@code user_agent}: sent as it is; {@code null} for the vendor's own
 * @param throttleSeconds {@code throttle_seconds}: how long one fetch lasts
 * @param freshSeconds {@code fresh_threshold_seconds}: up to this age a reading is fresh
 * @param staleSeconds {@code stale_after_seconds}: beyond this age it is stale
 * @param problem what is wrong with the block, or {@code null}
 */
public record FeedSettings(
    @Nullable String userAgent,
    int throttleSeconds,
    int freshSeconds,
    int staleSeconds,
    @Nullable String problem) {
  /** The block's name. */
  public static final String BLOCK = "oauth_usage";

  /** Nothing is set. */
  public static final FeedSettings DEFAULTS = new FeedSettings(null, 15, 30, 90, null);

  static FeedSettings broken(String problem) {
    return new FeedSettings(
        DEFAULTS.userAgent,
        DEFAULTS.throttleSeconds,
        DEFAULTS.freshSeconds,
        DEFAULTS.staleSeconds,
        problem);
  }
}
