package dev.cctally.platform.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.platform.alert.AlertPayload.Budget;
import dev.cctally.platform.alert.AlertPayload.BudgetProjection;
import dev.cctally.platform.alert.AlertPayload.ProjectBudget;
import dev.cctally.platform.alert.AlertPayload.Quota;
import dev.cctally.platform.alert.AlertPayload.QuotaProjection;
import dev.cctally.platform.alert.AlertPayload.Unknown;
import dev.cctally.spi.model.Money;
import dev.cctally.spi.notify.Notifier.Severity;
import dev.cctally.spi.notify.Notifier.Urgency;
import dev.cctally.spi.quota.QuotaWindow;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AlertTextsTest {
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  private static final Instant START = Instant.parse("2026-05-26T17:00:00Z");
  private static final QuotaWindow WEEK = new QuotaWindow("wk", "7 days", Duration.ofDays(7));
  private static final QuotaWindow HOURS = new QuotaWindow("hr", "5 hours", Duration.ofHours(5));
  private static final AlertOwner PLAIN =
      new AlertOwner("first", "First", "budget", Map.of("wk", "weekly", "hr", "five_hour"));
  private static final AlertOwner ACME =
      new AlertOwner("acme", "Acme Code", "acme_budget", Map.of());

  @Test
  void saysHowMuchOfTheWeekIsUsed() {
    assertText(
        week(PLAIN, LocalDate.of(2026, 11, 17), "15.75", 15.75 / 90),
        "cctally - Weekly usage 90% reached",
        "Week starting Tue, Nov 17",
        "$15.75 spent so far - $0.17 per 1%");
    assertText(
        week(PLAIN, LocalDate.of(2026, 9, 6), "1234.5", null),
        "cctally - Weekly usage 90% reached",
        "Week starting Sun, Sep 06",
        "$1234.50 spent so far");
    assertThat(of(week(PLAIN, null, "1", null)).subtitle()).isEqualTo("Current week");
  }

  @Test
  void saysHowMuchOfTheBlockIsUsed() {
    assertText(
        block(PLAIN, Instant.parse("2026-05-26T03:00:00Z"), "model-x"),
        "cctally - 5h-block usage 95% reached",
        "Block started 12:00",
        "$3.25 spent in this block - current model: model-x");
    assertText(
        block(PLAIN, null, null),
        "cctally - 5h-block usage 95% reached",
        "Current 5h block",
        "$3.25 spent in this block");
  }

  @Test
  void namesTheVendorAndTheWindowOfOthers() {
    assertText(
        week(ACME, LocalDate.of(2026, 11, 17), "2", 0.5),
        "cctally - Acme Code usage (7 days) 90% reached",
        "Window started Tue, Nov 17",
        "$2.00 spent in this window - $0.50 per 1%");
    assertText(
        block(ACME, Instant.parse("2026-05-26T03:00:00Z"), "model-x"),
        "cctally - Acme Code usage (5 hours) 95% reached",
        "Window started 12:00",
        "$3.25 spent in this window - current model: model-x");
    assertThat(block(ACME, null, null).axis()).isEqualTo("acme_hr");
  }

  @Test
  void saysHowMuchOfABudgetIsSpent() {
    assertText(
        new Budget(PLAIN, "calendar-month", START, 90, usd("100"), usd("91")),
        "cctally - budget",
        "90% of budget",
        "$91.00 of $100.00 (91% of budget)");
    assertText(
        new Budget(ACME, "calendar-month", START, 100, usd("16"), usd("17.5")),
        "cctally - Acme Code budget",
        "100% of Acme Code budget (this month)",
        "Acme Code - $17.50 of $16.00 (109% of budget)");
    assertThat(of(new Budget(ACME, "calendar-week", START, 9, usd("1"), usd("1"))).subtitle())
        .isEqualTo("9% of Acme Code budget (this week)");
    assertThat(of(new Budget(ACME, "sprint", START, 9, usd("1"), usd("1"))).subtitle())
        .isEqualTo("9% of Acme Code budget (this period)");
  }

  @Test
  void saysHowMuchOfAProjectsBudgetIsSpent() {
    assertText(
        new ProjectBudget(PLAIN, START, "app (w)", "/w/app", 100, usd("1250"), usd("1234567.5")),
        "cctally - project budget",
        "app (w) - 100% of budget",
        "Project app (w) - $1,234,567.50 of $1,250.00 (98765% of budget)");
    assertThat(of(new ProjectBudget(PLAIN, START, "", "/w", 90, usd("25"), usd("25"))).subtitle())
        .isEqualTo("(project) - 90% of budget");
  }

  @Test
  void saysWhereThePaceLeads() {
    assertText(
        new QuotaProjection(PLAIN, WEEK, START, 90, 92.966),
        "cctally - projected to reach 90% this week",
        "On current pace (projection)",
        "Projected ~93% of cap by reset (week-average pace)");
    assertText(
        new QuotaProjection(ACME, WEEK, START, 100, 101),
        "cctally - Acme Code projected to reach 100% (7 days)",
        "On current pace (projection)",
        "Projected ~101% of cap by reset (window-average pace)");
    assertText(
        new BudgetProjection(PLAIN, START, 100, 210, usd("50")),
        "cctally - projected to exceed budget",
        "On current pace (projection) - 100% of budget",
        "Projected $210.00 of $50.00 budget (week-average pace)");
    assertText(
        new BudgetProjection(ACME, START, 90, 47.368421052631575, usd("16")),
        "cctally - Acme Code projected to exceed budget",
        "On current pace (projection) - 90% of Acme Code budget",
        "Projected $47.37 of $16.00 Acme Code budget (period-average pace)");
  }

  @Test
  void saysWhatItCanOfAnUnknownAxis() {
    assertText(
        new Unknown("gone_budget", 75), "cctally - alert", "", "axis=gone_budget threshold=75");
  }

  @ParameterizedTest
  @CsvSource({"92.5, 92", "93.5, 94", "0.5, 0", "1.5, 2", "99.99999, 100", "2.4999999999999996, 2"})
  void roundsPercentagesHalfToEven(double percent, String shown) {
    assertThat(Figures.percent(percent)).isEqualTo(shown);
    assertThat(of(new QuotaProjection(PLAIN, WEEK, START, 90, percent)).body())
        .contains("~" + shown + "%");
  }

  @ParameterizedTest
  @CsvSource({
    "0.125, $0.12",
    "1.005, $1.00",
    "0.375, $0.38",
    "1234.5, $1234.50",
    "999.995, $1000.00",
    "1.015, $1.01",
    "-2.5, -$2.50"
  })
  void roundsTheBinaryValueOfARate(double dollars, String shown) {
    assertThat(Figures.plain(dollars)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.125|$0.12",
        "1.015|$1.02",
        "999.99|$999.99",
        "999.999|$1,000.00",
        "1234.5|$1,234.50",
        "1234567.891|$1,234,567.89",
      })
  void roundsExactAmountsAndGroupsThem(String dollars, String shown) {
    assertThat(Figures.grouped(usd(dollars))).isEqualTo(shown);
  }

  @Test
  void comparesAmountsExactly() {
    assertThat(Figures.percent(usd("92.5"), usd("100"))).isEqualTo("92");
    assertThat(Figures.percent(usd("1"), usd("3"))).isEqualTo("33");
    assertThat(Figures.percent(usd("1"), Money.ZERO)).isEqualTo("0");
  }

  @ParameterizedTest
  @CsvSource({
    "1, INFO, LOW",
    "89, INFO, LOW",
    "90, WARN, NORMAL",
    "99, WARN, NORMAL",
    "100, CRITICAL, CRITICAL",
    "150, CRITICAL, CRITICAL"
  })
  void isAsSeriousAsItsThreshold(int threshold, Severity severity, Urgency urgency) {
    assertThat(new Unknown("x", threshold).severity()).isEqualTo(severity);
    assertThat(severity.urgency()).isEqualTo(urgency);
  }

  @Test
  void hasNamesThatScriptsKnow() {
    assertThat(new QuotaProjection(PLAIN, WEEK, START, 90, 1).metric()).isEqualTo("weekly_pct");
    assertThat(new QuotaProjection(ACME, WEEK, START, 90, 1).metric()).isEqualTo("acme_wk_pct");
    assertThat(new BudgetProjection(PLAIN, START, 90, 1, usd("1")).metric())
        .isEqualTo("budget_usd");
    assertThat(new BudgetProjection(ACME, START, 90, 1, usd("1")).metric())
        .isEqualTo("acme_budget_usd");
    assertThat(new BudgetProjection(ACME, START, 90, 1, usd("1")).axis()).isEqualTo("projected");
    assertThat(new BudgetProjection(ACME, START, 90, 1, usd("1")).windowKey())
        .isEqualTo("2026-05-26T17:00:00+00:00");
  }

  private static Quota week(
      AlertOwner owner, @Nullable LocalDate date, String cost, @Nullable Double rate) {
    return new Quota(owner, WEEK, date, null, "2026-11-17", 90, usd(cost), rate, "unused");
  }

  private static Quota block(AlertOwner owner, @Nullable Instant start, @Nullable String model) {
    return new Quota(owner, HOURS, null, start, "1790", 95, usd("3.25"), 9.0, model);
  }

  private static Money usd(String dollars) {
    return Money.ofDollars(new BigDecimal(dollars));
  }

  private static AlertText of(AlertPayload alert) {
    return AlertTexts.of(alert, TOKYO);
  }

  private static void assertText(AlertPayload alert, String title, String subtitle, String body) {
    assertThat(of(alert)).isEqualTo(new AlertText(title, subtitle, body));
  }
}
