package org.example.gemini;

import dev.cctally.spi.pricing.LongContext;
import dev.cctally.spi.pricing.PriceBook;
import dev.cctally.spi.pricing.Quote;
import dev.cctally.spi.pricing.Rates;
import dev.cctally.spi.pricing.TokenRates;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * List prices of text requests, in thousandths of a dollar per million tokens, which are whole
 * numbers. None of them has changed since the model came out; a price that does gets two {@link
 * Rates} with the instant of the change between them, and {@link #changesMicros} names it.
 */
final class GeminiPrices implements PriceBook {
  private static final String SOURCE = "https://ai.google.dev/gemini-api/docs/pricing";
  private static final LocalDate SNAPSHOT = LocalDate.of(2026, 5, 30);
  private static final long LONG_PROMPT = 200_000;
  private static final long PICO = 1_000; // per token, of a thousandth of a dollar per million

  private static final Map<String, Rates> RATES = new LinkedHashMap<>();

  static {
    add("gemini-3.1-pro-preview", rates(2_000, 200, 12_000), rates(4_000, 400, 18_000));
    add("gemini-3-pro-preview", rates(2_000, 200, 12_000), rates(4_000, 400, 18_000));
    add("gemini-3-flash-preview", rates(500, 50, 3_000), null);
    add("gemini-2.5-pro", rates(1_250, 125, 10_000), rates(2_500, 250, 15_000));
    add("gemini-2.5-flash", rates(300, 30, 2_500), null);
    add("gemini-2.5-flash-lite", rates(100, 10, 400), null);
    add("gemini-2.0-flash", rates(100, 25, 400), null);
  }

  private static TokenRates rates(long input, long cached, long output) {
    return new TokenRates(input * PICO, cached * PICO, input * PICO, input * PICO, output * PICO);
  }

  private static void add(String model, TokenRates standard, @Nullable TokenRates longPrompt) {
    LongContext longContext = longPrompt == null ? null : new LongContext(LONG_PROMPT, longPrompt);
    RATES.put(model, new Rates(standard, longContext, 1, 1, Long.MIN_VALUE, Long.MAX_VALUE));
  }

  @Override
  public Quote quote(String model, long atMicros) {
    Rates rates = RATES.get(model);
    return rates == null ? Quote.Unpriced.INSTANCE : new Quote.Priced(model, rates, SOURCE);
  }

  @Override
  public long[] changesMicros(String model) {
    return new long[0];
  }

  @Override
  public List<Long> promptThresholds() {
    return List.of(LONG_PROMPT);
  }

  @Override
  public LocalDate snapshotDate() {
    return SNAPSHOT;
  }

  @Override
  public List<String> models() {
    return List.copyOf(RATES.keySet());
  }
}
