package dev.cctally.platform.report.explain;

import dev.cctally.platform.ingest.Account;
import dev.cctally.spi.model.Money;
import java.util.List;
import java.util.Objects;

/**
 * A line that counts, with its cost.
 *
 * @param account the line
 * @param price how it is priced
 * @param terms what its cost adds up from; none if no price list is involved
 * @param cost its cost
 */
public record Explained(Account account, Price price, List<Term> terms, Money cost) {
  /** Rejects {@code null} and copies the list. */
  public Explained {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(price, "price");
    terms = List.copyOf(terms);
    Objects.requireNonNull(cost, "cost");
  }
}
