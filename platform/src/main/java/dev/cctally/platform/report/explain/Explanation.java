package dev.cctally.platform.report.explain;

import dev.cctally.platform.ingest.Account;
import dev.cctally.platform.ingest.Fate;
import dev.cctally.platform.report.Figures;
import dev.cctally.spi.model.Money;
import dev.cctally.spi.model.TokenCounts;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a number is what it is.
 *
 * @param counted the lines it comes from, by time
 * @param leftOut the lines that tell of the same responses and do not count, by time
 * @param sums what they add up to, model by model and price by price
 * @param figures what they add up to
 * @param reported what the report says; {@code null} if no report has a row for it
 */
public record Explanation(
    List<Explained> counted,
    List<Account> leftOut,
    List<Sum> sums,
    Figures figures,
    @Nullable Figures reported) {
  /** Copies the lists. */
  public Explanation {
    counted = List.copyOf(counted);
    leftOut = List.copyOf(leftOut);
    sums = List.copyOf(sums);
    Objects.requireNonNull(figures, "figures");
  }

  /** {@return whether nothing is known of what was asked} */
  public boolean empty() {
    return counted.isEmpty() && leftOut.isEmpty();
  }

  /** {@return how many responses are later than the present, and so in no report} */
  public long later() {
    return leftOut.stream().filter(account -> account.fate() == Fate.LATER).count();
  }

  /** {@return whether the report says just this} */
  public boolean agrees() {
    return reported == null || reported.equals(figures);
  }

  /**
   * Responses of one model at one price.
   *
   * @param model the model as written
   * @param price how they are priced
   * @param entries how many
   * @param tokens their tokens
   * @param terms what their cost adds up from
   * @param cost their cost
   */
  public record Sum(
      String model, Price price, long entries, TokenCounts tokens, List<Term> terms, Money cost) {
    /** Rejects {@code null} and copies the list. */
    public Sum {
      Objects.requireNonNull(model, "model");
      Objects.requireNonNull(price, "price");
      Objects.requireNonNull(tokens, "tokens");
      terms = List.copyOf(terms);
      Objects.requireNonNull(cost, "cost");
    }
  }
}
