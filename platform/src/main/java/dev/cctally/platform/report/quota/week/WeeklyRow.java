package dev.cctally.platform.report.quota.week;

import dev.cctally.platform.quota.QuotaWeek;
import dev.cctally.platform.report.Figures;
import dev.cctally.platform.report.ModelUsage;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Usage of a week of a quota, or of a part of one between resets.
 *
 * @param week the week or the part
 * @param usedPercent how much of the quota was used at the end of the report, or {@code null} if
 *     nobody recorded it
 * @param figures the sums
 * @param modelsUsed distinct model names by first use
 * @param models the models by cost descending; ties by first use
 */
public record WeeklyRow(
    QuotaWeek week,
    @Nullable Double usedPercent,
    Figures figures,
    List<String> modelsUsed,
    List<ModelUsage> models) {
  /** Rejects {@code null}, except for the percentage, and copies the lists. */
  public WeeklyRow {
    Objects.requireNonNull(week, "week");
    Objects.requireNonNull(figures, "figures");
    modelsUsed = List.copyOf(modelsUsed);
    models = List.copyOf(models);
  }

  /** {@return the day people know it by: its first one, in UTC where a reset began it} */
  public LocalDate displayWeek() {
    return week.sinceReset() ? LocalDate.ofInstant(week.start(), ZoneOffset.UTC) : week.key();
  }

  /** {@return what a percent costs, in dollars; {@code null} if it cannot be said} */
  public @Nullable Double dollarsPerPercent() {
    return usedPercent == null || usedPercent <= 0
        ? null
        : (Double) (figures.cost().toDollars().doubleValue() / usedPercent);
  }
}
