package dev.cctally.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.model.Money;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NumbersTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0.0",
    "1000000000000, 1.0",
    "68870000000, 0.06887",
    "1, 0.000000000001",
    "-500000000000, -0.5",
    "-1500000000000, -1.5",
    "9223372036854775807, 9223372.036854775807",
    "-9223372036854775808, -9223372.036854775808"
  })
  void writesExactAmounts(long pico, String text) {
    StringBuilder out = new StringBuilder();
    Dollars.appendExact(out, Money.ofPico(pico));
    assertThat(out).hasToString(text);
  }

  @Test
  void writesAmountsThatReadAsTheSameNumber() {
    long seed = 20_260_520L;
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 2000; i++) {
      Money money = Money.ofPico(random.nextLong() >> random.nextInt(63));
      StringBuilder out = new StringBuilder();
      Dollars.appendExact(out, money);
      assertThat(new BigDecimal(out.toString())).isEqualByComparingTo(money.toDollars());
      assertThat(Dollars.cents(money).replace("$", "").replace(",", ""))
          .isEqualTo(cents(money.toDollars()));
    }
  }

  private static String cents(BigDecimal dollars) {
    BigDecimal rounded = dollars.setScale(2, java.math.RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0.00" : rounded.toPlainString();
  }

  @ParameterizedTest
  @CsvSource({
    "0, $0.00",
    "5000000000, $0.00",
    "15000000000, $0.02",
    "25000000000, $0.02",
    "5000000001, $0.01",
    "1234567890000000000, '$1,234,567.89'",
    "-15000000000, -$0.02",
    "-1, $0.00"
  })
  void roundsToCentsHalfToEven(long pico, String text) {
    assertThat(Dollars.cents(Money.ofPico(pico))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "999, 999",
    "1000, '1,000'",
    "-1000, '-1,000'",
    "-999, -999",
    "1234567890, '1,234,567,890'"
  })
  void groupsDigits(long number, String text) {
    assertThat(Counts.grouped(number)).isEqualTo(text);
  }
}
