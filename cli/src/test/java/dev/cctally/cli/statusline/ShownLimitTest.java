package dev.cctally.cli.statusline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.platform.quota.QuotaLevel;
import dev.cctally.platform.quota.QuotaLevels;
import dev.cctally.spi.quota.QuotaWindow;
import dev.cctally.spi.statusline.StatusLineInput;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ShownLimitTest {
  private static final Instant NOW = Instant.parse("2026-05-20T12:00:00Z");
  private static final List<QuotaWindow> WINDOWS =
      List.of(
          new QuotaWindow("seven-day", "7 days", Duration.ofDays(7)),
          new QuotaWindow("five-hour", "5 hours", Duration.ofHours(5)));

  private final List<QuotaLevel> stored = new ArrayList<>();
  private @Nullable Double highest;

  private List<ShownLimit> shown(StatusLineInput.Limit... limits) {
    QuotaLevels levels =
        new QuotaLevels() {
          @Override
          public List<QuotaLevel> newest(String vendorId, Instant now) {
            return stored;
          }

          @Override
          public @Nullable Double highest(QuotaLevel level, String vendorId, Instant now) {
            assertThat(vendorId).isEqualTo("acme");
            assertThat(now).isEqualTo(NOW);
            return highest;
          }
        };
    StatusLineInput input =
        new StatusLineInput(null, null, null, null, null, null, List.of(limits));
    return ShownLimit.of(input, WINDOWS, levels, "acme", NOW);
  }

  @Test
  void theShortestComesFirst() {
    assertThat(
            shown(
                new StatusLineInput.Limit("seven-day", 43.6, 5L),
                new StatusLineInput.Limit("five-hour", 20.4, null)))
        .containsExactly(new ShownLimit("5h", 20, null), new ShownLimit("7d", 44, 5L));
  }

  @ParameterizedTest
  @CsvSource({
    "90.5, 90",
    "91.5, 92",
    "42.5, 42",
    "0.5, 0",
    "0.500001, 1",
    "-3, 0",
    "120, 120",
    "1e300, 9999"
  })
  void percentagesAreRoundedHalfToEven(double percent, int whole) {
    assertThat(shown(new StatusLineInput.Limit("five-hour", percent, null)))
        .containsExactly(new ShownLimit("5h", whole, null));
  }

  @Test
  void neverLessThanWhatIsStoredOfTheSameWindow() {
    highest = 34.0;
    assertThat(shown(new StatusLineInput.Limit("five-hour", 20.4, null)))
        .containsExactly(new ShownLimit("5h", 34, null));
    assertThat(shown(new StatusLineInput.Limit("five-hour", 43.6, null)))
        .containsExactly(new ShownLimit("5h", 44, null));
  }

  @Test
  void whatIsStoredIsShownOnlyIfTheToolSaysNothingAtAll() {
    stored.add(new QuotaLevel(Duration.ofHours(5), 34.0, Instant.parse("2026-05-20T13:20:00Z")));
    stored.add(new QuotaLevel(Duration.ofDays(7), 42.5, null));
    assertThat(shown())
        .containsExactly(
            new ShownLimit("5h", 34, 1779283200L * 1_000_000), new ShownLimit("7d", 42, null));
    // An end without a percentage is something, and shows nothing.
    assertThat(shown(new StatusLineInput.Limit("seven-day", null, 5L))).isEmpty();
  }

  @Test
  void whatIsNotAWindowOfTheVendorIsNotShown() {
    assertThat(shown(new StatusLineInput.Limit("monthly", 1.0, null))).isEmpty();
  }
}
