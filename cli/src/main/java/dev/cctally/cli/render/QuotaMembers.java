package dev.cctally.cli.render;

import dev.cctally.platform.quota.Freshness;
import dev.cctally.platform.quota.Milestone;
import dev.cctally.platform.quota.Percent;
import dev.cctally.platform.report.quota.trend.WeekSpan;
import dev.cctally.spi.model.Money;
import org.jspecify.annotations.Nullable;

/**
 * Members that the JSON documents about quotas share. Seconds are whole; what is less is cut off.
 *
 * @param json the document
 */
record QuotaMembers(PrettyJson json) {
  private static final int PLACES = 9;
  private static final long SECOND = 1_000_000;

  /** {@code weekStartDate, weekEndDate, weekStartAt, weekEndAt}. */
  void week(WeekSpan week) {
    json.member("weekStartDate", week.key()).member("weekEndDate", week.endKey());
    boundary("weekStartAt", week.fromMicros());
    boundary("weekEndAt", week.toMicros());
  }

  /** An instant as {@code 2026-05-18T23:30:00+00:00}, or {@code null}. */
  void boundary(String name, @Nullable Long micros) {
    text(name, micros == null ? null : Instants.iso(Math.floorDiv(micros, SECOND) * SECOND));
  }

  /** An instant as {@code 2026-05-18T23:30:00Z}, or {@code null}. */
  void moment(String name, @Nullable Long micros) {
    text(name, micros == null ? null : Instants.second(micros));
  }

  private void text(String name, @Nullable String text) {
    json.name(name);
    if (text == null) {
      json.nothing();
    } else {
      json.value(text);
    }
  }

  /** A number as it is, or {@code null}. */
  void number(String name, @Nullable Double number) {
    json.name(name);
    if (number == null) {
      json.nothing();
    } else {
      json.value(number);
    }
  }

  /** Dollars with nine decimals at most, or {@code null}. */
  void dollars(String name, @Nullable Money money) {
    json.member(name, money == null ? null : Rounded.of(money, PLACES));
  }

  /** A number of dollars with nine decimals at most, or {@code null}. */
  void dollars(String name, @Nullable Double dollars) {
    json.member(name, Rounded.orNull(dollars, PLACES));
  }

  void freshness(Freshness freshness) {
    json.name("freshness").object().member("label", freshness.label().word());
    moment("captured_at", freshness.capturedMicros());
    json.member("age_seconds", freshness.ageSeconds()).endObject();
  }

  /** The members of a milestone of a week, without those only one document has. */
  void milestone(Milestone milestone) {
    json.member("percentThreshold", milestone.threshold());
    dollars("cumulativeCostUSD", milestone.cost());
    dollars("marginalCostUSD", milestone.marginal());
    moment("capturedAt", milestone.capturedMicros());
  }

  /** The percentage of the other window at a milestone, with one decimal. */
  void otherPercent(Milestone milestone) {
    Double other = milestone.otherPercent();
    number("fiveHourPercentAtCrossing", other == null ? null : (Double) Percent.round(other, 1));
  }
}
