package dev.cctally.cli.render;

import dev.cctally.platform.quota.forecast.Forecast;
import dev.cctally.platform.quota.forecast.Forecast.Doubt;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** What scripts know the parts of a forecast as. */
final class ForecastWords {
  private ForecastWords() {}

  static String source(Forecast.PriceSource source) {
    return switch (source) {
      case THIS_PERIOD -> "this_week";
      case PAST_PERIODS -> "trailing_4wk_median";
      case THIS_PERIOD_SPARSE -> "this_week_sparse";
    };
  }

  static String reason(Doubt doubt) {
    return switch (doubt) {
      case YOUNG -> "elapsed_hours<24";
      case LITTLE_USED -> "percent<2";
      case FEW_SAMPLES -> "snapshots<3";
      case NO_OLD_SAMPLE -> "no_sample_ge_24h";
    };
  }

  /** A percentage as a whole number, half to even. */
  static BigDecimal whole(double percent) {
    return new BigDecimal(percent).setScale(0, RoundingMode.HALF_EVEN);
  }

  static String decimal(double number, int places) {
    return new BigDecimal(number).setScale(places, RoundingMode.HALF_EVEN).toPlainString();
  }
}
