package dev.cctally.platform.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cctally.spi.model.SpeedTier;
import dev.cctally.spi.model.TokenCounts;
import dev.cctally.spi.pricing.LongContext;
import dev.cctally.spi.pricing.PriceBook;
import dev.cctally.spi.pricing.Quote;
import dev.cctally.spi.pricing.Rates;
import dev.cctally.spi.pricing.TokenRates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PriceSheetTest {
  private static final TokenRates LOW = new TokenRates(10, 1, 12, 20, 50);
  private static final TokenRates HIGH = new TokenRates(20, 2, 24, 40, 76);
  private static final TokenCounts ONE_EACH = new TokenCounts(1, 1, 1, 1, 1, 0);

  /** A book with thresholds at 100 and 200, whose model's own threshold is the second. */
  private static class Book implements PriceBook {
    int asked;

    @Override
    public Quote quote(String model, long atMicros) {
      asked++;
      return new Quote.Priced(
          "row",
          new Rates(LOW, new LongContext(200, HIGH), 5, 2, Long.MIN_VALUE, Long.MAX_VALUE),
          "list");
    }

    @Override
    public long[] changesMicros(String model) {
      return new long[] {1000, 2000};
    }

    @Override
    public List<Long> promptThresholds() {
      return List.of(100L, 200L);
    }

    @Override
    public LocalDate snapshotDate() {
      return LocalDate.EPOCH;
    }

    @Override
    public List<String> models() {
      return List.of();
    }
  }

  @Test
  void appliesLongRatesAboveTheModelsOwnThreshold() {
    ModelPrices model = sheet(new Book()).model("m");

    assertThat(model.at(0, SpeedTier.STANDARD, 0).rates()).isEqualTo(LOW);
    assertThat(model.at(0, SpeedTier.STANDARD, 1).rates()).isEqualTo(LOW); // above 100 only
    assertThat(model.at(0, SpeedTier.STANDARD, 2).rates()).isEqualTo(HIGH);
    assertThat(model.at(0, SpeedTier.STANDARD, 9).rates()).isEqualTo(HIGH); // of an older book
  }

  @Test
  void multipliesFastResponses() {
    CellPrice price = sheet(new Book()).model("m").at(0, SpeedTier.FAST, 2);

    assertThat(price.rates()).isEqualTo(new TokenRates(50, 5, 60, 100, 190));
  }

  @Test
  void leavesAModelUnpricedWhoseFactorMakesNoWholePrice() {
    PriceSheet sheet = sheet(new Book());

    // 1 × 5 / 2 is no whole number.
    assertThat(sheet.model("m").at(0, SpeedTier.FAST, 0)).isEqualTo(CellPrice.NONE);
    assertThat(sheet.failure()).hasValueSatisfying(text -> assertThat(text).contains("whole"));
  }

  @Test
  void asksOncePerSpanSpeedAndTier() {
    Book book = new Book();
    ModelPrices model = sheet(book).model("m");

    for (long at : new long[] {0, 999, 1000, 1999, 2000, 5000, -7}) {
      assertThat(model.at(at, SpeedTier.STANDARD, 0).basis()).isEqualTo(CellPrice.Basis.OWN);
      assertThat(model.at(at, SpeedTier.STANDARD, 0).pico(ONE_EACH)).isEqualTo(93);
    }

    assertThat(book.asked).isEqualTo(3);
  }

  @Test
  void hasNoPricesWithoutABook() {
    PriceSheet sheet = new PriceSheet(_ -> Optional.empty(), "acme");

    CellPrice price = sheet.model("m").at(0, SpeedTier.STANDARD, 2);

    assertThat(price).isEqualTo(CellPrice.NONE);
    assertThat(price.cost(ONE_EACH).pico()).isZero();
    assertThat(sheet.quote("m", 0)).isEqualTo(Quote.Unpriced.INSTANCE);
    assertThat(sheet.failure()).isEmpty();
  }

  @Test
  void survivesABookThatThrowsAndTellsOnce() {
    Book broken =
        new Book() {
          @Override
          public Quote quote(String model, long atMicros) {
            throw new NoClassDefFoundError("gone");
          }
        };
    List<String> told = new ArrayList<>();
    PriceSheet sheet =
        new PriceSheet(
            new PriceSource() {
              @Override
              public Optional<PriceBook> priceBook(String vendorId) {
                return Optional.of(broken);
              }

              @Override
              public void failed(String vendorId, String problem) {
                told.add(vendorId + ": " + problem);
              }
            },
            "acme");

    assertThat(sheet.model("m").at(0, SpeedTier.STANDARD, 0)).isEqualTo(CellPrice.NONE);
    assertThat(sheet.model("n").at(0, SpeedTier.STANDARD, 0)).isEqualTo(CellPrice.NONE);
    assertThat(told).containsExactly("acme: java.lang.NoClassDefFoundError: gone");
    assertThat(sheet.failure()).contains("java.lang.NoClassDefFoundError: gone");
  }

  @Test
  void doesNotWrapAroundWhenACostDoesNotFit() {
    CellPrice price = sheet(new Book()).model("m").at(0, SpeedTier.STANDARD, 0);

    assertThatThrownBy(() -> price.pico(new TokenCounts(Long.MAX_VALUE, 0, 0, 0, 0, 0)))
        .isInstanceOf(ArithmeticException.class);
  }

  private static PriceSheet sheet(PriceBook book) {
    return new PriceSheet(_ -> Optional.of(book), "acme");
  }
}
