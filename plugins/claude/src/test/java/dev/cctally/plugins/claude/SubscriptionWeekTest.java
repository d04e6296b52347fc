package dev.cctally.plugins.claude;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.period.TimeWindow;
import dev.cctally.spi.quota.QuotaWindow;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubscriptionWeekTest {
  private static final TimeWindow WEEK =
      new TimeWindow(Instant.parse("2026-05-26T17:00:00Z"), Instant.parse("2026-06-02T17:00:00Z"));
  private static final TimeWindow CREDITED =
      new TimeWindow(Instant.parse("2026-05-28T06:00:00Z"), Instant.parse("2026-06-02T17:00:00Z"));

  private final SubscriptionWeek type = (SubscriptionWeek) new ClaudeVendor().periodTypes().get(0);

  @Test
  void isTheDefaultPeriodOfABudget() {
    assertThat(new ClaudeVendor().info().budgetPeriods())
        .containsExactly("subscription-week", "calendar-week", "calendar-month");
    assertThat(type.id()).isEqualTo("subscription-week");
    assertThat(new ClaudeVendor().info().budget().alertsByDefault()).isTrue();
    assertThat(new ClaudeVendor().info().budget().byProject()).isTrue();
  }

  @Test
  void isTheNewestKnownWeekThatContainsTheInstant() {
    Instant now = Instant.parse("2026-05-28T17:00:00Z");
    assertThat(type.containing(now, ZoneOffset.UTC, List.of(week(WEEK)))).contains(WEEK);
    assertThat(type.containing(now, ZoneOffset.UTC, List.of(week(WEEK), week(CREDITED))))
        .contains(CREDITED);
    assertThat(type.containing(WEEK.end(), ZoneOffset.UTC, List.of(week(WEEK)))).isEmpty();
  }

  @Test
  void isNoOtherWindow() {
    QuotaWindow.Span five = new QuotaWindow.Span("five-hour", WEEK);
    assertThat(type.containing(WEEK.start(), ZoneOffset.UTC, List.of(five))).isEmpty();
    assertThat(type.containing(WEEK.start(), ZoneOffset.UTC, List.of())).isEmpty();
  }

  private static QuotaWindow.Span week(TimeWindow window) {
    return new QuotaWindow.Span("seven-day", window);
  }
}
