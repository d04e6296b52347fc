package dev.cctally.plugins.claude;

import static dev.cctally.plugins.claude.Transcript.answer;
import static dev.cctally.plugins.claude.Transcript.counts;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ClaudePricesTest {
  private static final PriceBook PRICES = new ClaudeVendor().priceBook();
  private static final long NOW = 1_778_407_200_000_000L;

  private static Quote.Priced priced(String model) {
    return (Quote.Priced) PRICES.quote(model, NOW);
  }

  /**
   * Prices per million tokens are in the price table; a prompt above 200,000 tokens of a model with
   * long-context prices pays them for all its tokens.
   *
   * <ul>
   *   <li>C3: 250000·6 = 1500000
   *   <li>C4: prompt 670100: 100·6 + 210000·22.5 + 220000·7.5 + 450000·0.6 = 6645600
   *   <li>C5: 250000·3 + 1000·15 = 765000, no long-context prices
   *   <li>C8: 10·5 + 20·25 + 10000·6.25 + 20000·10 + 400000·0.5 = 463050
   *   <li>C9: (10·5 + 2000·25 + 100000·0.5) · 2 = 200100
   *   <li>C10: prompt 300000: 150000·7.5 + 150000·12 = 2925000
   *   <li>C13: exactly 200000 is not above: 200000·3; C14: 200001·6 = 1200006
   *   <li>C15: prompt 300010: 10·6 + 1000·22.5 + 300000·0.6 = 202560
   *   <li>C17: 400000·6.25 + 600000·10 = 8500000; C18: min(6000, 1000)·10 = 10000
   *   <li>C19: (1000·5 + 1000·25 + 1000000·10 + 1000000·0.5) · 2 = 21060000
   *   <li>C20: (1000·5 + 1000·25) · 6 = 180000
   * </ul>
   */
  @ParameterizedTest
  @CsvSource({
    "C1,  claude-opus-4-7,            1200,   850,    15000,   240000,  ,       ,       ,        "
        + " 0.241",
    "C2,  claude-haiku-4-5-20251001,  5000,   2500,   10000,   90000,   ,       ,       ,        "
        + " 0.039",
    "C3,  claude-sonnet-4-5-20250929, 250000, 0,      0,       0,       ,       ,       ,        "
        + " 1.5",
    "C4,  claude-sonnet-4-5-20250929, 100,    210000, 220000,  450000,  ,       ,       ,        "
        + " 6.6456",
    "C5,  claude-sonnet-4-6,          250000, 1000,   0,       0,       ,       ,       ,        "
        + " 0.765",
    "C6,  claude-3-haiku-20240307,    100000, 10000,  5000,    50000,   ,       ,       ,        "
        + " 0.0405",
    "C7,  claude-opus-4-1,            1000,   1000,   1000,    1000,    ,       ,       ,        "
        + " 0.11025",
    "C8,  claude-opus-4-7,            10,     20,     30000,   400000,  10000,  20000,  standard,"
        + " 0.46305",
    "C9,  claude-opus-4-8,            10,     2000,   0,       100000,  ,       ,       fast,    "
        + " 0.2001",
    "C10, claude-sonnet-4-5,          0,      0,      300000,  0,       150000, 150000, ,        "
        + " 2.925",
    "C11, claude-opus-4-7,            1000,   100,    0,       0,       ,       ,       ,        "
        + " 0.0075",
    "C13, claude-sonnet-4-5-20250929, 200000, 0,      0,       0,       ,       ,       ,        "
        + " 0.6",
    "C14, claude-sonnet-4-5-20250929, 200001, 0,      0,       0,       ,       ,       ,        "
        + " 1.200006",
    "C15, claude-sonnet-4-5-20250929, 10,     1000,   0,       300000,  ,       ,       ,        "
        + " 0.20256",
    "C16, claude-opus-4-7,            0,      0,      1000000, 0,       0,      1000000, ,       "
        + " 10",
    "C17, claude-opus-4-7,            0,      0,      1000000, 0,       400000, 600000, ,        "
        + " 8.5",
    "C18, claude-opus-4-7,            0,      0,      1000,    0,       4000,   6000,   ,        "
        + " 0.01",
    "C19, claude-opus-4-8,            1000,   1000,   1000000, 1000000, 0,      1000000, fast,   "
        + " 21.06",
    "C20, claude-opus-4-6,            1000,   1000,   0,       0,       ,       ,       fast,    "
        + " 0.18",
    "C21, claude-opus-5,              1000,   1000,   0,       0,       ,       ,       ,        "
        + " 0.03",
    "C22, claude-sonnet-5,            1000,   1000,   0,       0,       ,       ,       ,        "
        + " 0.012",
  })
  void pricesALine(
      String name,
      String model,
      long input,
      long output,
      long cacheWrite,
      long cacheRead,
      @Nullable Long write5m,
      @Nullable Long write1h,
      @Nullable String speed,
      String dollars) {
    String more = speed == null ? "" : ",\"speed\":\"" + speed + "\"";
    if (write5m != null) {
      more +=
          ",\"cache_creation\":{\"ephemeral_5m_input_tokens\":%d,\"ephemeral_1h_input_tokens\":%d}"
              .formatted(write5m, write1h);
    }
    UsageEvent event =
        Transcript.single(answer(model, counts(input, output, cacheWrite, cacheRead, more), ""));

    assertThat(priced(event.model()).rates().cost(event.tokens(), event.speed()).toDollars())
        .as(name)
        .isEqualByComparingTo(dollars);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "claude-brand-new",
        "Claude-Sonnet-4-6",
        "claude-sonnet-4-6-20990101",
        "anthropic/anthropic/claude-sonnet-4-6",
        "anthropic.",
        "us.claude-sonnet-4-6",
        "xx.anthropic.claude-sonnet-4-6-v1:0",
        "us.anthropic.claude-sonnet-4-6-v10:0",
        "claude-sonnet-4-6@2025",
        "-v1:0",
        "@20250929",
        "<synthetic>",
        ""
      })
  void knowsNoPriceForOtherNames(String model) {
    assertThat(PRICES.quote(model, NOW)).isEqualTo(Quote.Unpriced.INSTANCE);
    assertThat(PRICES.changesMicros(model)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "claude-sonnet-4-6,                              claude-sonnet-4-6",
    "anthropic/claude-sonnet-4-6,                    claude-sonnet-4-6",
    "anthropic.claude-sonnet-4-6,                    claude-sonnet-4-6",
    "us.anthropic.claude-sonnet-4-6-v1:0,            claude-sonnet-4-6",
    "eu.anthropic.claude-sonnet-4-6-v1:0,            claude-sonnet-4-6",
    "apac.anthropic.claude-sonnet-4-6,               claude-sonnet-4-6",
    "global.anthropic.claude-opus-4-5-20251101-v1:0, claude-opus-4-5-20251101",
    "anthropic.claude-3-haiku-20240307-v1:0,         claude-3-haiku-20240307",
    "claude-sonnet-4-6-v2:0,                         claude-sonnet-4-6",
    "claude-opus-4-5@20251101,                       claude-opus-4-5-20251101",
    "anthropic/claude-sonnet-4-5@20250929,           claude-sonnet-4-5-20250929",
  })
  void understandsOtherSpellings(String model, String pricedAs) {
    assertThat(priced(model).pricedAs()).isEqualTo(pricedAs);
    assertThat(priced(model).rates()).isEqualTo(priced(pricedAs).rates());
  }

  @Test
  void saysWhereAPriceComesFrom() {
    assertThat(priced("claude-opus-4-7").source()).isEqualTo("price table of 2026-05-30");
    assertThat(priced("claude-opus-5").source()).isEqualTo("price table of 2026-08-13");
    assertThat(priced("claude-3-5-haiku-latest").source())
        .isEqualTo("price table of 2026-05-30; differs from the dated model (0.8/4/1/0.08)");
    assertThat(PRICES.snapshotDate()).isEqualTo(LocalDate.of(2026, 8, 13));
  }

  @Test
  void coversTheWholeTable() {
    assertThat(PRICES.models()).hasSize(33).doesNotHaveDuplicates();
    assertThat(PRICES.models()).startsWith("claude-3-5-haiku-20241022").endsWith("claude-sonnet-5");
    assertThat(PRICES.promptThresholds()).containsExactly(200_000L);
  }

  @Test
  void hasSoundPricesForEveryModel() {
    for (String model : PRICES.models()) {
      Rates rates = priced(model).rates();
      TokenRates standard = rates.standard();
      assertThat(standard.input()).as(model).isPositive();
      assertThat(standard.output()).as(model).isGreaterThan(standard.input());
      assertThat(standard.cacheWrite5m()).as(model).isGreaterThan(standard.input());
      assertThat(standard.cacheWrite1h()).as(model).isEqualTo(2 * standard.input());
      assertThat(standard.cacheRead()).as(model).isPositive().isLessThan(standard.input());
      LongContext longer = rates.longContext();
      if (longer != null) {
        assertThat(longer.rates().cacheWrite1h()).isEqualTo(2 * longer.rates().input());
        assertThat(longer.rates().input()).isEqualTo(2 * standard.input());
      }
      // No price of the fast tier may fall between two pico-dollars.
      assertThat(rates.cost(new TokenCounts(1, 1, 1, 1, 1, 0), SpeedTier.FAST).pico()).isPositive();
      assertThat(PRICES.changesMicros(model)).isEmpty();
    }
  }

  @Test
  void multipliesOnlyWhereThereIsAFastTier() {
    for (String model : PRICES.models()) {
      int expected =
          model.startsWith("claude-opus-4-6") || model.startsWith("claude-opus-4-7")
              ? 6
              : model.equals("claude-opus-4-8") || model.equals("claude-opus-5") ? 2 : 1;
      assertThat(priced(model).rates().fastNumerator()).as(model).isEqualTo(expected);
      assertThat(priced(model).rates().fastDenominator()).isEqualTo(1);
    }
  }

  private static final String ROW =
      "\"input\":3,\"output\":15,\"cacheWrite5m\":3.75,\"cacheWrite1h\":6,\"cacheRead\":0.3";

  private static ClaudePrices table(String rows) {
    return PriceTable.parse(
        ("{\"format\":1,\"snapshotDate\":\"2026-08-13\",\"longContextPolicy\":\"whole_request\","
                + "\"models\":["
                + rows
                + "]}")
            .getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void pricesAnInstantByThePriceOfItsDay() {
    ClaudePrices prices =
        table(
            "{\"model\":\"m\","
                + ROW
                + ",\"validFrom\":null,\"validTo\":\"2026-05-10\",\"source\":\"old\"},"
                + "{\"model\":\"m\","
                + ROW.replace("15", "10.5")
                + ",\"fastMultiplier\":2.5,\"validFrom\":\"2026-05-10\",\"source\":\"new\"}");
    long change = Instant.parse("2026-05-10T00:00:00Z").getEpochSecond() * 1_000_000;

    assertThat(prices.changesMicros("anthropic/m")).containsExactly(change);
    assertThat(change % PriceBook.VALIDITY_STEP_MICROS).isZero();
    Quote.Priced before = (Quote.Priced) prices.quote("m", change - 1);
    Quote.Priced after = (Quote.Priced) prices.quote("m", change);
    assertThat(before.source()).isEqualTo("old");
    assertThat(before.rates().standard().output()).isEqualTo(15_000_000);
    assertThat(before.rates().validFromMicros()).isEqualTo(Long.MIN_VALUE);
    assertThat(after.rates().standard().output()).isEqualTo(10_500_000);
    assertThat(after.rates().validToMicros()).isEqualTo(Long.MAX_VALUE);
    assertThat(after.rates().fastNumerator()).isEqualTo(25);
    assertThat(after.rates().fastDenominator()).isEqualTo(10);
  }

  @Test
  void hasNoPriceOutsideTheValidity() {
    ClaudePrices prices =
        table("{\"model\":\"m\"," + ROW + ",\"validFrom\":\"2026-05-10\",\"source\":\"s\"}");

    assertThat(prices.quote("m", 0)).isEqualTo(Quote.Unpriced.INSTANCE);
  }

  @Test
  void refusesATableWithFlaws() {
    assertThatThrownBy(
            () -> table("{\"model\":\"m\"," + ROW.replace(",\"cacheRead\":0.3", "") + "}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a price of m is missing or negative");
    assertThatThrownBy(() -> table("{\"model\":\"m\"," + ROW.replace("15", "-15") + "}"))
        .hasMessageContaining("a price of m is missing or negative");
    assertThatThrownBy(() -> table("{" + ROW + "}")).hasMessageContaining("names no model");
    assertThatThrownBy(() -> PriceTable.parse("{\"format\":1}".getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining("snapshot date");
    assertThatThrownBy(() ->
            PriceTable.parse(
                "{\"longContextPolicy\":\"marginal\"}".getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining("whole_request");
    // 0.0000001 dollars per million tokens is a tenth of a pico-dollar per token
    assertThatThrownBy(() -> table("{\"model\":\"m\"," + ROW.replace("0.3", "0.0000001") + "}"))
        .isInstanceOf(ArithmeticException.class);
  }
}
