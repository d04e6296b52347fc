package dev.cctally.platform.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TickCheckTest {
  private static final long NOW = 1_778_580_000L; // 2026-05-12T10:00:00Z
  private static final long DAY = 86_400;

  private static TickCheck check(
      double percent, long resets, @Nullable Double block, @Nullable Long blockResets) {
    return TickCheck.of(
        Ledger.SERIES,
        NOW * 1_000_000,
        new TickCheck.Stated(percent, resets, block, blockResets),
        "test");
  }

  @ParameterizedTest
  @CsvSource({
    "-0.0001, weeklyPercent must be >= 0",
    "-5, weeklyPercent must be >= 0",
    "1000.1, weeklyPercent is unreasonably large",
    "Infinity, weeklyPercent is unreasonably large",
    "-Infinity, weeklyPercent must be >= 0",
    "NaN, weeklyPercent must be a number",
  })
  void percentThatCannotBe(double percent, String message) {
    AppException e = assertThrows(AppException.class, () -> check(percent, NOW + DAY, null, null));
    assertEquals(ErrorKind.VALUE, e.kind());
    assertEquals(message, e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 100.5, 1000})
  void percentThatCanBe(double percent) {
    assertEquals(percent, check(percent, NOW + DAY, null, null).tick().periodPercent());
  }

  @Test
  void percentLosesItsNoise() {
    assertEquals(7.0, check(7.000000000000001, NOW + DAY, null, null).tick().periodPercent());
  }

  @ParameterizedTest
  @ValueSource(longs = {NOW - 30 * DAY, NOW + 8 * DAY})
  void resetAtTheEdge(long resets) {
    assertEquals(resets * 1_000_000, check(5, resets, null, null).tick().periodEndMicros());
  }

  @ParameterizedTest
  @ValueSource(
      longs = {NOW - 30 * DAY - 1, NOW + 8 * DAY + 1, NOW * 1000, Long.MAX_VALUE, Long.MIN_VALUE})
  void resetThatCannotBe(long resets) {
    AppException e = assertThrows(AppException.class, () -> check(5, resets, null, null));
    assertEquals(ErrorKind.USAGE, e.kind());
    assertEquals(
        "[record-usage] rejecting --resets-at="
            + resets
            + ": outside plausibility band [now-30d, now+8d]; now=1778580000"
            + " (2026-05-12T10:00:00+00:00). No row written.",
        e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(longs = {NOW - 600, NOW + 21_600})
  void blockResetAtTheEdge(long resets) {
    TickCheck check = check(5, NOW + DAY, 3.0, resets);
    assertEquals(3.0, check.tick().blockPercent());
    assertTrue(check.warnings().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(longs = {NOW - 601, NOW + 21_601})
  void blockResetThatCannotBeLosesTheBlock(long resets) {
    TickCheck check = check(5, NOW + DAY, 3.0, resets);
    assertNull(check.tick().blockPercent());
    assertNull(check.tick().blockEndMicros());
    assertEquals(5.0, check.tick().periodPercent());
    assertEquals(
        "[record-usage] dropping --five-hour-resets-at="
            + resets
            + ": outside plausibility band [now-10m, now+6h]; now=1778580000"
            + " (2026-05-12T10:00:00+00:00). Weekly snapshot still written; 5h fields will be"
            + " NULL.",
        check.warnings().getFirst());
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, 1000.5, Double.NaN, Double.POSITIVE_INFINITY})
  void blockPercentThatCannotBeLosesTheBlock(double percent) {
    TickCheck check = check(5, NOW + DAY, percent, NOW + 3600);
    assertNull(check.tick().blockPercent());
    assertEquals(1, check.warnings().size());
  }
}
