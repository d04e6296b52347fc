package dev.cctally.platform.report.cache;

import java.math.BigInteger;

/**
 * Which part of prompts came from the cache, exactly. Two of them may be the same part of different
 * amounts: {@link #compareTo} then says 0, {@link #equals} does not.
 *
 * @param read tokens read from the cache
 * @param prompt all tokens of the prompts; the part of nothing is nothing
 */
public record HitRate(long read, long prompt) implements Comparable<HitRate> {
  @Override
  public int compareTo(HitRate other) {
    return numerator()
        .multiply(other.denominator())
        .compareTo(other.numerator().multiply(denominator()));
  }

  BigInteger numerator() {
    return prompt == 0 ? BigInteger.ZERO : BigInteger.valueOf(read);
  }

  BigInteger denominator() {
    return prompt == 0 ? BigInteger.ONE : BigInteger.valueOf(prompt);
  }
}
