package dev.cctally.platform.share.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.platform.share.Measure;
import dev.cctally.platform.share.Value;
import org.junit.jupiter.api.Test;

final class ValueTextTest {
  @Test
  void roundsMoneyHalfToEven() {
    assertThat(ValueText.of(new Value.Amount(1_234_565_000_000_000L, Measure.COST)))
        .isEqualTo("$1,234.56");
    assertThat(ValueText.of(new Value.Amount(-3_120_000_000_000L, Measure.COST)))
        .isEqualTo("-$3.12");
    assertThat(ValueText.of(new Value.Amount(-1, Measure.COST))).isEqualTo("$0.00");
    assertThat(ValueText.of(new Value.Mean(100_000_000_000L, 8, Measure.COST))).isEqualTo("$0.01");
  }

  @Test
  void groupsCounts() {
    assertThat(ValueText.of(new Value.Amount(1_234_567, Measure.TOKENS))).isEqualTo("1,234,567");
    assertThat(ValueText.of(new Value.Count(1_000))).isEqualTo("1,000");
    assertThat(ValueText.of(new Value.Mean(7, 2, Measure.TOKENS))).isEqualTo("4");
  }

  @Test
  void showsPercentagesWithOneDecimal() {
    assertThat(ValueText.of(Value.percent(1, 3))).isEqualTo("33.3%");
    assertThat(ValueText.of(Value.percent(1, 0))).isEqualTo("—");
    assertThat(ValueText.of(Value.change(100, 112))).isEqualTo("+12.0%");
    assertThat(ValueText.of(Value.change(3, 2))).isEqualTo("-33.3%");
    assertThat(ValueText.of(Value.change(2, 2))).isEqualTo("0.0%");
    assertThat(ValueText.of(Value.change(0, 2))).isEqualTo("—");
    assertThat(ValueText.of(Value.percent(Long.MAX_VALUE, Long.MAX_VALUE))).isEqualTo("100.0%");
  }
}
