package dev.cctally.spi.pricing;

import java.util.Objects;

/**
 * The answer of a {@link PriceBook}. Plugins create these.
 *
 * @since 1.0
 */
public sealed interface Quote {
  /**
   * The model has a price.
   *
   * @param pricedAs the model whose row applies, after aliases and prefixes
   * @param rates the prices
   * @param source where they come from, for people, for example {@code "vendor list, 2026-08-13"}
   */
  record Priced(String pricedAs, Rates rates, String source) implements Quote {
    /** Rejects {@code null}. */
    public Priced {
      Objects.requireNonNull(pricedAs, "pricedAs");
      Objects.requireNonNull(rates, "rates");
      Objects.requireNonNull(source, "source");
    }
  }

  /**
   * The model is unknown and is priced as another one; reports say so.
   *
   * @param pricedAs the model whose row applies
   * @param rates the prices
   * @param source where they come from
   */
  record Fallback(String pricedAs, Rates rates, String source) implements Quote {
    /** Rejects {@code null}. */
    public Fallback {
      Objects.requireNonNull(pricedAs, "pricedAs");
      Objects.requireNonNull(rates, "rates");
      Objects.requireNonNull(source, "source");
    }
  }

  /** The model is unknown: its tokens count, its cost is shown as unpriced. */
  record Unpriced() implements Quote {
    /** The only value needed. */
    public static final Unpriced INSTANCE = new Unpriced();
  }
}
