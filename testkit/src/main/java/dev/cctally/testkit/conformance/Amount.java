package dev.cctally.testkit.conformance;

import dev.cctally.spi.model.Money;
import dev.cctally.spi.model.TokenCounts;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * What logs amount to, once what is in them twice is counted once. Immutable; each method returns a
 * changed copy. What is not named is expected to be 0.
 *
 * @param responses the number of billed responses
 * @param tokens their tokens
 * @param cost their cost: what the log records, otherwise what the vendor's price book says;
 *     responses of unknown models add nothing
 * @param sessions the number of sessions that have a response
 */
public record Amount(int responses, TokenCounts tokens, Money cost, int sessions) {
  /** Rejects {@code null}. */
  public Amount {
    Objects.requireNonNull(tokens, "tokens");
    Objects.requireNonNull(cost, "cost");
  }

  /**
   * {@return that many responses of one session, without tokens and cost}
   *
   * @param responses how many
   */
  public static Amount of(int responses) {
    return new Amount(responses, TokenCounts.ZERO, Money.ZERO, responses == 0 ? 0 : 1);
  }

  /**
   * {@return the same with prompt tokens that no cache was used for}
   *
   * @param count how many
   */
  public Amount input(long count) {
    return with(
        new TokenCounts(
            count,
            tokens.cacheRead(),
            tokens.cacheWrite5m(),
            tokens.cacheWrite1h(),
            tokens.output(),
            tokens.reasoning()));
  }

  /**
   * {@return the same with prompt tokens read from a cache}
   *
   * @param count how many
   */
  public Amount cacheRead(long count) {
    return with(
        new TokenCounts(
            tokens.input(),
            count,
            tokens.cacheWrite5m(),
            tokens.cacheWrite1h(),
            tokens.output(),
            tokens.reasoning()));
  }

  /**
   * {@return the same with prompt tokens written to a cache}
   *
   * @param fiveMinutes how many for five minutes, or for an unknown time
   * @param oneHour how many for one hour
   */
  public Amount cacheWrite(long fiveMinutes, long oneHour) {
    return with(
        new TokenCounts(
            tokens.input(),
            tokens.cacheRead(),
            fiveMinutes,
            oneHour,
            tokens.output(),
            tokens.reasoning()));
  }

  /**
   * {@return the same with generated tokens}
   *
   * @param count how many, reasoning included
   */
  public Amount output(long count) {
    return output(count, 0);
  }

  /**
   * {@return the same with generated tokens}
   *
   * @param count how many, reasoning included
   * @param reasoning how many of them were spent on reasoning
   */
  public Amount output(long count, long reasoning) {
    return with(
        new TokenCounts(
            tokens.input(),
            tokens.cacheRead(),
            tokens.cacheWrite5m(),
            tokens.cacheWrite1h(),
            count,
            reasoning));
  }

  /**
   * {@return the same with a cost}
   *
   * @param dollars US dollars in decimal, exact, for example {@code "0.0035"}
   */
  public Amount dollars(String dollars) {
    return new Amount(responses, tokens, Money.ofDollars(new BigDecimal(dollars)), sessions);
  }

  /**
   * {@return the same in several sessions}
   *
   * @param count how many sessions have a response
   */
  public Amount inSessions(int count) {
    return new Amount(responses, tokens, cost, count);
  }

  private Amount with(TokenCounts changed) {
    return new Amount(responses, changed, cost, sessions);
  }

  @Override
  public String toString() {
    return responses
        + " responses in "
        + sessions
        + " sessions, "
        + tokens
        + ", $"
        + cost.toDollars().toPlainString();
  }
}
