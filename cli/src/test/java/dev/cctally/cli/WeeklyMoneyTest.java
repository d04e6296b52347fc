package dev.cctally.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However weeks begin, end, move and are credited: what was spent stands in one of them. */
final class WeeklyMoneyTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void theRowsSumIsTheRangesCost(int seed) {
    Random random = new Random(seed);
    QuotaStory story =
        new QuotaStory(folder, seed % 2 == 0 ? "America/New_York" : "Asia/Kathmandu");
    Instant now = Instant.parse("2026-03-01T10:00:00Z");
    Instant end = now.plus(Duration.ofHours(23));
    double used = 0;
    for (int i = 0; i < 30; i++) {
      now = now.plus(Duration.ofMinutes(1 + random.nextInt(random.nextInt(5) == 0 ? 20_000 : 900)));
      story.used(text(now), 1 + random.nextInt(90));
      boolean over = !now.isBefore(end);
      if (over || random.nextInt(12) == 0) { // the next week, or one that begins early
        end = now.plus(Duration.ofHours(1 + random.nextInt(167)));
        used = 0;
      } else if (used > 40 && random.nextInt(4) == 0) {
        used = 1; // given back
      }
      used = Math.min(100, used + random.nextInt(25));
      if (random.nextInt(3) > 0) {
        story.tick(text(now), used, text(end));
      }
    }
    story.now(text(now.plus(Duration.ofMinutes(5))));
    Map<String, Object> weekly = story.json("weekly");
    BigDecimal sum = BigDecimal.ZERO;
    for (Object row : (List<?>) weekly.getOrDefault("weekly", List.of())) {
      sum = sum.add(new BigDecimal(String.valueOf(((Map<?, ?>) row).get("totalCost"))));
    }
    Object total = ((Map<?, ?>) weekly.getOrDefault("totals", Map.of())).get("totalCost");
    Object range =
        QuotaStory.at(story.out("range-cost -s 2026-01-01T00:00:00Z --json"), "totalCostUSD");
    assertThat(sum).isEqualByComparingTo(new BigDecimal(String.valueOf(total)));
    assertThat(sum).isEqualByComparingTo(new BigDecimal(String.valueOf(range)));
    assertThat(sum).isPositive();
  }

  private static String text(Instant instant) {
    return instant.toString().substring(0, 16);
  }
}
