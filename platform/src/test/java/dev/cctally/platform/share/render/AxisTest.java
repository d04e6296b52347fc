package dev.cctally.platform.share.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.platform.share.Measure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AxisTest {
  @ParameterizedTest
  @CsvSource({
    "0, COST, $0",
    "0, TOKENS, 0",
    "5430000000000, COST, $0 $2 $4 $6",
    "1000000000000, COST, $0 $0.50 $1.00",
    "20000000000, COST, $0 $0.005 $0.010 $0.015 $0.020",
    "1234560000000000, COST, $0 $500 $1000 $1500",
    "23000000000000000, COST, $0 $10k $20k $30k",
    "1, TOKENS, 0 1",
    "3, TOKENS, 0 1 2 3",
    "9999, TOKENS, 0 5000 10000",
    "1500000, TOKENS, 0 0.5M 1.0M 1.5M",
    "9223372036854775807, TOKENS, 0 5000000T 10000000T"
  })
  void marksRoundAmounts(long largest, Measure measure, String labels) {
    Axis axis = Axis.of(largest, measure);
    assertThat(String.join(" ", axis.ticks().stream().map(Axis.Tick::label).toList()))
        .isEqualTo(labels);
    assertThat(axis.part(largest, measure)).isBetween(0.0, 1.0);
  }

  @Test
  void neverHasMoreMarksThanCanBeRead() {
    for (long amount = 1; amount > 0 && amount < Long.MAX_VALUE / 3; amount = amount * 2 + 1) {
      for (Measure measure : Measure.values()) {
        Axis axis = Axis.of(amount, measure);
        assertThat(axis.ticks().size()).isBetween(2, 5);
        assertThat(axis.ticks().stream().map(Axis.Tick::label).distinct().count())
            .as("%d %s: %s", amount, measure, axis)
            .isEqualTo(axis.ticks().size());
        assertThat(axis.part(amount, measure)).isBetween(0.39, 1.0);
      }
    }
  }
}
