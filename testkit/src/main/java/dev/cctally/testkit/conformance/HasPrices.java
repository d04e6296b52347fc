package dev.cctally.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.model.SpeedTier;
import dev.cctally.spi.model.TokenCounts;
import dev.cctally.spi.pricing.LongContext;
import dev.cctally.spi.pricing.PriceBook;
import dev.cctally.spi.pricing.Quote;
import dev.cctally.spi.pricing.Rates;
import java.time.ZoneOffset;
import java.util.List;

/** The price book keeps its promises about dates and thresholds, on which sums rely. */
final class HasPrices implements Rule {
  private static final List<String> NO_MODELS =
      List.of(
          "", " ", "conformance-no-such-model", "x".repeat(10_000), "\u0000\ud800", "a/b/c:d@e");

  @Override
  public String title() {
    return "has prices that hold between the dates it names";
  }

  @Override
  public void check(Subject subject) {
    PriceBook book = subject.prices();
    long snapshot =
        Math.multiplyExact(
            book.snapshotDate().atStartOfDay(ZoneOffset.UTC).toEpochSecond(), 1_000_000L);
    assertThat(book.promptThresholds()).as("promptThresholds()").doesNotHaveDuplicates().isSorted();
    assertThat(book.models()).as("models()").doesNotHaveDuplicates();
    for (String model : book.models()) {
      assertThat(book.quote(model, snapshot))
          .as("quote for '%s', one of models(), on the snapshot date", model)
          .isNotInstanceOf(Quote.Unpriced.class);
      spans(book, model);
    }
    for (String model : NO_MODELS) {
      assertThat(book.quote(model, snapshot))
          .as("quote for the unknown model '%.30s'", model)
          .isNotNull()
          .isNotInstanceOf(Quote.Priced.class);
      spans(book, model);
    }
  }

  private static void spans(PriceBook book, String model) {
    long[] changes = book.changesMicros(model);
    assertThat(changes).as("changesMicros(\"%.30s\")", model).isSorted().doesNotHaveDuplicates();
    long from = Long.MIN_VALUE;
    for (int i = 0; i <= changes.length; i++) {
      long to = i == changes.length ? Long.MAX_VALUE : changes[i];
      if (i < changes.length) {
        assertThat(Math.floorMod(to, PriceBook.VALIDITY_STEP_MICROS))
            .as("a price of '%s' changes at %d µs, at a quarter of an hour", model, to)
            .isZero();
      }
      Quote first = book.quote(model, from);
      assertThat(book.quote(model, to - 1))
          .as("quote for '%.30s' at the end of a span without changes", model)
          .isEqualTo(first);
      switch (first) {
        case Quote.Priced priced -> rates(book, model, priced.rates(), from, to);
        case Quote.Fallback fallback -> rates(book, model, fallback.rates(), from, to);
        case Quote.Unpriced _ -> {
          // Nothing more to hold.
        }
      }
      from = to;
    }
  }

  private static void rates(PriceBook book, String model, Rates rates, long from, long to) {
    assertThat(rates.validFromMicros())
        .as("validity of '%s' begins", model)
        .isLessThanOrEqualTo(from);
    assertThat(rates.validToMicros()).as("validity of '%s' ends", model).isGreaterThanOrEqualTo(to);
    LongContext longContext = rates.longContext();
    if (longContext != null) {
      assertThat(book.promptThresholds())
          .as("promptThresholds(), of which '%s' uses one", model)
          .contains(longContext.thresholdTokens());
    }
    // Throws if a product is no whole number of pico-dollars.
    TokenCounts tokens = new TokenCounts(1_000_000, 1, 1, 1, 1, 0);
    for (SpeedTier speed : SpeedTier.values()) {
      assertThat(rates.cost(tokens, speed)).as("cost of '%s', %s", model, speed).isNotNull();
    }
  }
}
