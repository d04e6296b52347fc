package dev.cctally.platform.report.explain;

import dev.cctally.platform.ingest.Account;
import dev.cctally.platform.ingest.EvidenceQuery;
import dev.cctally.platform.ingest.Fate;
import dev.cctally.platform.ingest.Usage;
import dev.cctally.platform.pricing.PriceSheet;
import dev.cctally.platform.pricing.PriceSource;
import dev.cctally.platform.report.CostMode;
import dev.cctally.platform.report.Figures;
import dev.cctally.platform.report.SpeedRule;
import dev.cctally.platform.report.explain.Explanation.Sum;
import dev.cctally.spi.model.Money;
import dev.cctally.spi.model.TokenCounts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes explanations from the logs themselves. */
public final class ExplainReports {
  private final Usage usage;
  private final PriceSource prices;

  /**
   * Makes it.
   *
   * @param usage stored usage, which says what became of each line
   * @param prices where price books come from
   */
  public ExplainReports(Usage usage, PriceSource prices) {
    this.usage = Objects.requireNonNull(usage, "usage");
    this.prices = Objects.requireNonNull(prices, "prices");
  }

  /**
   * {@return why a number is what it is}
   *
   * @param query which lines it comes from
   * @param mode which cost
   * @param nowMicros until when lines count, as in reports, in microseconds of the epoch
   * @param reported what the report says, to compare; {@code null} if no report has a row for it
   * @throws dev.cctally.platform.AppException if the vendor's reader fails
   */
  public Explanation explain(
      EvidenceQuery query, CostMode mode, long nowMicros, @Nullable Figures reported) {
    EntryPricer pricer =
        new EntryPricer(new PriceSheet(prices, query.vendorId()), mode, SpeedRule.AUTO);
    List<Explained> counted = new ArrayList<>();
    List<Account> leftOut = new ArrayList<>();
    Map<SumKey, List<Explained>> byPrice = new LinkedHashMap<>();
    Figures figures = Figures.ZERO;
    for (Account account : usage.evidence(query)) {
      if (account.fate() != Fate.COUNTED) {
        leftOut.add(account);
        continue;
      }
      if (account.atMicros() > nowMicros) {
        leftOut.add(account.later());
        continue;
      }
      Explained explained = pricer.explain(account);
      counted.add(explained);
      byPrice
          .computeIfAbsent(new SumKey(account.model(), explained.price()), _ -> new ArrayList<>())
          .add(explained);
      figures = figures.plus(new Figures(1, account.tokens(), explained.cost()));
    }
    List<Sum> sums = new ArrayList<>();
    byPrice.forEach((key, entries) -> sums.add(sum(key, entries)));
    sums.sort(Comparator.comparing(Sum::cost).reversed());
    return new Explanation(counted, leftOut, sums, figures, reported);
  }

  private record SumKey(String model, Price price) {}

  private static Sum sum(SumKey key, List<Explained> entries) {
    TokenCounts tokens = TokenCounts.ZERO;
    Money cost = Money.ZERO;
    for (Explained entry : entries) {
      tokens = tokens.plus(entry.account().tokens());
      cost = cost.plus(entry.cost());
    }
    List<Term> terms =
        key.price instanceof Price.Listed listed
            ? EntryPricer.terms(tokens, listed.each())
            : List.of();
    return new Sum(key.model, key.price, entries.size(), tokens, terms, cost);
  }
}
