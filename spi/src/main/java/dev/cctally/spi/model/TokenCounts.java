package dev.cctally.spi.model;

/**
 * The tokens of one billed response, split into classes that are priced apart. The classes do not
 * overlap: a vendor whose "input" includes cache reads subtracts them before it builds this record.
 *
 * @param input prompt tokens that were neither read from nor written to a cache
 * @param cacheRead prompt tokens read from the cache
 * @param cacheWrite5m prompt tokens written to the cache for five minutes, or for an unknown time
 * @param cacheWrite1h prompt tokens written to the cache for one hour
 * @param output generated tokens, reasoning included
 * @param reasoning the part of {@code output} spent on reasoning; 0 if unknown
 * @since 1.0
 */
public record TokenCounts(
    long input, long cacheRead, long cacheWrite5m, long cacheWrite1h, long output, long reasoning) {
  /** No tokens. */
  public static final TokenCounts ZERO = new TokenCounts(0, 0, 0, 0, 0, 0);

  /**
   * Rejects negative counts.
   *
   * @throws IllegalArgumentException if a count is negative
   */
  public TokenCounts {
    if ((input | cacheRead | cacheWrite5m | cacheWrite1h | output | reasoning) < 0) {
      throw new IllegalArgumentException("a token count is negative");
    }
  }

  /** {@return the tokens written to a cache, for whatever time} */
  public long cacheWrite() {
    return Math.addExact(cacheWrite5m, cacheWrite1h);
  }

  /** {@return the whole prompt: input, cache reads and cache writes} */
  public long prompt() {
    return Math.addExact(Math.addExact(input, cacheRead), cacheWrite());
  }

  /** {@return the whole prompt and the output; reasoning is inside output and not added again} */
  public long total() {
    return Math.addExact(prompt(), output);
  }

  /**
   * {@return the sum, class by class}
   *
   * @param other what to add
   * @throws ArithmeticException if a count does not fit
   */
  public TokenCounts plus(TokenCounts other) {
    return new TokenCounts(
        Math.addExact(input, other.input),
        Math.addExact(cacheRead, other.cacheRead),
        Math.addExact(cacheWrite5m, other.cacheWrite5m),
        Math.addExact(cacheWrite1h, other.cacheWrite1h),
        Math.addExact(output, other.output),
        Math.addExact(reasoning, other.reasoning));
  }
}
