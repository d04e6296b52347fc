package dev.cctally.platform.report.explain;

import dev.cctally.platform.ingest.Account;
import dev.cctally.platform.pricing.PriceSheet;
import dev.cctally.platform.report.CostMode;
import dev.cctally.platform.report.SpeedRule;
import dev.cctally.platform.report.explain.Term.TokenClass;
import dev.cctally.spi.model.Money;
import dev.cctally.spi.model.SpeedTier;
import dev.cctally.spi.model.TokenCounts;
import dev.cctally.spi.pricing.LongContext;
import dev.cctally.spi.pricing.Quote;
import dev.cctally.spi.pricing.Rates;
import dev.cctally.spi.pricing.TokenRates;
import java.util.ArrayList;
import java.util.List;

/**
 * Prices single responses, from the price book itself and not from sums: what comes out here is a
 * second opinion on what reports say.
 */
final class EntryPricer {
  private final PriceSheet sheet;
  private final CostMode mode;
  private final SpeedRule speed;

  EntryPricer(PriceSheet sheet, CostMode mode, SpeedRule speed) {
    this.sheet = sheet;
    this.mode = mode;
    this.speed = speed;
  }

  Explained explain(Account account) {
    Money recorded = account.recordedCost();
    if (recorded != null && mode != CostMode.CALCULATE) {
      return new Explained(account, new Price.Recorded(), List.of(), recorded);
    }
    if (mode == CostMode.DISPLAY) {
      return new Explained(account, new Price.Unrecorded(), List.of(), Money.ZERO);
    }
    Quote quote = sheet.quote(account.model(), account.atMicros());
    if (quote instanceof Quote.Priced own) {
      return listed(account, own.pricedAs(), false, own.source(), own.rates());
    }
    if (quote instanceof Quote.Fallback other) {
      return listed(account, other.pricedAs(), true, other.source(), other.rates());
    }
    return new Explained(account, new Price.None(), List.of(), Money.ZERO);
  }

  private Explained listed(
      Account account, String pricedAs, boolean fallback, String source, Rates rates) {
    SpeedTier billed = speed.billed(account.speed(), sheet);
    long prompt = account.tokens().prompt();
    LongContext longer = rates.longContext();
    boolean longPrompt = longer != null && prompt > longer.thresholdTokens();
    TokenRates each = rates.applicable(prompt, billed);
    Price.Listed price =
        new Price.Listed(pricedAs, fallback, source, rates, billed, longPrompt, each);
    List<Term> terms = terms(account.tokens(), each);
    return new Explained(account, price, terms, sum(terms));
  }

  static List<Term> terms(TokenCounts tokens, TokenRates each) {
    List<Term> terms = new ArrayList<>(5);
    add(terms, TokenClass.INPUT, tokens.input(), each.input());
    add(terms, TokenClass.OUTPUT, tokens.output(), each.output());
    add(terms, TokenClass.CACHE_WRITE_5M, tokens.cacheWrite5m(), each.cacheWrite5m());
    add(terms, TokenClass.CACHE_WRITE_1H, tokens.cacheWrite1h(), each.cacheWrite1h());
    add(terms, TokenClass.CACHE_READ, tokens.cacheRead(), each.cacheRead());
    return terms;
  }

  private static void add(List<Term> terms, TokenClass tokenClass, long tokens, long pico) {
    if (tokens > 0) {
      terms.add(new Term(tokenClass, tokens, pico));
    }
  }

  static Money sum(List<Term> terms) {
    Money sum = Money.ZERO;
    for (Term term : terms) {
      sum = sum.plus(term.cost());
    }
    return sum;
  }
}
