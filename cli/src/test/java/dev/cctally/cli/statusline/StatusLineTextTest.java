package dev.cctally.cli.statusline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.cli.statusline.StatusLineStyle.BurnRate;
import dev.cctally.cli.statusline.StatusLineStyle.CostSource;
import dev.cctally.platform.report.Figures;
import dev.cctally.platform.report.block.BlockRow;
import dev.cctally.platform.report.block.ShortWindow;
import dev.cctally.platform.report.status.StatusReport;
import dev.cctally.spi.model.Money;
import dev.cctally.spi.model.TokenCounts;
import dev.cctally.spi.statusline.StatusLineInput;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StatusLineTextTest {
  private static final long SECOND = 1_000_000;
  private static final long NOW = 1_779_278_400 * SECOND;

  private @Nullable String modelName;
  private @Nullable String modelId;
  private @Nullable Money toolsCost;
  private @Nullable Money session;
  private BlockRow.@Nullable Block block;
  private Context context = Context.UNKNOWN;
  private List<ShownLimit> limits = List.of();
  private BurnRate burnRate = BurnRate.OFF;
  private CostSource costSource = CostSource.AUTO;
  private boolean quota = true;
  private boolean colour;

  private static Money dollars(String amount) {
    return Money.ofDollars(new BigDecimal(amount));
  }

  private static BlockRow.Block block(String cost, long elapsedMicros, long leftMicros) {
    return new BlockRow.Block(
        NOW - elapsedMicros,
        NOW + leftMicros,
        BlockRow.Anchor.HEURISTIC,
        true,
        NOW - elapsedMicros,
        NOW,
        new Figures(1, TokenCounts.ZERO, dollars(cost)),
        List.of());
  }

  private String line() {
    StatusLineInput input =
        new StatusLineInput(null, null, modelId, modelName, toolsCost, null, List.of());
    return StatusLineText.of(
        new StatusFacts(
            input,
            context,
            new StatusReport(session, dollars("0.5"), block, Set.of()),
            limits,
            ShortWindow.DEFAULT,
            NOW),
        new StatusLineStyle(burnRate, costSource, 50, 80, quota, colour));
  }

  private String segment(int number) {
    return line().split(" \\| ", -1)[number - 1];
  }

  @Test
  void nothingIsKnown() {
    assertThat(line())
        .isEqualTo(
            "🤖 Unknown model | 💰 $0.00 session / $0.50 today / $0.00 block (5h 0m left)"
                + " | 🔥 $0.00/hr | 🧠 N/A");
  }

  @Test
  void theModelByNameElseById() {
    modelId = "claude-x";
    assertThat(segment(1)).isEqualTo("🤖 claude-x");
    modelName = "X";
    assertThat(segment(1)).isEqualTo("🤖 X");
  }

  @Test
  void aNameCannotBreakTheLine() {
    modelName = "a\nb\u001b[31m\u202e" + "long ".repeat(100);
    assertThat(segment(1))
        .doesNotContain("\n", "\u001b", "\u202e")
        .hasSizeLessThan(70)
        .endsWith("…");
    assertThat(line()).doesNotContain("\n");
  }

  @ParameterizedTest
  @CsvSource({
    "AUTO, 1.25, 0.07, $0.07",
    "AUTO, 1.25, , $1.25",
    "AUTO, , , $0.00",
    "AUTO, 1.25, 0, $0.00",
    "CCTALLY, 1.25, 0.07, $0.07",
    "CCTALLY, 1.25, , $0.00",
    "TOOL, 1.25, 0.07, $1.25",
    "TOOL, , 0.07, $0.00",
    "BOTH, 1.25, 0.07, ($1.25 cc / $0.07 cctally)",
    "BOTH, , , ($0.00 cc / $0.00 cctally)",
    "AUTO, , 1234.565, '$1,234.56'",
    "AUTO, , 0.015, $0.02",
    "AUTO, , 0.005, $0.00"
  })
  void costOfTheSession(
      CostSource source, @Nullable String tools, @Nullable String ours, String shown) {
    costSource = source;
    toolsCost = tools == null ? null : dollars(tools);
    session = ours == null ? null : dollars(ours);

    assertThat(segment(2)).startsWith("💰 " + shown + " session / $0.50 today / ");
  }

  @ParameterizedTest
  @CsvSource({
    "18000, 5h 0m",
    "17999, 4h 59m",
    "4800, 1h 20m",
    "3600, 1h 0m",
    "3599, 0h 59m",
    "59, 0h 0m",
    "0, 0h 0m",
    "-5, 0h 0m"
  })
  void timeLeft(long seconds, String shown) {
    block = block("1", 3600 * SECOND, seconds * SECOND);

    assertThat(segment(2)).endsWith("$1.00 block (" + shown + " left)");
  }

  @ParameterizedTest
  @CsvSource({
    "14.999999, $15.00, 🟢, Normal",
    "15, $15.00, 🟡, Moderate",
    "29.999999, $30.00, 🟡, Moderate",
    "30, $30.00, 🔴, High",
    "0, $0.00, 🟢, Normal"
  })
  void burnRates(String cost, String shown, String dot, String word) {
    block = block(cost, 3600 * SECOND, 3600 * SECOND);

    assertThat(segment(3)).isEqualTo("🔥 " + shown + "/hr");
    burnRate = BurnRate.EMOJI;
    assertThat(segment(3)).isEqualTo("🔥 " + shown + "/hr " + dot);
    burnRate = BurnRate.TEXT;
    assertThat(segment(3)).isEqualTo("🔥 " + shown + "/hr (" + word + ")");
    burnRate = BurnRate.EMOJI_TEXT;
    assertThat(segment(3)).isEqualTo("🔥 " + shown + "/hr " + dot + " (" + word + ")");
  }

  @Test
  void aBlockThatHasOnlyJustStartedIsASecondOld() {
    block = block("0.01", 10, 3600 * SECOND);
    assertThat(segment(3)).isEqualTo("🔥 $36.00/hr");
    block = block("0.01", -10 * SECOND, 3600 * SECOND);
    assertThat(segment(3)).isEqualTo("🔥 $36.00/hr");
  }

  @ParameterizedTest
  @CsvSource({"0, 32", "49, 32", "50, 33", "79, 33", "80, 31", "100, 31", "9999, 31"})
  void contextAndItsColour(int percent, String code) {
    context = new Context(percent, null);
    assertThat(segment(4)).isEqualTo("🧠 " + percent + "%");
    colour = true;
    assertThat(segment(4)).isEqualTo("\u001b[" + code + "m🧠 " + percent + "%\u001b[0m");
    context = Context.UNKNOWN;
    assertThat(segment(4)).isEqualTo("🧠 N/A");
  }

  @ParameterizedTest
  @CsvSource({"1, 59, 32", "60, 2, 33", "84, 84, 33", "3, 85, 31", "100, 0, 31"})
  void theFullestQuotaDecidesTheColour(int five, int seven, String code) {
    limits =
        List.of(new ShownLimit("5h", five, NOW + 4800 * SECOND), new ShownLimit("7d", seven, null));
    assertThat(segment(5)).isEqualTo("5h " + five + "% (1h 20m) · 7d " + seven + "%");
    colour = true;
    assertThat(segment(5))
        .isEqualTo("\u001b[" + code + "m5h " + five + "% (1h 20m) · 7d " + seven + "%\u001b[0m");
    quota = false;
    assertThat(line().split(" \\| ", -1)).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource({
    "442800, 5d 3h",
    "86400, 1d 0h",
    "86399, 23h 59m",
    "3600, 1h 0m",
    "3599, 59m",
    "60, 1m",
    "59, 0m",
    "0, 0m",
    "-1, 0m",
    "-90000, 0m"
  })
  void countdowns(long seconds, String shown) {
    limits = List.of(new ShownLimit("7d", 1, NOW + seconds * SECOND));

    assertThat(segment(5)).isEqualTo("7d 1% (" + shown + ")");
  }
}
