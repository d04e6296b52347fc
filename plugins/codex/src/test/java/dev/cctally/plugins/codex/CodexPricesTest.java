package dev.cctally.plugins.codex;

import static dev.cctally.plugins.codex.Rollout.counts;
import static dev.cctally.plugins.codex.Rollout.info;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cctally.spi.model.SpeedTier;
import dev.cctally.spi.model.TokenCounts;
import dev.cctally.spi.pricing.LongContext;
import dev.cctally.spi.pricing.PriceBook;
import dev.cctally.spi.pricing.Quote;
import dev.cctally.spi.pricing.Rates;
import dev.cctally.spi.pricing.TokenRates;
import dev.cctally.spi.vendor.UsageEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CodexPricesTest {
  private static final PriceBook PRICES = new CodexVendor().priceBook();
  private static final long NOW = 1_778_407_200_000_000L;

  private static Quote.Priced priced(String model) {
    return (Quote.Priced) PRICES.quote(model, NOW);
  }

  private static Rates rates(String model) {
    return PRICES.quote(model, NOW) instanceof Quote.Fallback fallback
        ? fallback.rates()
        : priced(model).rates();
  }

  /**
   * Prices per million tokens are in the price table; a prompt above 272,000 tokens, cached ones
   * included, of a model with long-context prices pays them for all its tokens. With input = cached
   * + uncached:
   *
   * <ul>
   *   <li>X1: 2000·1.25 + 8000·0.125 + 500·10 = 8500
   *   <li>X2: 2000·0.25 + 8000·0.025 + 500·2 = 1700
   *   <li>X3: 10000·1.75 + 40000·0.175 + 3000·14 = 66500
   *   <li>X4: prompt 300000: 200000·5 + 100000·0.5 + 1000·22.5 = 1072500
   *   <li>X5: prompt 300000: 300000·5 + 1000·22.5 = 1522500
   *   <li>X6: 2000·5 + 8000·0.5 + 500·30 = 29000, fast · 2.5
   *   <li>X7: 500·15 + 500·3.75 + 100·120 = 21375
   *   <li>X9: as X1
   *   <li>X10: prompt 600000: 300000·60 + 300000·6 + 300000·270 = 100800000
   *   <li>X11: exactly 272000 is not above: 272000·2.5 = 680000
   *   <li>X12: prompt 272001: 1·5 + 272000·0.5 = 136005: cached tokens count for the threshold
   * </ul>
   */
  @ParameterizedTest
  @CsvSource({
    "X1,  gpt-5,               10000,  8000,   500,    100,  0.0085,   0.017",
    "X2,  gpt-5.1-codex-mini,  10000,  8000,   500,    100,  0.0017,   0.0034",
    "X3,  gpt-5.2-codex,       50000,  40000,  3000,   1500, 0.0665,   0.133",
    "X4,  gpt-5.4,             300000, 100000, 1000,   0,    1.0725,   2.145",
    "X5,  gpt-5.4,             300000, 0,      1000,   0,    1.5225,   3.045",
    "X6,  gpt-5.5,             10000,  8000,   500,    100,  0.029,    0.0725",
    "X7,  gpt-5-pro,           1000,   500,    100,    0,    0.021375, 0.04275",
    "X8,  gpt-5.3-codex-spark, 10000,  8000,   500,    0,    0,        0",
    "X9,  mystery-1,           10000,  8000,   500,    0,    0.0085,   0.017",
    "X10, gpt-5.4-pro,         600000, 300000, 300000, 0,    100.8,    201.6",
    "X11, gpt-5.4,             272000, 0,      0,      0,    0.68,     1.36",
    "X12, gpt-5.4,             272001, 272000, 0,      0,    0.136005, 0.27201",
  })
  void pricesAnEvent(
      String name,
      String model,
      long input,
      long cached,
      long output,
      long reasoning,
      String standard,
      String fast) {
    UsageEvent event =
        Rollout.usage(
                Rollout.context(model),
                info(
                    "10:01:00",
                    "{\"last_token_usage\":" + counts(input, cached, output, reasoning) + "}"))
            .getFirst();
    Rates rates = rates(event.model());

    assertThat(rates.cost(event.tokens(), SpeedTier.UNSPECIFIED).toDollars())
        .as(name)
        .isEqualByComparingTo(standard);
    assertThat(rates.cost(event.tokens(), SpeedTier.FAST).toDollars())
        .as(name)
        .isEqualByComparingTo(fast);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mystery-1", "openai/gpt-5", "GPT-5", "gpt-5 ", "unknown", ""})
  void pricesAnUnknownModelAsAnotherAndSaysSo(String model) {
    Quote.Fallback quote = (Quote.Fallback) PRICES.quote(model, NOW);

    assertThat(quote.pricedAs()).isEqualTo("gpt-5");
    assertThat(quote.rates()).isEqualTo(priced("gpt-5").rates());
    assertThat(PRICES.changesMicros(model)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"codex-auto-review, gpt-5.5", "gpt-daybreak-blue-latest, gpt-5.6-sol"})
  void anAliasIsNoUnknownModel(String alias, String model) {
    assertThat(priced(alias).pricedAs()).isEqualTo(model);
    assertThat(priced(alias).rates().standard()).isEqualTo(priced(model).rates().standard());
    assertThat(priced(alias).rates().longContext()).isEqualTo(priced(model).rates().longContext());
    assertThat(PRICES.models()).doesNotContain(alias).contains(model);
  }

  @Test
  void theFactorOfTheFastTierGoesByTheNameInTheLog() {
    for (String model : PRICES.models()) {
      Rates rates = priced(model).rates();
      assertThat(rates.fastNumerator() * 10 / rates.fastDenominator())
          .as(model)
          .isEqualTo(model.equals("gpt-5.5") ? 25 : 20);
    }
    for (String other : new String[] {"codex-auto-review", "gpt-daybreak-blue-latest", "x"}) {
      assertThat(rates(other).fastNumerator()).as(other).isEqualTo(2);
      assertThat(rates(other).fastDenominator()).as(other).isEqualTo(1);
    }
  }

  @Test
  void aModelForNothingIsKnown() {
    assertThat(priced("gpt-5.3-codex-spark").pricedAs()).isEqualTo("gpt-5.3-codex-spark");
  }

  @Test
  void saysWhereAPriceComesFrom() {
    assertThat(priced("gpt-5").source()).isEqualTo("price table of 2026-05-30");
    assertThat(priced("gpt-5.6").source()).isEqualTo("price table of 2026-08-13");
    assertThat(priced("gpt-5-pro").source())
        .isEqualTo(
            "price table of 2026-05-30; no published price for cached input; a quarter of input");
    assertThat(PRICES.snapshotDate()).isEqualTo(LocalDate.of(2026, 8, 13));
  }

  @Test
  void coversTheWholeTable() {
    assertThat(PRICES.models()).hasSize(44).doesNotHaveDuplicates();
    assertThat(PRICES.models()).startsWith("gpt-5").endsWith("gpt-5.6-terra");
    assertThat(PRICES.promptThresholds()).containsExactly(272_000L);
  }

  @Test
  void hasSoundPricesForEveryModel() {
    for (String model : PRICES.models()) {
      Rates rates = priced(model).rates();
      TokenRates standard = rates.standard();
      assertThat(PRICES.changesMicros(model)).isEmpty();
      if (model.equals("gpt-5.3-codex-spark")) {
        assertThat(standard).isEqualTo(new TokenRates(0, 0, 0, 0, 0));
        continue;
      }
      assertThat(standard.input()).as(model).isPositive();
      assertThat(standard.output()).as(model).isGreaterThan(standard.input());
      assertThat(standard.cacheRead()).as(model).isPositive().isLessThan(standard.input());
      LongContext longer = rates.longContext();
      if (longer != null) {
        assertThat(longer.rates().input()).isEqualTo(2 * standard.input());
        assertThat(longer.rates().cacheRead()).isEqualTo(2 * standard.cacheRead());
        assertThat(longer.rates().output() * 2).isEqualTo(3 * standard.output());
      }
      // No price of the fast tier may fall between two pico-dollars.
      for (long prompt : new long[] {1, 300_000}) {
        assertThat(rates.cost(new TokenCounts(prompt, 1, 0, 0, 1, 0), SpeedTier.FAST).pico())
            .isPositive();
      }
    }
  }

  private static final String HEAD =
      "{\"format\":1,\"snapshotDate\":\"2026-08-13\",\"longContextPolicy\":\"whole_request\","
          + "\"fallbackModel\":\"m\",\"fastMultiplierDefault\":2,";
  private static final String ROW = "\"input\":3,\"output\":15,\"cacheRead\":0.3";

  private static CodexPrices parse(String json) {
    return PriceTable.parse(json.getBytes(StandardCharsets.UTF_8));
  }

  private static CodexPrices table(String rows) {
    return parse(HEAD + "\"models\":[" + rows + "]}");
  }

  private static String dated(String model, String more) {
    return "{\"model\":\"" + model + "\"," + ROW + "," + more + ",\"source\":\"" + model + "\"}";
  }

  @Test
  void pricesAnInstantByThePriceOfItsDay() {
    CodexPrices prices =
        table(
            dated("m", "\"validTo\":\"2026-05-01\"")
                + ","
                + dated("m", "\"validFrom\":\"2026-05-01\"").replace("15", "10.5")
                + ","
                + dated("n", "\"validFrom\":\"2026-05-10\",\"fastMultiplier\":2.5"));
    long change = Instant.parse("2026-05-01T00:00:00Z").getEpochSecond() * 1_000_000;
    long start = Instant.parse("2026-05-10T00:00:00Z").getEpochSecond() * 1_000_000;

    assertThat(output(prices.quote("m", change - 1))).isEqualTo(15_000_000);
    assertThat(output(prices.quote("m", change))).isEqualTo(10_500_000);
    assertThat(prices.changesMicros("m")).containsExactly(change);
    // Before a model has a price it is priced as the fallback, whose changes are then its own.
    assertThat(prices.changesMicros("n")).containsExactly(change, start);
    assertThat(prices.changesMicros("x")).containsExactly(change);
    assertThat(prices.quote("n", start)).isInstanceOf(Quote.Priced.class);
    assertThat(prices.quote("n", start - 1)).isInstanceOf(Quote.Fallback.class);
    assertThat(start % PriceBook.VALIDITY_STEP_MICROS).isZero();
  }

  private static long output(Quote quote) {
    return ((Quote.Priced) quote).rates().standard().output();
  }

  @Test
  void hasNoPriceWhereNotEvenTheFallbackHas() {
    CodexPrices prices = table(dated("m", "\"validFrom\":\"2026-05-10\""));

    assertThat(prices.quote("m", 0)).isEqualTo(Quote.Unpriced.INSTANCE);
    assertThat(prices.quote("x", 0)).isEqualTo(Quote.Unpriced.INSTANCE);
  }

  @Test
  void pricesCachedInputAtAQuarterWhereNoPriceIsPublished() {
    CodexPrices prices =
        table(
            "{\"model\":\"m\",\"input\":15,\"output\":120,\"longContext\":"
                + "{\"thresholdTokens\":100,\"input\":30,\"output\":180}}");
    Rates rates = ((Quote.Priced) prices.quote("m", NOW)).rates();

    assertThat(rates.standard().cacheRead()).isEqualTo(3_750_000);
    assertThat(rates.applicable(101, SpeedTier.STANDARD).cacheRead()).isEqualTo(7_500_000);
  }

  @Test
  void refusesATableWithFlaws() {
    String row = "{\"model\":\"m\"," + ROW + "}";
    assertThat(table(row).models()).containsExactly("m");

    assertThatThrownBy(() -> table(row.replace("\"output\":15,", "")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a price of m is missing or negative");
    assertThatThrownBy(() -> table(row.replace("15", "-15"))).hasMessageContaining("is negative");
    assertThatThrownBy(() -> table("{" + ROW + "}")).hasMessageContaining("names no model");
    assertThatThrownBy(() -> table(row.replace("\"m\"", "\"n\""))).hasMessageContaining("'m'");
    assertThatThrownBy(() -> parse(HEAD.replace("\"2026-08-13\"", "null") + "\"models\":[]}"))
        .isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> parse("{\"format\":1}")).hasMessageContaining("snapshot date");
    assertThatThrownBy(() -> parse("{\"format\":2}")).hasMessageContaining("format");
    assertThatThrownBy(() -> parse("{\"longContextPolicy\":\"marginal\"}"))
        .hasMessageContaining("whole_request");
    assertThatThrownBy(() -> parse("{\"snapshotDate\":\"2026-08-13\"}"))
        .hasMessageContaining("fast tier");
    assertThatThrownBy(
            () -> parse(HEAD + "\"aliases\":[{\"alias\":\"a\"}],\"models\":[" + row + "]}"))
        .hasMessageContaining("alias");
    assertThatThrownBy(() ->
            parse(
                HEAD + "\"aliases\":[{\"alias\":\"a\",\"model\":\"z\"}],\"models\":[" + row + "]}"))
        .hasMessageContaining("'z'");
    // 0.0000001 dollars per million tokens is a tenth of a pico-dollar per token
    assertThatThrownBy(() -> table(row.replace("0.3", "0.0000001")))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(
            () -> table(row.replace(",\"cacheRead\":0.3", "").replace(":3,", ":0.000001,")))
        .hasMessageContaining("quarter");
  }
}
