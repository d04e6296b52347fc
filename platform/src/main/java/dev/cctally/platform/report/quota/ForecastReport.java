package dev.cctally.platform.report.quota;

import dev.cctally.platform.quota.forecast.Forecast;
import dev.cctally.platform.report.ModelUsage;
import java.util.List;
import java.util.Objects;

/**
 * A forecast with what its cost consists of.
 *
 * @param forecast the forecast
 * @param models the models used since the period began
 * @param unpricedModels those whose cost is unknown, by name
 */
public record ForecastReport(
    Forecast forecast, List<ModelUsage> models, List<String> unpricedModels) {
  /** Rejects {@code null} and copies the lists. */
  public ForecastReport {
    Objects.requireNonNull(forecast, "forecast");
    models = List.copyOf(models);
    unpricedModels = List.copyOf(unpricedModels);
  }
}
